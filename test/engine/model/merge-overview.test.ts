import { expect, it } from 'vitest';
import type { HealthOverview, WorkloadHealth } from '../../../engine/model/health.ts';
import { mergeOverview, unwatched } from '../../../engine/model/merge-overview.ts';
import { nightOverview, webHealth } from '../../support/night-health.ts';

const named = (workload: string, message: string): WorkloadHealth => ({ ...webHealth, workload, message });
const of = (at: string, ...workloads: readonly WorkloadHealth[]): HealthOverview => ({
  ...nightOverview,
  at,
  workloads,
});
const before = of('02:00', named('api', 'old'), named('db', 'old'), named('web', 'old'));

it.each<[string, readonly string[], readonly WorkloadHealth[], readonly string[]]>([
  ['what was asked for, in its place', ['db'], [named('db', 'new')], ['api old', 'db new', 'web old']],
  ['what is new, at the end', ['queue'], [named('queue', 'new')], ['api old', 'db old', 'web old', 'queue new']],
  ['what is gone', ['db', 'web'], [named('web', 'new')], ['api old', 'web new']],
  ['nothing', [], [], ['api old', 'db old', 'web old']],
  ['more than was asked for', ['db'], [named('web', 'new'), named('db', 'new')], ['api old', 'db new', 'web new']],
])('takes up %s', (_, asked, answer, shown) => {
  const now = mergeOverview(before, asked, of('03:00', ...answer));
  expect(now.workloads.map(({ workload, message }) => `${workload} ${message}`)).toEqual(shown);
  expect(now.at).toBe('03:00');
});

it('keeps how everything stood when nothing is watched any more', () => {
  const { watching, ...rest } = before;
  expect(watching).toBeDefined();
  expect(unwatched(before)).toEqual(rest);
});
