import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeriesGatherer, joined, minute, quantileOf } from '../../../engine/checks/series.ts';
import { latencyBounds, type SeriesPoint } from '../../../engine/model/series.ts';

function pointOf(...took: readonly number[]): SeriesPoint {
  const series = createSeriesGatherer();
  for (const ms of took) series.add({ workload: 'web', check: 'http', result: 'passed', took: ms }, 0);
  const [point] = series.take(minute, 1);
  if (!point) throw new Error('nothing gathered');
  return point;
}

describe('observations of a minute', () => {
  it('become one point a check', () => {
    const series = createSeriesGatherer();
    series.add({ workload: 'web', check: 'http', result: 'passed', took: 4 }, 10_000);
    series.add({ workload: 'web', check: 'http', result: 'failed', took: 60 }, 59_999);
    series.add({ workload: 'web', check: 'http', result: 'passed', took: 4 }, 60_000);
    series.add({ workload: 'db', check: 'disk', result: 'passed', took: 1 }, 60_000, 0.86);
    expect(series.take(2 * minute, 10).map(({ buckets: _, ...point }) => point)).toEqual([
      { workload: 'web', check: 'http', start: 0, count: 2, failures: 1, latencySum: 64, latencyMax: 60 },
      { workload: 'web', check: 'http', start: 60_000, count: 1, failures: 0, latencySum: 4, latencyMax: 4 },
      {
        workload: 'db',
        check: 'disk',
        start: 60_000,
        count: 1,
        failures: 0,
        latencySum: 1,
        latencyMax: 1,
        value: 0.86,
      },
    ]);
  });

  it('are taken once, when their minute is over', () => {
    const series = createSeriesGatherer();
    series.add({ workload: 'web', check: 'http', result: 'passed', took: 4 }, 0);
    expect(series.take(minute - 1, 10)).toEqual([]);
    expect(series.peek('web')).toHaveLength(1);
    expect(series.take(minute, 10)).toHaveLength(1);
    expect(series.take(minute, 10)).toEqual([]);
  });
});

describe('a quantile', () => {
  it.each([
    ['one observation is bounded by itself', [30], 0.5, 27.5],
    ['below the first bound', [0.5, 0.5], 0.5, 0.25],
    ['the greatest seen bounds the last bucket', [20_000], 1, 20_000],
  ])('%s', (_, took, quantile, ms) => {
    expect(quantileOf(pointOf(...took), quantile)).toBeCloseTo(ms, 5);
  });

  it('is unknown without observations', () => {
    expect(quantileOf({ ...pointOf(1), buckets: latencyBounds.map(() => 0) }, 0.5)).toBeUndefined();
  });

  it('grows with its share and never exceeds the greatest seen', () => {
    const times = fc.array(fc.double({ min: 0, max: 30_000, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        times,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (took, a, b) => {
          const point = pointOf(...took);
          const low = quantileOf(point, Math.min(a, b)) ?? 0;
          const high = quantileOf(point, Math.max(a, b)) ?? 0;
          expect(low).toBeLessThanOrEqual(high + 1e-9);
          expect(high).toBeLessThanOrEqual(Math.max(...took) + 1e-9);
        },
      ),
    );
  });
});

it('joins two points as if all had been seen at once', () => {
  const both = joined(pointOf(1, 2, 3), pointOf(4_000));
  expect(both).toEqual(pointOf(1, 2, 3, 4_000));
});
