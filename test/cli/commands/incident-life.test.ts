import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IncidentDetail, IncidentSummary, SimilarIncident, TrackedAction } from '../../../engine/protocol/rpc.ts';
import { workplace } from '../../support/workplace.ts';

/** The command line inside this process, once a daemon is there; a failed command fails the test. */
function shop() {
  const place = workplace({ 'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n' });
  const say = async (...args: string[]) => {
    const { code, stdout, stderr } = await place.ask('incident', ...args);
    if (code !== 0) throw new Error(`healer incident ${args.join(' ')}: ${code} ${stderr}`);
    return stdout;
  };
  const detail = async (...args: string[]) => JSON.parse(await say(...args, '--json')) as IncidentDetail;
  return { ...place, say, detail };
}

const fifteen = [
  ['--summary', 'Web answered 503 for a quarter of an hour.'],
  ['--root-cause', 'Nothing kept the sum of all pools below the limit.'],
  ['--trigger', 'A deploy raised the worker pool.'],
  ['--fix', 'The worker was rolled back.'],
  ['--category', 'capacity'],
  ['--component', 'database'],
  ['--detection', 'The check web failed.'],
  ['--impact', 'Nobody could pay.'],
  ['--downtime', '16'],
  ['--toil-minutes', '45.5'],
  ['--toil-category', 'triage'],
  ['--went-well', 'The dry run.'],
  ['--could-be-better', 'The limit was nowhere written.'],
  ['--lessons', 'A shared limit needs an owner.'],
  ['--action-item', 'Put a proxy in front;jonas;2026-11-01;SHOP-12'],
  ['--action-item', 'Alert at 80%'],
].flat();

