import { describe, expect, it } from 'vitest';
import type { CheckState } from '../../../engine/model/check-state.ts';
import type { Silence } from '../../../engine/model/silence.ts';
import type { WorkloadState } from '../../../engine/model/workload-state.ts';
import { isUnhealthy, standingsOf, statusesOf, storedStandings } from '../../../engine/watch/standing.ts';
import { check } from '../checks/support.ts';

const at = '2026-11-21T02:54:12.000Z';
const now = Date.parse(at);

const passing: CheckState = {
  workload: 'api',
  check: 'http',
  healthy: true,
  lastCheck: at,
  consecutiveFails: 0,
  seenFails: 0,
  seenDown: false,
  consecutiveSuccesses: 0,
  totalChecks: 9,
  totalFails: 0,
};
const failing: CheckState = { ...passing, consecutiveFails: 1, seenFails: 1, lastError: 'refused', failingSince: at };
const broken: CheckState = { ...failing, healthy: false, consecutiveFails: 3, seenFails: 3, seenDown: true };
const unseen: CheckState = {
  workload: 'api',
  check: 'http',
  healthy: true,
  consecutiveFails: 0,
  seenFails: 0,
  seenDown: false,
  consecutiveSuccesses: 0,
  totalChecks: 0,
  totalFails: 0,
};

const well: WorkloadState = {
  workload: 'api',
  healthy: true,
  since: at,
  restartCount: 0,
  attempts: 0,
  exhausted: false,
};
const down: WorkloadState = {
  ...well,
  healthy: false,
  incident: 'INC-20261121-025412',
  restartCount: 2,
  lastRestart: at,
};

const silence: Silence = {
  id: 's',
  match: { labels: { team: 'payments' } },
  reason: 'moving',
  by: { name: 'mara', via: 'cli' },
  starts: at,
  ends: '2026-11-21T04:54:12.000Z',
};

const api = check({ workload: 'api', labels: { team: 'payments' } });
const defined = [api, check(), check({ workload: 'off', enabled: false })];

describe('how workloads last stood', () => {
  it.each([
    ['a check that passes', [passing], well, [], 'healthy', '', false],
    ['a check that fails, not often enough', [failing], well, [], 'at_risk', 'refused', false],
    ['a check that is unhealthy', [broken], down, [], 'unhealthy', 'refused', true],
    [
      'one unhealthy check among others',
      [passing, { ...broken, check: 'orders' }],
      down,
      [],
      'unhealthy',
      'refused',
      true,
    ],
    ['no observation', [unseen], undefined, [], 'unknown', 'not checked yet', false],
    [
      'a dependency that is down',
      [broken],
      { ...well, suppressedBy: 'database' },
      [],
      'suppressed',
      'database is unhealthy, and this depends on it; no alert of its own',
      true,
    ],
    [
      'a silence by label',
      [broken],
      down,
      [silence],
      'silenced',
      'refused; silenced until 2026-11-21T04:54:12.000Z by mara: moving',
      true,
    ],
    ['a silence that is over', [passing], well, [{ ...silence, ends: at }], 'healthy', '', false],
  ] as const)('with %s', (_, checks, workload, silences, state, message, unhealthy) => {
    const names = ['http', 'orders'].map((name) => ({ ...api, name }));
    const stored = { checks, workloads: workload ? [workload] : [], silences };
    const [standing] = storedStandings(stored, names, now);
    expect(standing).toMatchObject({ workload: 'api', state, message, checks });
    expect(standing && isUnhealthy(standing)).toBe(unhealthy);
  });

  it('are told the worst first, with incident and restarts', () => {
    const stored = {
      checks: [{ ...passing, workload: 'web' }, broken],
      workloads: [{ ...well, workload: 'web' }, down],
      silences: [],
    };
    const standings = storedStandings(stored, defined, now);
    expect(standings.map(({ workload }) => workload)).toEqual(['api', 'web']);
    expect(standings[0]).toMatchObject({ incident: 'INC-20261121-025412', restartCount: 2, lastRestart: at });
  });

  it('are told with what is down and silenced above what is at risk, and what is silenced and fine below', () => {
    const named = (workload: string, state: CheckState) => ({ ...state, workload });
    const stored = {
      checks: [named('a', passing), named('b', failing), named('c', broken), named('d', broken), named('e', passing)],
      workloads: [
        { ...well, workload: 'a' },
        { ...well, workload: 'b' },
        { ...down, workload: 'c' },
        { ...down, workload: 'd' },
      ],
      silences: ['c', 'e'].map((workload) => ({ ...silence, match: { workload } })),
    };
    const standings = storedStandings(stored, [], now);
    expect(standings.map(({ workload, state }) => `${workload} ${state}`)).toEqual([
      'd unhealthy',
      'c silenced',
      'b at_risk',
      'e silenced',
      'a healthy',
    ]);
  });

  it('are told of the checks that are enabled now, and of all where no definition is known', () => {
    const stored = {
      checks: [passing, { ...broken, workload: 'off' }, { ...broken, workload: 'removed' }],
      workloads: [],
      silences: [],
    };
    expect(storedStandings(stored, defined, now).map(({ workload }) => workload)).toEqual(['api']);
    expect(storedStandings(stored, [], now)).toHaveLength(3);
  });
});

describe('statuses for a program', () => {
  it.each([
    ['silenced', [broken], down, [silence], { state: 'silenced', silenced_until: '2026-11-21T04:54:12Z' }],
    ['suppressed', [broken], { ...well, suppressedBy: 'db' }, [], { state: 'suppressed' }],
    ['unhealthy', [broken], down, [], { state: 'unhealthy', incident: 'INC-20261121-025412' }],
  ] as const)('tell what is %s from the rest', (_, checks, workload, silences, expected) => {
    const [status] = statusesOf(storedStandings({ checks, workloads: [workload], silences }, [api], now));
    expect(status).toMatchObject({ workload: 'api', healthy: false, since: '2026-11-21T02:54:12Z', ...expected });
    expect(status && 'silenced_until' in status).toBe('silenced_until' in expected);
  });

  it('say so of what is watched, too', () => {
    const restart = { auto: false, count: 0, attempts: 0, max: 0, exhausted: false };
    const health = { workload: 'api', state: 'silenced', message: '', dependsOn: [], labels: {}, silence } as const;
    const seen = {
      type: 'http',
      target: '',
      retries: 3,
      interval: 1_000,
      source: { file: '/x.yaml', line: 1 },
    } as const;
    const workloads = [{ ...health, checks: [{ ...passing, ...seen }], restart }];
    const [status] = statusesOf(standingsOf({ at, workloads, failures: [] }));
    expect(status).toMatchObject({ healthy: true, state: 'silenced', silenced_until: '2026-11-21T04:54:12Z' });
    expect(status).not.toHaveProperty('since');
  });
});
