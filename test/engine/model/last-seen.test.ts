import { expect, it } from 'vitest';
import type { WorkloadHealth } from '../../../engine/model/health.ts';
import { asLastSeen } from '../../../engine/model/last-seen.ts';
import { apiHealth, billingHealth, mailerHealth, webHealth, workerHealth } from '../../support/night-health.ts';

it.each<[string, WorkloadHealth, string]>([
  ['what was seen', billingHealth, billingHealth.message],
  [
    'what failed, and not what comes next',
    { ...apiHealth, message: 'slow; one more failure makes it unhealthy' },
    'took 1.84 s, expected at most 1.5 s',
  ],
  ['what was down', workerHealth, 'billing_api was unhealthy, and this depends on it'],
  ['why nothing was', mailerHealth, mailerHealth.message],
  ['that all was well', webHealth, webHealth.message],
])('says of a workload last seen %s', (_, one, message) => expect(asLastSeen(one).message).toBe(message));

it('expects no restart', () => {
  const restart = { ...billingHealth.restart, next: '2026-11-21T03:13:00.000Z' };
  expect(asLastSeen({ ...billingHealth, restart }).restart).not.toHaveProperty('next');
});
