import { expect, it } from 'vitest';
import { matches } from '../../../client/src/health/filter.ts';
import { failing, workload } from './night.ts';

const api = workload('billing_api', 'unhealthy', {
  labels: { team: 'payments' },
  checks: [failing({ check: 'orders', target: 'http://shop/orders', lastError: 'connection refused' })],
});

it.each([
  '',
  '  ',
  'billing',
  'BILLING',
  'team=payments',
  'orders',
  'refused',
  '@unhealthy',
  '@unhealthy @risk billing',
])('shows it for %j', (filter) => {
  expect(matches(api, filter)).toBe(true);
});

it.each(['web', '@healthy', '@unhealthy web', 'team=platform', '@nonsense'])('hides it for %j', (filter) => {
  expect(matches(api, filter)).toBe(false);
});
