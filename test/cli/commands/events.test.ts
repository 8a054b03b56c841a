import { describe, expect, it, vi } from 'vitest';
import type { Event } from '../../../engine/model/event.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { value } from '../../engine/store/temporary.ts';
import { scriptedDaemon } from '../../support/daemon.ts';
import { recorded } from '../../support/events.ts';
import { workplace } from '../../support/workplace.ts';

const ids = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { id: string }).id);

/** A workplace in which these events are kept. */
async function workplaceWith(events: readonly Event[]) {
  const place = workplace();
  const store = createEventStore(place.database());
  value(await store.append(events));
  return { ...place, store };
}

describe('healer events', () => {
  it('prints one object a line with the same seven keys, oldest first', async () => {
    const [first, incident] = recorded(2).map((event, at): Event => {
      if (at === 0) return { ...event, workload: 'api', check: 'http' };
      return { ...event, kind: 'incident_opened', incident: 'INC-1', data: { severity: 'P1' } };
    });
    const { ask } = await workplaceWith([first, incident].filter((event) => event !== undefined));
    const { code, stdout, stderr } = await ask('events', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(
      stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        id: first?.id,
        at: first?.at,
        kind: 'check_fail',
        workload: 'api',
        check: 'http',
        message: 'event 0',
        data: null,
      },
      {
        id: incident?.id,
        at: incident?.at,
        kind: 'incident_opened',
        workload: null,
        check: null,
        message: 'event 1',
        data: { incident: 'INC-1', severity: 'P1' },
      },
    ]);
  });

  it('prints all of many, from the database and from a daemon alike', async () => {
    const events = recorded(2_500);
    const { ask, store, state } = await workplaceWith(events);
    const stored = ids((await ask('events', '--json')).stdout);
    expect(stored).toEqual(events.map(({ id }) => id));
    let asked = 0;
    await scriptedDaemon(state, {
      'event/list': (query) => {
        asked++;
        return store.list(query);
      },
    });
    expect(ids((await ask('events', '--json')).stdout)).toEqual(stored);
    expect(asked).toBe(3);
    expect(ids((await ask('events', '--json', '--limit', '1200')).stdout)).toEqual(stored.slice(-1200));
  });

  it.each<[string, string[], number[]]>([
    ['of a kind', ['--kind', 'unhealthy'], [1]],
    ['of some kinds', ['--kind', 'unhealthy', 'healthy'], [1, 2]],
    ['of a workload', ['--workload', 'web'], [3]],
    ['from a time on', ['--since', '2026-11-21 02:54:02'], [2, 3]],
    ['up to a time', ['--until', '2026-11-21T02:54:01Z'], [0, 1]],
    ['the newest', ['--limit', '2'], [2, 3]],
    ['of the last day', ['--since', '1d'], []],
  ])('prints those %s', async (_, args, expected) => {
    const kinds = ['check_fail', 'unhealthy', 'healthy', 'crash'] as const;
    const events = recorded(4).map((event, at) => ({
      ...event,
      kind: kinds[at] ?? 'check_fail',
      workload: at === 3 ? 'web' : 'api',
    }));
    const { ask } = await workplaceWith(events);
    const { stdout, stderr } = await ask('events', '--json', ...args);
    expect(ids(stdout)).toEqual(expected.map((at) => events[at]?.id));
    expect(stderr).toBe(expected.length === 0 ? 'No event.\n' : '');
  });

  it('is a line each for people, which cannot steer a terminal', async () => {
    const strange = { workload: 'api', check: 'http', message: 'a\n\u001b[2Jb' };
    const { ask } = await workplaceWith(recorded(1).map((event) => ({ ...event, ...strange })));
    const { stdout } = await ask('events');
    expect(stdout).toBe('2026-11-21 02:54:00Z  check_fail           api/http  a \\u001b[2Jb\n');
  });

  it('says that there is nothing yet, and starts and makes nothing', async () => {
    const { ask } = workplace();
    expect(await ask('events')).toEqual({ code: 0, stdout: '', stderr: 'No event.\n' });
    expect((await ask('daemon', 'status')).stdout).toBe('not running\n');
  });

  it.each([
    ['a time that is none', ['--since', 'yesterday'], 'Give a duration back from now'],
    ['a kind that is none', ['--kind', 'explosion'], 'Allowed choices are check_fail'],
    ['no number', ['--limit', '0'], 'Give a whole number'],
    ['an end of what goes on', ['--follow', '--until', '1h'], 'cannot be used with'],
  ])('could not run: %s', async (_, args, message) => {
    const { code, stderr } = await workplace().ask('events', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('healer events --follow', () => {
  it('goes on through the end of one daemon and the start of the next, with each event once', async () => {
    const { run, start } = workplace();
    await run('silence', '--all', '--duration', '1h', '--reason', 'first');
    const follow = start('events', '--follow', '--json');
    const silenced = (reason: string) =>
      vi.waitUntil(() => follow.said.stdout.includes(`: ${reason}`), { timeout: 9_000 });
    await silenced('first');
    await run('silence', '--all', '--duration', '1h', '--reason', 'second');
    await silenced('second');
    await run('daemon', 'stop');
    await run('silence', '--all', '--duration', '1h', '--reason', 'third');
    await silenced('third');
    await run('incident', 'start', '--title', 'api is down', '--severity', 'P3');
    await vi.waitUntil(() => follow.said.stdout.includes('evidence_collected'), { timeout: 9_000 });
    expect(await follow.end()).toBe(0);
    const kept = (await run('events', '--json')).stdout;
    expect(ids(follow.said.stdout).toSorted()).toEqual(ids(kept).toSorted());
  });

  it('waits where no daemon runs, and says so once', async () => {
    const { start, run } = workplace();
    const follow = start('events', '--follow');
    await vi.waitUntil(() => follow.said.stderr.includes('waiting for one'), { timeout: 9_000 });
    await run('silence', '--all', '--duration', '1h', '--reason', 'moving');
    await vi.waitUntil(() => follow.said.stdout.includes('moving'), { timeout: 9_000 });
    expect(await follow.end()).toBe(0);
    expect(follow.said.stderr).toBe('No daemon runs for this folder; waiting for one.\n');
  });

  it('tells what is recorded while it catches up, late and out of order, once, and only what was asked for', async () => {
    const events = recorded(6).map((event, at) => ({
      ...event,
      at: new Date().toISOString(),
      workload: at === 5 ? 'web' : 'api',
    }));
    const pick = (...at: number[]) => at.flatMap((index) => events[index] ?? []);
    const { start, store, state } = await workplaceWith(events.slice(0, 2));
    let asked = 0;
    const caughtUp = Promise.withResolvers<void>();
    const server = await scriptedDaemon(state, {
      async 'event/list'(query) {
        const answer = await store.list(query);
        if (asked++ === 0) return answer;
        // Between what is read and what is answered.
        server.notify('event/recorded', { events: pick(4, 5) });
        server.notify('event/recorded', { events: pick(4, 1) });
        caughtUp.resolve();
        return answer;
      },
    });
    const follow = start('events', '--follow', '--json', '--limit', '1', '--workload', 'api');
    await caughtUp.promise;
    await vi.waitUntil(() => ids(follow.said.stdout).length === 2, { timeout: 9_000 });
    server.notify('event/recorded', { events: pick(3, 2) });
    await vi.waitUntil(() => ids(follow.said.stdout).length === 4, { timeout: 9_000 });
    await follow.end();
    expect(ids(follow.said.stdout)).toEqual([1, 4, 3, 2].map((at) => events[at]?.id));
  });
});
