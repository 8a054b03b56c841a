import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeriesGatherer, joined, minute, quantileOf } from '../../../engine/checks/series.ts';
import { latencyBounds, type SeriesPoint } from '../../../engine/model/series.ts';
import { fuzz } from '../../support/fuzz.ts';

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

  it('that could not be written are held, with what came meanwhile', () => {
    const series = createSeriesGatherer();
    const see = (at: number) => series.add({ workload: 'web', check: 'http', result: 'passed', took: 4 }, at);
    see(0);
    const taken = series.take(minute, 10);
    see(1_000);
    expect(series.giveBack(taken)).toBe(0);
    expect(series.take(minute, 10)).toMatchObject([{ start: 0, count: 2, latencySum: 8 }]);
  });

  it('of which too many are held are put together to hours, then dropped, the oldest first', () => {
    const series = createSeriesGatherer(3);
    for (const at of [0, minute, 2 * minute, 3 * minute, 60 * minute])
      series.add({ workload: 'web', check: 'http', result: 'passed', took: 4 }, at);
    const hours = () => series.take(Number.POSITIVE_INFINITY, 10);
    expect(series.giveBack(hours())).toBe(0);
    const kept = hours();
    expect(kept.map(({ start, count }) => [start, count])).toEqual([
      [0, 4],
      [60 * minute, 1],
    ]);
    for (const at of [120, 180]) series.add({ workload: 'web', check: 'http', result: 'passed', took: 4 }, at * minute);
    expect(series.giveBack(kept)).toBe(4);
    expect(
      hours()
        .map(({ start }) => start / minute)
        .toSorted((a, b) => a - b),
    ).toEqual([60, 120, 180]);
  });

  it('are taken a few at a time, all of them in the end', () => {
    const series = createSeriesGatherer();
    for (const workload of ['web', 'api', 'db']) {
      series.add({ workload, check: 'http', result: 'passed', took: 4 }, 1_000);
      series.add({ workload, check: 'tcp', result: 'passed', took: 4 }, 1_000);
      series.add({ workload, check: 'http', result: 'passed', took: 4 }, 61_000);
    }
    expect([3, 3, 3].map((limit) => series.take(minute, limit).length)).toEqual([3, 3, 0]);
    expect(series.peek('web')).toMatchObject([{ start: minute }]);
    expect(series.take(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toHaveLength(3);
  });
});

it('observations are taken a few at a time, those of a minute that is not over kept for the workload', () => {
  const series = createSeriesGatherer();
  const seen = (workload: string, check: string) => ({ workload, check, result: 'passed', took: 4 }) as const;
  for (const workload of ['web', 'api', 'db']) {
    for (const check of ['http', 'tcp']) series.add(seen(workload, check), 1_000);
    series.add(seen(workload, 'http'), 61_000);
  }
  const taken = [series.take(minute, 3), series.take(minute, 3), series.take(minute, 3)];
  expect(taken.map((points) => points.map(({ workload, check }) => `${workload}/${check}`))).toEqual([
    ['web/http', 'web/tcp', 'api/http'],
    ['api/tcp', 'db/http', 'db/tcp'],
    [],
  ]);
  expect(series.peek('web')).toMatchObject([{ check: 'http', start: minute }]);
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
      fuzz(100),
    );
  });
});

it('joins two points as if all had been seen at once', () => {
  const both = joined(pointOf(1, 2, 3), pointOf(4_000));
  expect(both).toEqual(pointOf(1, 2, 3, 4_000));
});