describe('the whole life of an incident on the command line', () => {
  it('goes from opening to review, and every change is an event with who and through what', async () => {
    const { cwd, run, ask, say, detail } = shop();
    const opened = await run('incident', 'start', '--title', 'web answers 503', '--severity', 'P2', '--json');
    const { id } = (JSON.parse(opened.stdout) as IncidentDetail).incident;

    expect((await detail('ack', id)).incident.state).toBe('acknowledged');
    await say('assign', id, 'jonas');
    await say('severity', '--id', id, 'P1');
    await say('note', id, 'the pool went', 'from 10 to 40');
    await say('note', '--id', id, 'rolled back');
    await say('mitigate', id);
    await say('times', id, '--started', '2026-11-21 02:53', '--detected', '2026-11-21T02:54:10Z');
    const resolved = await detail('resolve', id, ...fifteen);
    expect(resolved).toMatchObject({ incident: { state: 'resolved', severity: 'P1', owner: 'jonas' }, missing: [] });
    expect(resolved.incident.resolution).toMatchObject({
      downtime_minutes: 16,
      toil_minutes: 45.5,
      action_items: [
        { what: 'Put a proxy in front', owner: 'jonas', due: '2026-11-01', ticket: 'SHOP-12' },
        { what: 'Alert at 80%' },
      ],
    });

    await say('reopen', id, '--reason', 'it is back');
    await say('resolve', id, '--lessons', 'Look twice.');
    await say('times', id, '--detected', 'unknown');
    const file = (await say('postmortem', id)).trim();
    expect(readFileSync(join(cwd, file), 'utf8')).toContain('Put a proxy in front');
    expect((await ask('actions', 'done', id, '1')).stdout).toContain('Action item done: Put a proxy in front');
    expect(await say('review', id)).toContain('Reviewed');

    const { incident, timeline } = await detail('show', id);
    expect(incident.milestones).toMatchObject({ started: '2026-11-21T02:53:00.000Z', reviewed: expect.any(String) });
    expect(incident.milestones).not.toHaveProperty('detected');
    expect(timeline.map(({ message }) => message)).toEqual([
      'Opened as P2: web answers 503',
      expect.stringContaining('Evidence taken'),
      'Acknowledged',
      'Assigned to jonas',
      'Severity P2 → P1',
      'the pool went from 10 to 40',
      'rolled back',
      'Mitigated',
      'Times corrected: started 2026-11-21T02:53:00.000Z, detected 2026-11-21T02:54:10.000Z',
      'Resolved: Web answered 503 for a quarter of an hour.',
      'Reopened: it is back',
      'Resolved: Web answered 503 for a quarter of an hour.',
      'Times corrected: detected unknown',
      'Postmortem written',
      'Action item done: Put a proxy in front',
      'Reviewed',
    ]);
    const others = timeline.filter(({ kind }) => kind !== 'evidence_collected');
    expect(new Set(others.map(({ actor }) => actor.via))).toEqual(new Set(['cli']));
    expect(others.every(({ actor }) => actor.name !== '')).toBe(true);
  });

  it('is told to be so already where a request changes nothing, and keeps no event of it', async () => {
    const { run, ask, say, detail } = shop();
    const opened = await run('incident', 'start', '--title', 'web answers 503', '--severity', 'P2', '--json');
    const { id } = (JSON.parse(opened.stdout) as IncidentDetail).incident;
    await say('assign', id, 'mara');
    await say('times', id, '--started', '2026-11-20 02:53');
    const before = await detail('show', id);
    for (const args of [
      ['severity', id, 'P2'],
      ['assign', id, 'mara'],
      ['times', id, '--started', '2026-11-20 02:53', '--detected', 'unknown'],
    ])
      expect(await say(...args)).toContain('    It is so already: nothing was changed.\n');
    expect(await detail('severity', id, 'P2')).toEqual({ ...before, unchanged: true });
    await say('resolve', id, ...fifteen);
    await ask('actions', 'done', id, '1');
    expect((await ask('actions', 'done', id, '1')).stdout).toContain('It is so already');
    const { timeline } = await detail('show', id);
    expect(timeline.filter(({ kind }) => kind === 'action_item')).toHaveLength(1);
  });

  it('is found by what is asked for, and by what resembles it', async () => {
    const { run, ask, say, detail } = shop();
    const start = async (title: string, severity: string, service: string) => {
      const { stdout } = await run(
        'incident',
        'start',
        '--title',
        title,
        '--severity',
        severity,
        '--service',
        service,
        '--json',
      );
      return (JSON.parse(stdout) as IncidentDetail).incident.id;
    };
    const web = await start('web answers 503', 'P2', 'web');
    await say('resolve', web, ...fifteen);
    const again = await start('web answers 503 again', 'P1', 'web');
    const disk = await start('disk is full', 'P3', 'db');
    await say('assign', disk, 'mara');

    const found = async (...args: string[]) =>
      (JSON.parse(await say('list', '--json', ...args)) as IncidentSummary[]).map(({ id }) => id);
    expect(await found()).toEqual([disk, again, web]);
    expect(await found('--state', 'open')).toEqual([disk, again]);
    expect(await found('--state', 'open', 'resolved', '--service', 'web')).toEqual([again, web]);
    expect(await found('--severity', 'P1', 'P3', '--limit', '1')).toEqual([disk]);
    expect(await found('--owner', 'mara')).toEqual([disk]);
    expect(await found('--text', 'POOL limit')).toEqual([web]);
    expect(await found('--since', '7d')).toEqual([disk, again, web]);
    expect(await found('--profile', 'none')).toEqual([]);

    const alike = JSON.parse(await say('similar', again, '--json')) as SimilarIncident[];
    expect(alike).toMatchObject([{ incident: { id: web }, fix: 'The worker was rolled back.', downtimeMinutes: 16 }]);
    expect(await say('similar', again)).toContain('why: same service web; says web, answers, 503 too');

    const overdue = JSON.parse((await ask('actions', 'list', '--overdue', '--json')).stdout) as TrackedAction[];
    expect(overdue).toMatchObject([{ incident: web, item: 1, what: 'Put a proxy in front', overdue: true }]);
    expect((await ask('actions', 'list', '--owner', 'jonas')).stdout).toMatch(/overdue +2026-11-01 +jonas +SHOP-12/);
    await ask('actions', 'done', web, '1');
    await ask('actions', 'done', '--id', web, '2');
    expect(await ask('actions', 'list')).toMatchObject({ code: 0, stdout: '', stderr: 'Nothing is to be done.\n' });
    await ask('actions', 'done', web, '1', '--undo');
    const all = (await ask('actions', 'list', '--done')).stdout.split('\n');
    expect([all[1], all[2]]).toEqual([expect.stringContaining('overdue'), expect.stringContaining('done')]);
    expect((await detail('show', web)).incident.resolution?.action_items?.[1]?.done).toBeDefined();
  });

  it('is read without a daemon, and nothing starts one', async () => {
    const { run, ask, say, cwd } = shop();
    await run('incident', 'start', '--title', 'web answers 503', '--severity', 'P2');
    await run('daemon', 'stop');
    const id = /INC-\S+/.exec(await say('list'))?.[0] ?? '';
    for (const args of [
      ['show', id],
      ['similar', id],
      ['export', id, '--out', 'x.json'],
      ['export', id, '--format', 'html'],
    ])
      await say(...args);
    expect((await ask('actions', 'list')).code).toBe(0);
    expect((await ask('daemon', 'status')).stdout).toBe('not running\n');
    expect(JSON.parse(readFileSync(join(cwd, 'x.json'), 'utf8'))).toMatchObject({ schema: 1, incident: { id } });
  });
});

