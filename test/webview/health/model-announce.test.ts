import { expect, it } from 'vitest';
import { announcements } from '../../../webview/src/health/model-announce.ts';
import { apiHealth, billingHealth, nightOverview, webHealth } from '../../support/night-health.ts';

it('says each change of a state; a P1 that turns unhealthy interrupts', () => {
  const before = [
    { ...billingHealth, state: 'at_risk' as const },
    { ...apiHealth, state: 'healthy' as const },
  ];
  expect(announcements(before, [billingHealth, apiHealth])).toEqual([
    { text: 'billing_api is now unhealthy', assertive: true },
    { text: 'api is now at risk', assertive: false },
  ]);
});

it('says nothing of what stays, goes, or waits for its first check', () => {
  const { workloads } = nightOverview;
  expect(announcements(workloads, workloads)).toEqual([]);
  expect(announcements(workloads, [])).toEqual([]);
  expect(announcements([], [{ ...webHealth, state: 'unknown' }])).toEqual([]);
});
