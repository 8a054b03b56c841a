import { describe, expect, it } from 'vitest';
import { createStabilities } from '../../../engine/insight/stabilities.ts';
import type { Event } from '../../../engine/model/event.ts';
import type { Database } from '../../../engine/store/database.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { createGroupCommit } from '../../../engine/store/group-commit.ts';
import { createHealthStore } from '../../../engine/store/health.ts';
import { createSeriesStore } from '../../../engine/store/series.ts';
import { createStabilityStore } from '../../../engine/store/stability.ts';
import { watchEvent } from '../../../engine/watch/event.ts';
import { createStabilityAlarm, openStabilities } from '../../../engine/watch/stability-watch.ts';
import { check } from '../checks/support.ts';
import { temporaryDatabase, value } from '../store/temporary.ts';

const origin = { source: 'host', scope: 'local' };
const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse('2026-11-22T03:00:00.000Z');
const timeAt = (ms: number) => new Date(start + ms).toISOString();

function told(kind: Event['kind'], ms: number, workload = 'web', data?: Record<string, unknown>): Event {
  return watchEvent(origin, timeAt(ms), { kind, workload, message: kind, ...(data && { data }) });
}

const outage = (from: number, to: number, workload = 'web') => [
  told('unhealthy', from, workload, { failing_since: timeAt(from) }),
  told('healthy', to, workload, { unhealthy_since: timeAt(from) }),
];

/** What the board knows: one http check a workload, last seen at `ms`. */
function boardOf(seenAt: number | undefined) {
  return {
    checksOf: (workload: string) => [check({ workload })],
    checkState: () => (seenAt === undefined ? undefined : ({ lastCheck: timeAt(seenAt) } as never)),
  };
}

async function observed(database: Database, ms: number, workload = 'web') {
  const buckets = Array.from({ length: 14 }, () => 0);
  const point = {
    workload,
    check: 'http',
    start: start + ms,
    count: 1,
    failures: 0,
    latencySum: 1,
    latencyMax: 1,
    buckets,
  };
  value(await createSeriesStore(database, origin).add([point]));
}

describe('what is on record', () => {
  it('is what a daemon begins with', async () => {
    const database = temporaryDatabase();
    await observed(database, -10 * day);
    value(
      await createEventStore(database).append([...outage(-8 * day, -8 * day + hour), ...outage(-day, -day + hour)]),
    );
    const of = value(openStabilities(createStabilityStore(database, origin), boardOf(0), () => new Date(start))).of;
    expect(of('web')).toMatchObject({ outages: 1, score: 84 });
    expect(of('api')).toMatchObject({ outages: 0, score: 100 });
  });

  it('has when nobody watched, which is no time up', async () => {
    const database = temporaryDatabase();
    await observed(database, -2 * hour);
    const began = told('watch_started', -hour / 2, '', { unwatched_since: timeAt(-1.5 * hour) });
    const { workload: _, ...started } = began;
    value(await createEventStore(database).append([...outage(-2 * hour, -1.5 * hour), started]));
    const stability = (gap?: number) =>
      value(openStabilities(createStabilityStore(database, origin), boardOf(0), () => new Date(start), gap)).of('web');
    expect(stability()?.mtbf).toBe(hour / 2);
    expect(stability(start - hour / 4)?.mtbf).toBe(hour / 4);
  });

  it('has what rules restarted, and not whom they told', async () => {
    const database = temporaryDatabase();
    await observed(database, -10 * day);
    value(
      await createEventStore(database).append([
        told('unhealthy', -day, 'web', { failing_since: timeAt(-day) }),
        told('rule_acted', -day + 1_000, 'web', { rule: 'web-down', action: 'notify' }),
        told('rule_acted', -day + 2_000, 'web', { rule: 'web-down', action: 'restart_workload' }),
        told('healthy', -day + hour, 'web', { unhealthy_since: timeAt(-day) }),
      ]),
    );
    const of = value(openStabilities(createStabilityStore(database, origin), boardOf(0), () => new Date(start))).of;
    expect(of('web')).toMatchObject({ outages: 1, restartSuccess: 1 });
  });

  it('has an outage that began before the window and goes on', async () => {
    const database = temporaryDatabase();
    await observed(database, -10 * day);
    const health = createHealthStore(database, createGroupCommit(database), origin);
    const state = {
      workload: 'web',
      healthy: false,
      since: timeAt(-9 * day),
      restartCount: 0,
      attempts: 0,
      exhausted: false,
    };
    value(await health.record({ workloads: [state] }));
    const of = value(openStabilities(createStabilityStore(database, origin), boardOf(0), () => new Date(start))).of;
    expect(of('web')).toMatchObject({ outages: 1, score: 0 });
  });

  it('tells from when on a workload was watched, to the minute', async () => {
    const database = temporaryDatabase();
    await observed(database, -2 * hour);
    value(await createEventStore(database).append(outage(-hour, 0)));
    const store = createStabilityStore(database, origin);
    const of = value(openStabilities(store, boardOf(0), () => new Date(start))).of;
    expect(of('web')).toMatchObject({ outages: 1, mtbf: hour });
  });

  it('is nothing for a workload that was never looked at', () => {
    const store = createStabilityStore(temporaryDatabase(), origin);
    expect(value(openStabilities(store, boardOf(undefined), () => new Date(start))).of('web')).toBeUndefined();
  });
});

