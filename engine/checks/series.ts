import type { CheckReport } from '../model/check.ts';
import { latencyBounds, type SeriesPoint } from '../model/series.ts';

/** The length of the shortest span kept, in ms. */
export const minute = 60_000;

/** The length of the spans that minutes are put together to where there are too many of them, in ms. */
const hour = 3_600_000;
/** Points that are held at most: those of 1,000 checks for an hour and a half. */
const mostPoints = 100_000;

/** Gathers observations into one point a check and minute. */
export interface SeriesGatherer {
  /** `at` in ms since 1970. */
  add(report: Pick<CheckReport, 'workload' | 'check' | 'result' | 'took'>, at: number, value?: number): void;
  /** The points of spans that ended by `until` (ms since 1970), at most `limit` of them, which it forgets. */
  take(until: number, limit: number): readonly SeriesPoint[];
  /**
   * Holds points again that could not be written. Where that makes too many, minutes are put together to hours, and what
   * is still too much is dropped, the oldest first; how many observations that were.
   */
  giveBack(points: readonly SeriesPoint[]): number;
  /** What it holds of a workload's spans that are not taken yet. */
  peek(workload: string): readonly SeriesPoint[];
}

export function createSeriesGatherer(most = mostPoints): SeriesGatherer {
  /** By start and workload, so that neither looking for what is over nor for one workload goes through them all. */
  let spans = new Map<number, Map<string, SeriesPoint[]>>();
  let held = 0;

  const put = (seen: SeriesPoint) => {
    const { workload, check, start } = seen;
    const span = spans.get(start) ?? new Map<string, SeriesPoint[]>();
    spans.set(start, span);
    const points = span.get(workload) ?? [];
    span.set(workload, points);
    const index = points.findIndex((point) => point.check === check);
    const before = points[index];
    if (before) {
      points[index] = joined(before, seen);
      return;
    }
    points.push(seen);
    held++;
  };

  const putTogether = () => {
    const all = [...spans].toSorted(([one], [other]) => one - other).flatMap(([, span]) => [...span.values()].flat());
    spans = new Map();
    held = 0;
    for (const point of all) put({ ...point, start: point.start - (point.start % hour) });
  };

  const dropOldest = (): number => {
    const oldest = Math.min(...spans.keys());
    const points = [...(spans.get(oldest)?.values() ?? [])].flat();
    spans.delete(oldest);
    held -= points.length;
    return points.reduce((sum, { count }) => sum + count, 0);
  };

  return {
    add({ workload, check, result, took }, at, value) {
      const start = at - (at % minute);
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
      put(seen);
    },
    giveBack(points) {
      for (const point of points) put(point);
      if (held > most) putTogether();
      let dropped = 0;
      while (held > most) dropped += dropOldest();
      return dropped;
    },
    take(until, limit) {
      const taken: SeriesPoint[] = [];
      for (const [start, span] of spans) {
        if (start + minute > until) continue;
        for (const [workload, points] of span) {
          if (taken.length >= limit) return taken;
          const some = points.splice(0, limit - taken.length);
          held -= some.length;
          taken.push(...some);
          if (points.length === 0) span.delete(workload);
        }
        spans.delete(start);
      }
      return taken;
    },
    peek: (workload) => [...spans.values()].flatMap((span) => span.get(workload) ?? []),
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
