import { describe, expect, it } from 'vitest';
import type { CheckHealth, CheckPoint } from '../../../engine/protocol/page.ts';
import { fillingUp, trendText } from '../../../webview/src/health/model-trend.ts';
import { nightNow } from '../../support/night.ts';
import { diskHealth, nightHistory } from '../../support/night-health.ts';

const now = Date.parse(nightNow);
const [disk] = diskHealth.checks as readonly [CheckHealth];
const minute = 60_000;
/** A point a minute up to now, growing by `step` each. */
const growing = (count: number, step: number): CheckPoint[] =>
  Array.from({ length: count }, (_, index) => ({
    at: new Date(now - (count - index) * minute).toISOString(),
    count: 1,
    failures: 0,
    value: 0.861 - (count - index) * step,
  }));
const told = (points: readonly CheckPoint[], check = disk) => {
  const trend = fillingUp(points, check, now);
  return trend && trendText(trend, now);
};

describe('what fills', () => {
  it('tells when the disk of the night is full', () => {
    const [history] = nightHistory(['db_disk'], new Date(now - 360 * minute).toISOString(), nightNow);
    expect(told(history?.series[0]?.points ?? [])).toBe('full at about 12:28 UTC (9h) at 1.5% an hour');
  });

  it.each<[string, readonly CheckPoint[], Partial<CheckHealth>]>([
    ['too few points', growing(5, 0.001), {}],
    ['too short a time', growing(20, 0.001), {}],
    ['what does not fill', growing(60, 0), {}],
    ['what empties', growing(60, -0.001), {}],
    ['what is full in a year', growing(60, 0.000_000_1), {}],
    ['a check that measures no share', growing(60, 0.001), { value: { number: 5, unit: 'count' } }],
    ['a share of something that does not fill', growing(60, 0.001), { type: 'host' }],
    ['points without a value', growing(60, 0.001).map(({ value: _, ...point }) => point), {}],
  ])('says nothing of %s', (_, points, more) => expect(told(points, { ...disk, ...more })).toBeUndefined());

  it('leaves the clock out of what is days away', () => {
    expect(told(growing(120, 0.000_02))).toBe('full in about 4d at 0.1% an hour');
  });
});
