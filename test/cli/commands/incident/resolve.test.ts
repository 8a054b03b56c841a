import { describe, expect, it } from 'vitest';
import type { IncidentDetail } from '../../../../engine/protocol/rpc.ts';
import { workplace } from '../../../support/workplace.ts';

const ctrlC = '\u0003';
const ctrlD = '\u0004';
const ctrlU = '\u0015';
const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

/** An incident of the service web, and a terminal in which it is being resolved. */
async function resolving(...args: string[]) {
  const place = workplace();
  const start = ['incident', 'start', '--title', 'web is down', '--severity', 'P2', '--service', 'web', '--json'];
  const { incident } = JSON.parse((await place.run(...start)).stdout) as IncidentDetail;
  const show = async () =>
    JSON.parse((await place.ask('incident', 'show', incident.id, '--json')).stdout) as IncidentDetail;
  const again = (...more: string[]) => place.sit('incident', 'resolve', incident.id, ...more);
  return { ...place, id: incident.id, show, again, terminal: again(...args) };
}

describe('resolving in a terminal', () => {
  it('asks for each field that is missing, offers what is known, and resolves', async () => {
    const { terminal, show } = await resolving('--impact', 'nobody could pay');
    for (const [question, keys] of [
      ['Summary: ', 'web was down for a while\r'],
      ['Root cause: ', '\r'],
      ['This one is needed.', `${paste('line one\rline two\r')}and a third\r`],
      ['Fix: ', 'rolled bakc\u007f\u007fck\r'],
      ['Trigger: ', '\r'],
      ['Category: ', '\r'],
      ['Component: ', '\r'],
      ['Detection: ', '\r'],
      ['Downtime: ', `${ctrlU}16\r`],
      ['Toil minutes: ', 'many\r'],
      ['Give a number of minutes', `${ctrlU}5\r`],
      ['Toil category: ', '\r'],
      ['Went well: ', '\r'],
      ['Could be better: ', '\r'],
      ['Lessons: ', '\r'],
      ['Action items: ', 'Put a proxy in front;jonas;2026-12-05\r'],
      ['front;jonas;2026-12-05', '\r'],
    ] as const) {
      await terminal.shows(question);
      await terminal.shows('> ');
      terminal.type(keys);
    }
    await terminal.shows('still empty: --trigger, --category, --detection, --toil-category');
    expect(await terminal.ended).toBe(0);
    const { incident, draft } = await show();
    expect(incident.state).toBe('resolved');
    expect(draft).toBeUndefined();
    expect(incident.resolution).toEqual({
      summary: 'web was down for a while',
      root_cause: 'line one\nline two\nand a third',
      fix: 'rolled back',
      component: 'web',
      impact: 'nobody could pay',
      downtime_minutes: 16,
      toil_minutes: 5,
      action_items: [{ what: 'Put a proxy in front', owner: 'jonas', due: '2026-12-05' }],
    });
  });

  it.each([
    ['ctrl-C', (terminal: Terminal) => terminal.type(`half a ca${ctrlC}`), 'half a ca'],
    ['ctrl-D', (terminal: Terminal) => terminal.type(ctrlD), undefined],
  ])('%s leaves what was typed as the draft, and the next time goes on from it', async (_, leave, rootCause) => {
    const { terminal, again, show, id } = await resolving();
    await terminal.shows('Summary: ');
    await terminal.shows('> ');
    terminal.type('web was down\r');
    await terminal.shows('Root cause: ');
    await terminal.shows('> ');
    leave(terminal);
    await terminal.shows(`healer incident resolve ${id} goes on from it`);
    expect(await terminal.ended).toBe(2);
    const { incident, draft } = await show();
    expect(incident.state).toBe('open');
    expect(draft?.fields).toEqual({ summary: 'web was down', ...(rootCause && { root_cause: rootCause }) });

    const next = again();
    await next.shows('Filled in as ');
    await next.shows('> web was down');
    next.type(ctrlC);
    expect(await next.ended).toBe(2);
  });

  it('takes what is typed before it is asked for', async () => {
    const { terminal, show } = await resolving();
    await terminal.shows('Summary: ');
    await terminal.shows('> ');
    terminal.type(`s\rr\rf\r${'\r'.repeat(12)}`);
    expect(await terminal.ended).toBe(0);
    expect((await show()).incident).toMatchObject({
      state: 'resolved',
      resolution: { summary: 's', root_cause: 'r', fix: 'f' },
    });
  });

  it('loses nothing when the terminal goes away', async () => {
    const { terminal, show } = await resolving();
    await terminal.shows('Summary: ');
    await terminal.shows('> ');
    terminal.type('web was down\r');
    await terminal.shows('Root cause: ');
    await terminal.shows('> ');
    terminal.type('half a ca');
    await terminal.shows('half a ca');
    terminal.hangUp();
    await expect
      .poll(async () => (await show()).draft?.fields, { timeout: 10_000 })
      .toEqual({
        summary: 'web was down',
        root_cause: 'half a ca',
      });
  });

  it('asks for the other fields where all that is required was said, and Enter skips them', async () => {
    const { terminal, show, run, id } = await resolving('--summary', 's', '--root-cause', 'r', '--fix', 'f');
    await terminal.shows('Trigger: ');
    await terminal.shows('> ');
    terminal.type('\r'.repeat(12));
    expect(await terminal.ended).toBe(0);
    expect(terminal.shown()).not.toContain('Summary: what');
    expect((await show()).incident).toMatchObject({ state: 'resolved', resolution: { summary: 's' } });
    expect((await run('incident', 'show', id)).stdout).toContain('still empty: --trigger');
  });

  it('does not ask where a resolved one is amended by flags, and adds the items that are given', async () => {
    const { terminal, again, run, show, id } = await resolving();
    await terminal.shows('> ');
    terminal.type(ctrlC);
    await terminal.ended;
    const enough = ['--summary', 's', '--root-cause', 'r', '--fix', 'f'];
    await run('incident', 'resolve', ...enough, '--action-item', 'one;mara', '--action-item', 'two', id);
    const amending = again('--action-item', 'two;jonas;2026-12-05;T-1', '--action-item', 'three');
    expect(await amending.ended).toBe(0);
    expect(amending.shown()).not.toContain('> ');
    expect((await show()).incident.resolution?.action_items).toEqual([
      { what: 'one', owner: 'mara' },
      { what: 'two', owner: 'jonas', due: '2026-12-05', ticket: 'T-1' },
      { what: 'three' },
    ]);
  });

  it('shows a draft without letting it steer the terminal', async () => {
    const { again, terminal, ask, show, id } = await resolving();
    await terminal.shows('> ');
    terminal.type(`x${ctrlC}`);
    await terminal.ended;
    await ask('incident', 'resolve', id, '--summary', 's');
    expect((await show()).incident.state).toBe('open');
    const next = again('--fix', 'red \u001b[31m');
    await next.shows('> x');
    next.type(ctrlC);
    await next.ended;
    const last = again();
    await last.shows('> x');
    last.type('\r');
    await last.shows('Root cause: ');
    last.type('r\r');
    await last.shows('    red \\u001b[31m');
    last.type(ctrlC);
    expect(await last.ended).toBe(2);
  });
});

describe('resolving without a terminal', () => {
  it('asks for nothing, and exit 2 names what is missing', async () => {
    const { run, id, show, terminal } = await resolving();
    await terminal.shows('> ');
    terminal.type(ctrlC);
    const { code, stdout, stderr } = await run('incident', 'resolve', id, '--fix', 'f');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Still missing: --summary, --root-cause.');
    expect((await show()).incident.state).toBe('open');
  });

  it('keeps what was typed and is not said, and names it', async () => {
    const { run, id, show, terminal } = await resolving('--impact', 'nobody could pay');
    await terminal.shows('> ');
    terminal.type(`a first thought${ctrlC}`);
    await terminal.ended;
    const { stderr } = await run('incident', 'resolve', id, '--summary', 's', '--root-cause', 'r', '--fix', 'f');
    expect(stderr).toMatch(/^Kept as a draft, as \S+ typed it: impact\. `healer incident resolve INC-/);
    const { incident, draft } = await show();
    expect(incident.resolution).toEqual({ summary: 's', root_cause: 'r', fix: 'f' });
    expect(draft?.fields).toEqual({ impact: 'nobody could pay' });
  });
});

type Terminal = Awaited<ReturnType<typeof resolving>>['terminal'];
