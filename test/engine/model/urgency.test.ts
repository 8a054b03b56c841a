import { describe, expect, it } from 'vitest';
import type { WorkloadHealth } from '../../../engine/model/health.ts';
import { byUrgency, urgentSeverity } from '../../../engine/model/urgency.ts';
import { webHealth } from '../../support/night-health.ts';

type More = Partial<Pick<WorkloadHealth, 'state' | 'severity' | 'since'>>;
const { severity: _, since: __, ...web } = webHealth;
const one = (workload: string, more: More = {}): WorkloadHealth => ({ ...web, workload, state: 'unhealthy', ...more });
const early = '2026-11-21T02:00:00.000Z';
const late = '2026-11-21T03:00:00.000Z';

describe('the order of workloads', () => {
  it.each<[string, readonly WorkloadHealth[]]>([
    [
      'severity, one without as P3',
      [one('z', { severity: 'P1' }), one('y', { severity: 'P2' }), one('x'), one('a', { severity: 'P4' })],
    ],
    [
      'severity before how long it has been',
      [one('b', { severity: 'P1', since: late }), one('a', { severity: 'P2', since: early })],
    ],
    ['how long it has been, not known last', [one('c', { since: early }), one('b', { since: late }), one('a')]],
    ['name, digits as numbers', [one('svc-2'), one('svc-10'), one('svc-100')]],
    [
      'severity where it is at risk, not since when it was healthy',
      [
        one('b', { state: 'at_risk', severity: 'P1', since: late }),
        one('a', { state: 'at_risk', since: early }),
        one('c', { state: 'at_risk', since: early }),
      ],
    ],
    [
      'name alone where it does not fail',
      [one('a', { state: 'healthy', since: late }), one('b', { state: 'healthy', severity: 'P1', since: early })],
    ],
  ])('is by %s', (_, sorted) => {
    expect(sorted.toReversed().sort(byUrgency)).toEqual(sorted);
  });

  it.each<[WorkloadHealth['state'], WorkloadHealth['severity'], string | undefined]>([
    ['unhealthy', 'P1', 'P1'],
    ['at_risk', 'P2', 'P2'],
    ['unhealthy', 'P3', undefined],
    ['unhealthy', undefined, undefined],
    ['healthy', 'P1', undefined],
    ['suppressed', 'P1', undefined],
  ])('names of what is %s with severity %s: %s', (state, severity, named) =>
    expect(urgentSeverity(one('a', { state, ...(severity && { severity }) }))).toBe(named),
  );
});
