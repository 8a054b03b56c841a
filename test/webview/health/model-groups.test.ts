import { describe, expect, it } from 'vitest';
import type { HealthState, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { counts, filtered, groups, placed } from '../../../webview/src/health/model-groups.ts';
import { nightOverview, webHealth } from '../../support/night-health.ts';

const all = nightOverview.workloads;
const one = (workload: string, state: HealthState): WorkloadHealth => ({ ...webHealth, workload, state });
const drawn = (places: ReturnType<typeof placed>, workloads: readonly WorkloadHealth[]) =>
  groups(places, workloads).map(({ state, workloads: here }) => `${state}: ${here.map((w) => w.workload).join(' ')}`);

describe('filter', () => {
  it.each<[string, HealthState[], string]>([
    ['', [], 'billing_api api db_disk worker reports db queue web web_cert'],
    ['API', [], 'billing_api api'],
    ['tcp 5432', [], 'db'],
    ['team=payments', [], 'billing_api worker'],
    ['postgresql', [], 'db_disk'],
    ['nginx', [], ''],
    ['', ['at_risk', 'silenced'], 'api db_disk reports'],
    ['api', ['at_risk'], 'api'],
    ['web', ['at_risk'], ''],
  ])('%j in %j leaves %s', (text, states, left) =>
    expect(
      filtered(all, text, states)
        .map(({ workload }) => workload)
        .join(' '),
    ).toBe(left),
  );
});

describe('groups', () => {
  it('are the worst first, by name within; what is silenced is last', () => {
    expect(drawn(placed([], all, false), all)).toEqual([
      'unhealthy: billing_api',
      'at_risk: api db_disk',
      'suppressed: worker',
      'healthy: db queue web web_cert',
      'silenced: reports',
    ]);
    expect(drawn([], [])).toEqual([]);
  });

  it('begin with the P1, then what is down for longest, and count in names', () => {
    const down = [
      one('svc-10', 'unhealthy'),
      one('svc-2', 'unhealthy'),
      { ...one('svc-3', 'unhealthy'), since: '2026-11-01T02:00:00.000Z' },
      { ...one('z', 'unhealthy'), severity: 'P1' } as const,
    ];
    expect(drawn(placed([], down, false), down)).toEqual(['unhealthy: z svc-3 svc-2 svc-10']);
  });

  it('stay as they are while the list is in use, with new ones last and gone ones gone, and follow once it is left', () => {
    const before = placed([], [one('a', 'healthy'), one('b', 'healthy'), one('gone', 'healthy')], false);
    const after = [one('a', 'healthy'), one('b', 'unhealthy'), one('0', 'healthy'), one('new', 'at_risk')];
    const inUse = placed(before, after, true);
    expect(drawn(inUse, after)).toEqual(['at_risk: new', 'healthy: a b 0']);
    expect(groups(inUse, after)[1]?.workloads[1]?.state).toBe('unhealthy');
    expect(drawn(placed(inUse, after, false), after)).toEqual(['unhealthy: b', 'at_risk: new', 'healthy: 0 a']);
  });

  it('take up the first result of a check even while the list is in use', () => {
    const before = placed([], [one('a', 'unknown'), one('b', 'unknown'), one('c', 'healthy')], false);
    const after = [one('a', 'healthy'), one('b', 'unknown'), one('c', 'at_risk')];
    expect(drawn(placed(before, after, true), after)).toEqual(['unknown: b', 'healthy: c a']);
  });

  it('are counted, with a chosen one nobody is in any more', () => {
    expect(counts(all, []).map(({ state, count }) => [state, count])).toEqual([
      ['unhealthy', 1],
      ['at_risk', 2],
      ['suppressed', 1],
      ['healthy', 4],
      ['silenced', 1],
    ]);
    expect(counts([one('a', 'healthy')], ['unhealthy'])).toEqual([
      { state: 'unhealthy', count: 0 },
      { state: 'healthy', count: 1 },
    ]);
  });
});
