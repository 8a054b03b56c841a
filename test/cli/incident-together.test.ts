import { userInfo } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectTo } from '../../engine/daemon/start.ts';
import type { Actor, Event, IncidentDetail, Severity } from '../../engine/protocol/rpc.ts';
import { version } from '../../package.json';
import { codeOf, value } from '../engine/store/temporary.ts';
import { workplace } from '../support/workplace.ts';

const rounds = 12;
const severities = ['P1', 'P2', 'P3', 'P4'] as const;

/** An incident that two windows have open, and a shell. */
async function shared() {
  const place = workplace({ 'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n' });
  const start = ['incident', 'start', '--title', 'web is down', '--severity', 'P2', '--json'];
  const { id } = (JSON.parse((await place.run(...start)).stdout) as IncidentDetail).incident;
  const show = async () => JSON.parse((await place.ask('incident', 'show', id, '--json')).stdout) as IncidentDetail;

  async function openWindow(name: string) {
    const client = value(await connectTo(place.state, version));
    onTestFinished(client.close);
    const actor: Actor = { name, via: 'editor' };
    const told: string[] = [];
    client.onNotification('incident/changed', ({ ids }) => told.push(...ids));
    return { client, actor, told };
  }
  return { ...place, id, show, windows: [await openWindow('mara'), await openWindow('jonas')] as const };
}

/** The changes of one field in the order they are told. */
function chain(timeline: readonly Event[], field: string): readonly { from: unknown; to: unknown }[] {
  return timeline
    .filter(({ kind, data }) => kind === 'incident_changed' && data?.['field'] === field)
    .map(({ data }) => ({ from: data?.['from'], to: data?.['to'] }));
}

describe('two windows and a shell that change one incident at once', () => {
  it('lose nothing: every change is there, told with who made it and through what', async () => {
    const { windows, ask, show, id } = await shared();
    const me = userInfo().username;
    let rated = 0;
    const inWindow = async ({ client, actor }: (typeof windows)[number]) => {
      for (let round = 0; round < rounds; round++) {
        const severity = severities[round % 4] as Severity;
        const typed = {
          fields: { [actor.name === 'mara' ? 'summary' : 'root_cause']: `${actor.name} ${round}` },
          items: [{ id: `${actor.name} ${round}`, what: 'a row each' }],
        };
        const answers = await Promise.all([
          client.request('incident/note', { id, actor, text: `${actor.name} ${round}` }),
          client.request('incident/assign', { id, actor, owner: `${actor.name}-${round}` }),
          client.request('incident/severity', { id, actor, severity }),
          client.request('incident/draft', { id, actor, change: typed }),
        ]);
        for (const answer of answers) value(answer);
        // It may have that severity already, from the other window.
        if (!value(answers[2]).unchanged) rated++;
      }
    };
    const inShell = async () => {
      for (let round = 0; round < rounds; round++) {
        expect((await ask('incident', 'note', id, `${me} ${round}`)).code).toBe(0);
        expect((await ask('incident', 'assign', id, `${me}-${round}`)).code).toBe(0);
      }
    };
    await Promise.all([inWindow(windows[0]), inWindow(windows[1]), inShell()]);

    const { incident, timeline, draft } = await show();
    for (const [name, via] of [
      ['mara', 'editor'],
      ['jonas', 'editor'],
      [me, 'cli'],
    ]) {
      const notes = timeline.filter(({ kind, actor }) => {
        return kind === 'incident_note' && actor.name === name && actor.via === via;
      });
      expect(notes.map(({ message }) => message)).toEqual(Array.from({ length: rounds }, (_, at) => `${name} ${at}`));
    }
    const owners = chain(timeline, 'owner');
    expect(owners).toHaveLength(3 * rounds);
    expect(owners.map(({ from }) => from)).toEqual([null, ...owners.slice(0, -1).map(({ to }) => to)]);
    expect(incident.owner).toBe(owners.at(-1)?.to);
    const changed = chain(timeline, 'severity');
    expect(changed).toHaveLength(rated);
    expect(rated).toBeGreaterThanOrEqual(rounds - 1);
    expect(changed.map(({ from }) => from)).toEqual(['P2', ...changed.slice(0, -1).map(({ to }) => to)]);
    expect(incident.severity).toBe(changed.at(-1)?.to);
    expect(draft?.fields).toEqual({ summary: `mara ${rounds - 1}`, root_cause: `jonas ${rounds - 1}` });
    const rows = ['jonas', 'mara'].flatMap((name) => Array.from({ length: rounds }, (_, at) => `${name} ${at}`));
    expect(draft?.items.map((item) => item.id).toSorted()).toEqual(rows.toSorted());
    for (const { told } of windows) await expect.poll(() => told.length).toBeGreaterThan(0);
  });

  it('move it once: the others are told how it stands', async () => {
    const { windows, ask, show, id } = await shared();
    const [mara, jonas] = windows;
    const moves = await Promise.all([
      mara.client.request('incident/transition', { id, actor: mara.actor, to: 'acknowledged' }),
      jonas.client.request('incident/transition', { id, actor: jonas.actor, to: 'acknowledged' }),
      ask('incident', 'ack', id),
    ]);
    const done = [moves[0].ok, moves[1].ok, moves[2].code === 0];
    expect(done.filter(Boolean)).toHaveLength(1);
    for (const move of moves.slice(0, 2) as [(typeof moves)[0], (typeof moves)[1]]) {
      if (!move.ok) expect(codeOf(move)).toBe('incident/illegal-transition');
    }
    if (moves[2].code !== 0) expect(moves[2].stderr).toContain('is acknowledged and cannot become acknowledged');
    const { timeline, incident } = await show();
    const told = timeline.filter(({ kind }) => kind === 'incident_state');
    expect(told).toHaveLength(1);
    expect(incident.owner).toBe(told[0]?.actor.name);
  });

  it('resolve it together: both resolutions are told, and what somebody else still types stays', async () => {
    const { windows, ask, show, id } = await shared();
    const [mara, jonas] = windows;
    const typed = { fields: { lessons: 'Look twice.' } };
    value(await mara.client.request('incident/draft', { id, actor: mara.actor, change: typed }));
    const [byJonas, byShell] = await Promise.all([
      jonas.client.request('incident/resolve', {
        id,
        actor: jonas.actor,
        resolution: { summary: 's', root_cause: 'r', fix: 'f', impact: 'none' },
      }),
      ask('incident', 'resolve', id, '--summary', 's', '--root-cause', 'r', '--fix', 'f', '--category', 'capacity'),
    ]);
    expect([byJonas.ok, byShell.code]).toEqual([true, 0]);
    const { incident, timeline, draft } = await show();
    expect(timeline.filter(({ kind }) => kind === 'incident_resolution')).toHaveLength(2);
    expect(incident.resolution).toEqual({
      ...{ summary: 's', root_cause: 'r', fix: 'f' },
      ...{ impact: 'none', category: 'capacity' },
    });
    expect(draft?.fields).toEqual(typed.fields);
  });
});
