import { describe, expect, it } from 'vitest';
import type { CheckHealth, CheckPoint } from '../../../engine/protocol/page.ts';
import { spark, sparkOf } from '../../../webview/src/health/model-spark.ts';
import { webHealth } from '../../support/night-health.ts';

const window = { from: 0, to: 48_000 };
const [http] = webHealth.checks as readonly [CheckHealth];
/** A point a second; undefined fails. */
const points = (levels: readonly (number | undefined)[]): CheckPoint[] =>
  levels.map((p50, second) => ({
    at: new Date(second * 1000).toISOString(),
    count: 1,
    failures: p50 === undefined ? 1 : 0,
    ...(p50 === undefined ? {} : { p50 }),
  }));
const heights = (line: string) => [...line.matchAll(/ ([\d.]+)/g)].map(([, y]) => Number(y));

describe('sparkline', () => {
  it('is empty without points, and has ticks only where everything failed', () => {
    expect(sparkOf([], http, window)).toEqual({ line: '', ticks: [] });
    expect(sparkOf(points([undefined]), http, window)).toEqual({ line: '', ticks: [1] });
  });

  it('breaks where nothing answered, with a tick there', () => {
    const { line, ticks } = sparkOf(points([10, 10, undefined, 10, 10]), http, window);
    expect(line.match(/[ML]/g)).toEqual(['M', 'L', 'M', 'L']);
    expect(ticks).toEqual([5.3]);
  });

  it('draws a value alone as a dot', () => {
    expect(sparkOf(points([10, undefined, 10, 10]), http, window).line).toMatch(/^M1 [\d.]+h0M[\d. ]+L[\d. ]+$/);
  });

  it('keeps small variations small and uses the whole height for large ones', () => {
    const small = heights(sparkOf(points([100, 105, 100]), http, window).line);
    const large = heights(sparkOf(points([10, 1000]), http, window).line);
    expect(Math.max(...small) - Math.min(...small)).toBeLessThan(3);
    expect(large).toEqual([spark.floor, spark.top + 1]);
  });

  it('draws a limit only where the values come near it', () => {
    expect(sparkOf(points([100, 140]), { ...http, limit: 1500 }, window).limit).toBeUndefined();
    expect(sparkOf(points([100, 1400]), { ...http, limit: 1500 }, window).limit).toBe(spark.top + 1);
    expect(sparkOf(points([100, 3000]), { ...http, limit: 1500 }, window).limit).toBeGreaterThan(spark.top + 1);
  });

  it('puts many points together and leaves out what is before or after', () => {
    const many = Array.from({ length: 400 }, (_, index) => ({
      at: new Date(index * 120).toISOString(),
      count: 1,
      failures: 0,
      p50: 5,
    }));
    expect(heights(sparkOf(many, http, window).line)).toHaveLength(48);
    expect(sparkOf(many, http, { from: 100_000, to: 148_000 }).line).toBe('');
  });

  it.each([0, -3])('draws a value that stays at %d', (level) => {
    const zero = { ...http, value: { number: level, unit: 'count' } };
    const flat = points([1, 1]).map(({ p50: _, ...point }) => ({ ...point, value: level }));
    for (const y of heights(sparkOf(flat, zero, window).line)) expect(Number.isFinite(y)).toBe(true);
  });
});
