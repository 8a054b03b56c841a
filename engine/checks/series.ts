import type { CheckReport } from '../model/check.ts';
import { latencyBounds, type SeriesPoint } from '../model/series.ts';

/** The length of the shortest span kept, in ms. */
export const minute = 60_000;

/** Gathers observations into one point a check and minute. */
export interface SeriesGatherer {
  /** `at` in ms since 1970. */
  add(report: Pick<CheckReport, 'workload' | 'check' | 'result' | 'took'>, at: number, value?: number): void;
  /** The points of spans that ended by `until` (ms since 1970), at most `limit` of them, which it forgets. */
  take(until: number, limit: number): readonly SeriesPoint[];
  /** What it holds of a workload's spans that are not taken yet. */
  peek(workload: string): readonly SeriesPoint[];
}

export function createSeriesGatherer(): SeriesGatherer {
  const points = new Map<string, SeriesPoint>();
  return {
    add({ workload, check, result, took }, at, value) {
      const start = at - (at % minute);
      const key = `${start} ${workload}/${check}`;
      const seen: SeriesPoint = {
        workload,
        check,
        start,
        count: 1,
        failures: result === 'failed' ? 1 : 0,
        latencySum: took,
        latencyMax: took,
        buckets: bucketsOf(took),
        ...(value !== undefined && { value }),
      };
      const before = points.get(key);
      points.set(key, before ? joined(before, seen) : seen);
    },
    take(until, limit) {
      const taken: SeriesPoint[] = [];
      for (const [key, point] of points) {
        if (taken.length >= limit) break;
        if (point.start + minute > until) continue;
        taken.push(point);
        points.delete(key);
      }
      return taken;
    },
    peek: (workload) => [...points.values()].filter((point) => point.workload === workload),
  };
}

/** Two points of one check as one; the second is the later. */
export function joined(one: SeriesPoint, other: SeriesPoint): SeriesPoint {
  const value = other.value ?? one.value;
  return {
    workload: one.workload,
    check: one.check,
    start: Math.min(one.start, other.start),
    count: one.count + other.count,
    failures: one.failures + other.failures,
    latencySum: one.latencySum + other.latencySum,
    latencyMax: Math.max(one.latencyMax, other.latencyMax),
    buckets: one.buckets.map((count, index) => count + (other.buckets[index] ?? 0)),
    ...(value !== undefined && { value }),
  };
}

function bucketsOf(took: number): readonly number[] {
  const found = latencyBounds.findIndex((bound) => took <= bound);
  const at = found === -1 ? latencyBounds.length : found;
  return Array.from({ length: latencyBounds.length + 1 }, (_, index) => (index === at ? 1 : 0));
}

/**
 * The latency (ms) under which a share `quantile` (0–1) of the observations lay, by straight line within a bucket, as
 * Prometheus' histogram_quantile does; the greatest seen bounds the last bucket. Undefined without observations.
 */
export function quantileOf({ buckets, latencyMax }: SeriesPoint, quantile: number): number | undefined {
  const total = buckets.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  const rank = quantile * total;
  let below = 0;
  for (const [index, count] of buckets.entries()) {
    if (below + count >= rank && count > 0) {
      const from = index === 0 ? 0 : (latencyBounds[index - 1] ?? 0);
      const to = Math.min(latencyBounds[index] ?? latencyMax, Math.max(latencyMax, from));
      return from + (to - from) * ((rank - below) / count);
    }
    below += count;
  }
  return latencyMax;
}
