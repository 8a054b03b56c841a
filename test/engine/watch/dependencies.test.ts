import { describe, expect, it } from 'vitest';
import type { Check } from '../../../engine/model/check.ts';
import type { CheckState } from '../../../engine/model/check-state.ts';
import type { WorkloadState } from '../../../engine/model/workload-state.ts';
import { dependenciesOf, type Known, notSeenSince, standing } from '../../../engine/watch/dependencies.ts';
import { watched } from './night.ts';

/** `web: [api]` as checks. */
function checksOf(needs: Readonly<Record<string, readonly string[]>>): Known['checksOf'] {
  const checks = new Map(Object.entries(needs).map(([name, dependsOn]) => [name, [watched(name, { dependsOn })]]));
  return (name) => checks.get(name) ?? [];
}

describe('what a workload waits for', () => {
  it.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['what its checks name', { web: ['api', 'db'], api: [], db: [] }, ['api', 'db']],
    ['not what is not watched', { web: ['api', 'mail'], api: [] }, ['api']],
    ['not itself', { web: ['web'] }, []],
    ['not one that waits for it', { web: ['api'], api: ['web'] }, []],
    [
      'not one that waits for it by way of another',
      { web: ['api', 'db'], api: ['queue'], queue: ['web'], db: [] },
      ['db'],
    ],
  ])('is %s', (_, needs, expected) => {
    expect(dependenciesOf('web', checksOf(needs))).toEqual(expected);
  });
});

const at = Date.parse('2026-11-22T03:00:00.000Z');
const db = watched('db', { interval: 10_000, timeout: 5_000, retries: 2 });

function known(workload: Partial<WorkloadState>, check: Partial<CheckState> = {}): Known {
  const state = { workload: 'db', healthy: true, since: '', restartCount: 0, attempts: 0, exhausted: false };
  const seen = { workload: 'db', check: 'http', healthy: true, consecutiveFails: 0, consecutiveSuccesses: 0 };
  return {
    checksOf: (name): readonly Check[] => (name === 'db' ? [db] : []),
    stateOf: (name) => (name === 'db' ? { ...state, ...workload } : undefined),
    checkState: () => ({ ...seen, totalChecks: 1, totalFails: 0, ...check }),
  };
}

describe('how a dependency stands', () => {
  const ago = (ms: number) => new Date(at - ms).toISOString();
  it.each([
    ['fine', known({}), { stands: 'fine' }],
    ['down', known({ healthy: false }), { stands: 'down', because: 'db' }],
    ['down with what it waits for itself', known({ suppressedBy: 'disk' }), { stands: 'down', because: 'disk' }],
    ['undecided while it fails', known({}, { failingSince: ago(59_999) }), { stands: 'undecided' }],
    ['fine when it takes too long to be decided', known({}, { failingSince: ago(60_000) }), { stands: 'fine' }],
  ])('%s', (_, facts, expected) => {
    expect(standing('db', facts, at)).toEqual({ name: 'db', ...expected });
  });

  it('is fine when nobody has observed it', () => {
    expect(standing('mail', known({}), at)).toEqual({ name: 'mail', stands: 'fine' });
  });
});

it.each([
  [{}, ['db']],
  [{ lastCheck: '2026-11-22T02:59:59.999Z' }, ['db']],
  [{ lastCheck: '2026-11-22T03:00:00.000Z' }, []],
])('a dependency seen as %j is looked at again for a failure at 03:00: %j', (check, expected) => {
  const stale = notSeenSince(['db', 'mail'], '2026-11-22T03:00:00.000Z', known({}, check));
  expect(stale.map(({ workload }) => workload)).toEqual(expected);
});