it('is kept up with what happens, and forgets what is older than a week', () => {
  let now = start;
  const stabilities = createStabilities({ events: [], firstSeen: () => start - 30 * day, now: () => new Date(now) });
  expect(stabilities.of('web')?.score).toBe(100);
  stabilities.saw(outage(-60_000, 0));
  expect(stabilities.of('web')).toMatchObject({ score: 84, outages: 1 });
  now = start + 29_000;
  stabilities.saw(outage(0, 29_000, 'api'));
  expect(stabilities.of('web')?.score).toBe(84);
  now = start + 7 * day + 1;
  expect(stabilities.of('web')?.score).toBe(100);
});

it('sees an outage that goes on', () => {
  let now = start;
  const stabilities = createStabilities({ events: [], firstSeen: () => start - day, now: () => new Date(now) });
  stabilities.saw([told('unhealthy', 0)]);
  expect(stabilities.of('web')?.score).toBe(84);
  now = start + day;
  expect(stabilities.of('web')?.score).toBe(42);
});

describe('the threshold', () => {
  const scored = (scores: Record<string, number>) => (workload: string) => ({
    score: scores[workload] ?? 100,
    window: 7 * day,
    outages: 3,
    crashes: 1,
  });
  const now = () => new Date(start);

  it.each<[string, number[], (string | undefined)[]]>([
    [
      'is crossed once each way',
      [90, 69, 50, 74, 75, 80, 69],
      [undefined, 'stability_low', undefined, undefined, 'stability_recovered', undefined, 'stability_low'],
    ],
    ['holds the score that equals it', [70, 70], [undefined, undefined]],
  ])('%s', (_, scores, kinds) => {
    const current = { web: 100 };
    const alarm = createStabilityAlarm((workload) => scored(current)(workload), [], { origin, now });
    const said = scores.map((score) => {
      current.web = score;
      return alarm.look(['web'], 70)[0]?.kind;
    });
    expect(said).toEqual(kinds);
  });

  it('of 100 is reached again', () => {
    const current = { web: 99 };
    const alarm = createStabilityAlarm((workload) => scored(current)(workload), [], { origin, now });
    expect(alarm.look(['web'], 100)[0]?.kind).toBe('stability_low');
    current.web = 100;
    expect(alarm.look(['web'], 100)[0]?.kind).toBe('stability_recovered');
  });

  it('is left out: nothing is said', () => {
    const alarm = createStabilityAlarm(scored({ web: 0 }), [], { origin, now });
    expect(alarm.look(['web'], undefined)).toEqual([]);
  });

  it('says what is low, with its numbers', () => {
    const [event] = createStabilityAlarm(scored({ web: 42 }), [], { origin, now }).look(['web', 'api'], 70);
    expect(event).toMatchObject({
      kind: 'stability_low',
      workload: 'web',
      message: 'stability is 42 of 100, below 70: 3 outages and 1 crashes in 7 days',
      data: { threshold: 70, score: 42, outages: 3, crashes: 1 },
    });
  });

  it('was said by a former daemon', async () => {
    const database = temporaryDatabase();
    const events = [
      told('stability_low', -3),
      told('stability_low', -3, 'api'),
      told('stability_recovered', -2, 'api'),
    ];
    value(await createEventStore(database).append(events));
    const low = value(createStabilityStore(database, origin).low());
    expect(low).toEqual(['web']);
    expect(createStabilityAlarm(scored({ web: 0 }), low, { origin, now }).look(['web'], 70)).toEqual([]);
  });
});
