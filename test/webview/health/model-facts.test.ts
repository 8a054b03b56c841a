import { describe, expect, it } from 'vitest';
import type { CheckHealth, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { nextRestartFact, observedFact, restartFact, stabilityFact } from '../../../webview/src/health/model-facts.ts';
import { nightNow } from '../../support/night.ts';
import { apiHealth, billingHealth, diskHealth } from '../../support/night-health.ts';

const now = Date.parse(nightNow);
const restarting = (more: Partial<WorkloadHealth['restart']>): WorkloadHealth => ({
  ...billingHealth,
  restart: { ...billingHealth.restart, ...more },
});
const last = billingHealth.restart.last as NonNullable<WorkloadHealth['restart']['last']>;
const { message: _, ...wordless } = last;

describe('restarts', () => {
  it.each<[WorkloadHealth, string | undefined]>([
    [billingHealth, '1 of 3 · 02:58:47, held 41 s'],
    [apiHealth, '0 of 5'],
    [diskHealth, undefined],
    [restarting({ max: 0, attempts: 4 }), '4, no limit · 02:58:47, held 41 s'],
    [restarting({ auto: false, count: 2, last: { ...wordless, outcome: 'failed' } }), '2 in all · 02:58:47, failed'],
    [
      restarting({ last: { ...wordless, began: '2026-11-19T10:00:00.000Z', outcome: 'unknown' } }),
      '1 of 3 · 19 Nov 2026 10:00:00 UTC, outcome not known',
    ],
  ])('are told', (one, text) => expect(restartFact(one, now)).toBe(text));

  it.each<[WorkloadHealth, string | undefined]>([
    [billingHealth, '03:14:00 UTC, in 1m 20s'],
    [restarting({ next: '2026-11-21T03:12:00.000Z' }), 'due now'],
    [restarting({ exhausted: true }), 'none: 3 attempts did not help, a person is needed'],
    [apiHealth, undefined],
    [diskHealth, undefined],
  ])('say when the next is', (one, text) => expect(nextRestartFact(one, now)).toBe(text));
});

describe('stability', () => {
  const week = 7 * 24 * 3_600_000;
  it.each<[WorkloadHealth['stability'] & object, string]>([
    [
      { score: 71, window: week, outages: 2, crashes: 0, mtbf: 3.4 * 24 * 3_600_000 },
      '71 of 100 over 7 days: 2 outages, MTBF 3.4 d',
    ],
    [{ score: 100, window: week, outages: 0, crashes: 0 }, '100 of 100 over 7 days: no outage'],
    [
      { score: 12.4, window: 5_400_000, outages: 1, crashes: 1, mtbf: 5_400_000, restartSuccess: 0.5 },
      '12 of 100 over 1h 30m: 1 outage, 1 crash, MTBF 1h 30m, 50% of restarts worked',
    ],
  ])('is told with what it is counted from', (stability, text) =>
    expect(stabilityFact({ ...apiHealth, stability })).toBe(text),
  );

  it('is not told before it is known', () => {
    const { stability: __, ...young } = apiHealth;
    expect(stabilityFact(young)).toBeUndefined();
  });
});

it('tells how often a check was observed', () => {
  const [check] = billingHealth.checks as readonly [CheckHealth];
  expect(observedFact(check)).toBe('20,160 times, 41 failed');
  expect(observedFact({ ...check, totalFails: 0 })).toBe('20,160 times, none failed');
});