describe('an incident that is named by a part of its id', () => {
  it('is found where one has it; where several have it, they are named', async () => {
    const { run, ask, say } = shop();
    for (const title of ['one', 'two']) await run('incident', 'start', '--title', title, '--severity', 'P4');
    const [, two = '', one = ''] = (await say('list')).split('\n').map((line) => line.split(' ')[0]);
    // Opened in the same second, one ends in -2, and the other with the part that both have.
    expect(await say('ack', one.replace(/^INC-\d{8}-/, ''))).toContain(one);
    const { code, stderr } = await ask('incident', 'ack', 'inc-2');
    expect(code).toBe(2);
    expect(stderr).toContain(`${two}, ${one}`);
    expect(stderr).toContain('(incident/ambiguous)');
    expect((await ask('incident', 'show', 'nothing-like-it')).stderr).toContain('(incident/unknown)');
  });
});

describe('what cannot be', () => {
  it.each([
    [['note'], 'say which incident'],
    [['note', 'INC-20261121-025412'], 'say what is to be noted'],
    [['assign', 'INC-20261121-025412'], '--nobody'],
    [['assign', 'INC-20261121-025412', 'mara', '--nobody'], '--nobody'],
    [['severity', 'INC-20261121-025412', 'P9'], 'P1, P2, P3, P4'],
    [['severity', 'INC-20261121-025412'], 'P1, P2, P3 or P4'],
    [['severity', '--id', 'INC-20261121-025412', 'P1', 'P2'], 'too much is said'],
    [['reopen', 'INC-20261121-025412'], '--reason'],
    [['times', 'INC-20261121-025412'], '--started, --detected'],
    [['times', 'INC-20261121-025412', '--started', 'soon'], 'a UTC time'],
    [['export', 'INC-20261121-025412', '--format', 'pdf'], 'json, html'],
    [['export', 'INC-20261121-025412', '--format', 'html', '--json'], 'keep one of them'],
    [['resolve', 'INC-20261121-025412', '--action-item', ';mara'], 'what is to be done'],
    [['resolve', 'INC-20261121-025412', '--action-item', 'x;;soon'], 'YYYY-MM-DD'],
    [['list', '--limit', '0'], 'whole number'],
  ])('%j is refused before anything is started', async (args, message) => {
    const { ask } = shop();
    const { code, stdout, stderr } = await ask('incident', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect((await ask('daemon', 'status')).stdout).toBe('not running\n');
  });

  it.each([
    ['a number that is none', ['actions', 'done', 'INC-20261121-025412', 'first'], 'by its number'],
    ['no number', ['actions', 'done', 'INC-20261121-025412'], 'by its number'],
  ])('an action item with %s is refused', async (_, args, message) => {
    const { code, stderr } = await shop().ask(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
