import { describe, expect, it } from 'vitest';
import type { CheckState } from '../../../engine/model/check-state.ts';
import { type Dependency, freshWorkload, settle, type WorkloadMemory } from '../../../engine/watch/settle.ts';

const start = { at: '2026-11-22T03:00:00.000Z', tick: 0 };
const now = { at: '2026-11-22T03:05:00.000Z', tick: 300_000 };
const fresh = freshWorkload('api', start);

const check = (healthy: boolean, name = 'http'): CheckState => ({
  workload: 'api',
  check: name,
  healthy,
  consecutiveFails: healthy ? 0 : 3,
  seenFails: healthy ? 0 : 3,
  seenDown: !healthy,
  consecutiveSuccesses: 0,
  totalChecks: 9,
  totalFails: 3,
  ...(!healthy && { lastError: 'HTTP 503', failingSince: start.at }),
});

const fine: Dependency = { name: 'db', stands: 'fine' };
const undecided: Dependency = { name: 'db', stands: 'undecided' };
const down: Dependency = { name: 'db', stands: 'down', because: 'db' };
const behind: Dependency = { name: 'cache', stands: 'down', because: 'db' };

const memory = (state: Partial<WorkloadMemory['state']>, times: Partial<WorkloadMemory> = {}): WorkloadMemory => ({
  ...fresh,
  ...times,
  state: { ...fresh.state, ...state },
});

const unhealthy = memory({ healthy: false, since: start.at });
const suppressed = memory({ suppressedBy: 'db' });

describe('a workload, by its checks and what it depends on', () => {
  it.each<[string, WorkloadMemory, readonly CheckState[], readonly Dependency[], string | undefined]>([
    ['fine stays fine', fresh, [check(true)], [], undefined],
    ['turns unhealthy with its first unhealthy check', fresh, [check(true), check(false, 'orders')], [], 'unhealthy'],
    ['turns unhealthy where its dependency is fine', fresh, [check(false)], [fine], 'unhealthy'],
    ['waits for a dependency that is not decided', fresh, [check(false)], [undecided], undefined],
    ['is suppressed by one that is down', fresh, [check(false)], [down], 'suppressed'],
    ['is suppressed by what its dependency waits for', fresh, [check(false)], [behind], 'suppressed'],
    ['one down explains more than one undecided', fresh, [check(false)], [undecided, down], 'suppressed'],
    ['is suppressed once', suppressed, [check(false)], [down], undefined],
    ['turns unhealthy when what suppressed it is fine again', suppressed, [check(false)], [fine], 'unhealthy'],
    ['is no longer suppressed when it is fine', suppressed, [check(true)], [down], undefined],
    ['unhealthy stays so, whatever becomes of others', unhealthy, [check(false)], [down], undefined],
    ['turns healthy with its last check', unhealthy, [check(true), check(true, 'orders')], [], 'healthy'],
    ['is not healthy while one check is not', unhealthy, [check(true), check(false, 'orders')], [], undefined],
  ])('%s', (_, before, checks, dependencies, kind) => {
    expect(settle(before, checks, dependencies, { moment: now, resetAfter: 600_000 }).event?.kind).toBe(kind);
  });

  it('counts from when it was suppressed, and anew once it is not', () => {
    const at = (state: { readonly since: string }) => state.since;
    const options = { moment: now, resetAfter: 600_000 };
    const begun = settle(fresh, [check(false)], [down], options).memory;
    const later = { ...options, moment: { at: '2026-11-22T04:00:00.000Z', tick: options.moment.tick + 3_600_000 } };
    expect(at(begun.state)).toBe(options.moment.at);
    expect(at(settle(begun, [check(false)], [down], later).memory.state)).toBe(options.moment.at);
    expect(at(settle(begun, [check(true)], [fine], later).memory.state)).toBe(later.moment.at);
  });

  it('names what it is suppressed by at the root', () => {
    const settled = settle(fresh, [check(false)], [behind], { moment: now, resetAfter: 0 });
    expect(settled.memory.state.suppressedBy).toBe('db');
    expect(settled.event?.message).toBe(
      'HTTP 503; not alerted, because it needs cache, which needs db, and that is unhealthy',
    );
  });

  it('changes nothing where nothing changed', () => {
    expect(settle(fresh, [check(true)], [], { moment: now, resetAfter: 600_000 }).memory).toBe(fresh);
  });
});

describe('attempts to restart', () => {
  const tried = memory({ attempts: 2, exhausted: true }, { healthySince: 0 });

  it.each([
    [300_001, 2],
    [300_000, 0],
  ])('count from zero once it was healthy for %d ms of 300,000', (resetAfter, attempts) => {
    expect(settle(tried, [check(true)], [], { moment: now, resetAfter }).memory.state.attempts).toBe(attempts);
  });

  it('stay when it fails again sooner', () => {
    expect(settle(tried, [check(false)], [], { moment: now, resetAfter: 600_000 }).memory.state.attempts).toBe(2);
  });
});
