import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { freshCheck } from '../../../engine/checks/monitor.ts';
import type { CheckState } from '../../../engine/model/check-state.ts';
import type { Event } from '../../../engine/model/event.ts';
import type { WorkloadState } from '../../../engine/model/workload-state.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { createGroupCommit } from '../../../engine/store/group-commit.ts';
import { createHealthStore } from '../../../engine/store/health.ts';
import { createRestartJournal } from '../../../engine/store/restart-attempts.ts';
import { createSeriesStore } from '../../../engine/store/series.ts';
import { temporaryDatabase, value } from './temporary.ts';

const origin = { source: 'daemon-1', scope: 'local' };

const check: CheckState = {
  workload: 'api',
  check: 'http',
  healthy: false,
  lastCheck: '2026-11-21T02:54:12.000Z',
  lastHealthy: '2026-11-21T02:53:12.000Z',
  consecutiveFails: 3,
  seenFails: 2,
  seenDown: true,
  consecutiveSuccesses: 0,
  totalChecks: 4,
  totalFails: 3,
  lastError: 'HTTP 503',
  failingSince: '2026-11-21T02:53:42.000Z',
};

const workload: WorkloadState = {
  workload: 'api',
  healthy: false,
  since: '2026-11-21T02:54:12.000Z',
  restartCount: 1,
  lastRestart: '2026-11-21T02:54:13.000Z',
  attempts: 1,
  exhausted: false,
};

const event = (message: string): Event => ({
  id: uuidv7(),
  at: '2026-11-21T02:54:12.000Z',
  kind: 'unhealthy',
  ...origin,
  workload: 'api',
  actor: { name: 'check', via: 'daemon' },
  message,
});

function stores() {
  const database = temporaryDatabase();
  const commit = createGroupCommit(database);
  return {
    database,
    commit,
    health: createHealthStore(database, commit, origin),
    journal: createRestartJournal(database, commit, origin),
    events: createEventStore(database),
    series: createSeriesStore(database, origin),
  };
}

describe('how checks and workloads stand', () => {
  it('is kept with the events that tell of it, the last that was written', async () => {
    const { health, events } = stores();
    value(await health.record({ checks: [freshCheck('api', 'http').state] }));
    value(await health.record({ checks: [check], workloads: [workload], events: [event('down')] }));
    expect(value(await health.load())).toEqual({ checks: [check], workloads: [workload] });
    expect(value(await events.list({})).map(({ message }) => message)).toEqual(['down']);
  });
});

describe('changes of one moment', () => {
  it('are one transaction, in the order they came', async () => {
    const { health, events } = stores();
    await Promise.all(['one', 'two', 'three'].map((message) => health.record({ events: [event(message)] })));
    expect(value(await events.list({})).map(({ message }) => message)).toEqual(['one', 'two', 'three']);
  });

  it('do not cost each other what only one of them cannot do', async () => {
    const { commit, health, events } = stores();
    const bug = commit(() => {
      throw new Error('a fault');
    });
    const kept = health.record({ events: [event('kept')] });
    await expect(bug).rejects.toThrow('a fault');
    value(await kept);
    expect(value(await events.list({}))).toHaveLength(1);
  });
});

describe('the journal of restarts', () => {
  const attempt = {
    id: uuidv7(),
    workload: 'api',
    target: 'unit api.service',
    cause: 'auto_restart',
    number: 1,
    report: 'report-1',
    began: '2026-11-21T02:54:13.000Z',
    outcome: 'under_way',
  } as const;
  const end = { at: '2026-11-21T02:54:15.000Z', outcome: 'worked' } as const;

  it('has an attempt under way until it ends', async () => {
    const { journal } = stores();
    value(await journal.begin(attempt, {}));
    expect(value(await journal.last())).toEqual([attempt]);
    value(await journal.end(attempt.id, end, {}));
    expect(value(await journal.last())).toEqual([{ ...attempt, outcome: 'worked', ended: end.at }]);
  });

  it('has an attempt of a daemon that was killed as unknown', async () => {
    const { database, commit, journal } = stores();
    value(await journal.begin(attempt, {}));
    const next = createRestartJournal(database, commit, origin);
    expect(value(await next.last())).toEqual([{ ...attempt, outcome: 'unknown' }]);
  });

  it('lets no attempt end twice', async () => {
    const { journal } = stores();
    value(await journal.begin(attempt, {}));
    value(await journal.end(attempt.id, end, {}));
    await expect(journal.end(attempt.id, { ...end, outcome: 'failed' }, {})).rejects.toThrow('an attempt ends once');
  });
});

describe('measurements', () => {
  const point = (start: number, count: number) => ({
    workload: 'api',
    check: 'http',
    start,
    count,
    failures: 1,
    latencySum: 5 * count,
    latencyMax: 9,
    buckets: [count],
  });

  it('of a minute add up, and to five minutes and an hour', async () => {
    const { series, health } = stores();
    value(await health.record({ checks: [check] }));
    value(await series.add([point(60_000, 2), point(120_000, 3)]));
    value(await series.add([point(60_000, 4)]));
    const read = async (step: 60_000 | 300_000 | 3_600_000) =>
      value(await series.read({ workload: 'api', step, from: 0, to: 3_600_000 })).map(({ start, count }) => [
        start,
        count,
      ]);
    expect(await read(60_000)).toEqual([
      [60_000, 6],
      [120_000, 3],
    ]);
    expect(await read(300_000)).toEqual([[0, 9]]);
    expect(await read(3_600_000)).toEqual([[0, 9]]);
  });

  it('are dropped when they have been kept for long enough', async () => {
    const { series, health } = stores();
    value(await health.record({ checks: [check] }));
    const day = 86_400_000;
    value(await series.add([point(0, 1)]));
    expect(value(await series.prune(15 * day, 9))).toBe(1);
    const read = async (step: 60_000 | 300_000) =>
      value(await series.read({ workload: 'api', step, from: 0, to: day }));
    expect(await read(60_000)).toEqual([]);
    expect(await read(300_000)).toHaveLength(1);
  });
});
