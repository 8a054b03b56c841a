import { describe, expect, it } from 'vitest';
import { createSeriesGatherer, minute } from '../../../engine/checks/series.ts';

const seen = (workload: string, check = 'http', result: 'passed' | 'failed' = 'passed', took = 5) => ({
  workload,
  check,
  result,
  took,
});

describe('what was gathered', () => {
  it('is one point a check and minute, the last value kept', () => {
    const series = createSeriesGatherer();
    series.add(seen('web'), 1_000, 1);
    series.add(seen('web', 'http', 'failed', 30), 59_999);
    series.add(seen('web', 'tcp'), 2_000);
    series.add(seen('web'), 60_000, 3);
    series.add(seen('api'), 60_000);
    expect(series.peek('web')).toMatchObject([
      { check: 'http', start: 0, count: 2, failures: 1, latencySum: 35, latencyMax: 30, value: 1 },
      { check: 'tcp', start: 0, count: 1 },
      { check: 'http', start: minute, count: 1, value: 3 },
    ]);
  });

  it('is taken once its minute is over, a few at a time, and forgotten then', () => {
    const series = createSeriesGatherer();
    for (const workload of ['web', 'api', 'db']) {
      series.add(seen(workload), 1_000);
      series.add(seen(workload, 'tcp'), 1_000);
      series.add(seen(workload), 61_000);
    }
    expect(series.take(minute - 1, 10)).toEqual([]);
    const taken = [series.take(minute, 3), series.take(minute, 3), series.take(minute, 3)];
    expect(taken.map((points) => points.map(({ workload, check }) => `${workload}/${check}`))).toEqual([
      ['web/http', 'web/tcp', 'api/http'],
      ['api/tcp', 'db/http', 'db/tcp'],
      [],
    ]);
    expect(series.peek('web')).toMatchObject([{ start: minute }]);
    expect(series.take(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toHaveLength(3);
    expect(series.peek('web')).toEqual([]);
  });
});
