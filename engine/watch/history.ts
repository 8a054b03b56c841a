import { joined, quantileOf } from '../checks/series.ts';
import type { Event } from '../model/event.ts';
import type { CheckPoint, CheckSeries, HealthSpan, HealthState } from '../model/health.ts';
import type { SeriesPoint } from '../model/series.ts';
import { type Step, steps } from '../store/series.ts';

/** Points a check at most: what a chart can show. */
const mostPoints = 400;

/** The shortest span (ms) that shows `length` ms in no more than 400 points. */
export function stepFor(length: number): Step {
  return steps.find(({ step }) => length / step <= mostPoints)?.step ?? steps[2].step;
}

/** A check's points, as charts show them. `points` are of spans of `step` ms, in order. */
export function seriesOf(points: readonly SeriesPoint[], step: number): readonly CheckSeries[] {
  return [...Map.groupBy(points, ({ check }) => check)].map(([check, own]) => ({
    check,
    step,
    points: own.map(chartPoint),
  }));
}

function chartPoint(point: SeriesPoint): CheckPoint {
  const answered = point.count > point.failures;
  const round = (ms: number | undefined) => (ms === undefined ? 0 : Math.round(ms * 10) / 10);
  return {
    at: new Date(point.start).toISOString(),
    count: point.count,
    failures: point.failures,
    ...(answered && {
      p50: round(quantileOf(point, 0.5)),
      p95: round(quantileOf(point, 0.95)),
      max: round(point.latencyMax),
    }),
    ...(point.value !== undefined && { value: point.value }),
  };
}

/** What is kept and what is not written yet, as points of `step` ms in order. */
export function atStep(
  kept: readonly SeriesPoint[],
  fresh: readonly SeriesPoint[],
  step: number,
): readonly SeriesPoint[] {
  const points = new Map<string, SeriesPoint>();
  for (const point of [...kept, ...fresh]) {
    const start = point.start - (point.start % step);
    const key = `${point.check} ${start}`;
    const before = points.get(key);
    points.set(key, { ...(before ? joined(before, point) : point), start });
  }
  return [...points.values()].sort((one, other) => one.start - other.start);
}

export interface StripRequest {
  /** ms since 1970. */
  readonly from: number;
  readonly to: number;
  /** The workload's transitions from the last before `from` on, oldest first. */
  readonly events: readonly Event[];
  /** What its checks saw, in spans of `step` ms. */
  readonly points: readonly SeriesPoint[];
  readonly step: number;
  /** How long an observation speaks for, in ms: its check's interval and some more. */
  readonly reach: number;
}

/** Events that change how a workload stands. */
const transitions: Readonly<Partial<Record<Event['kind'], HealthState>>> = {
  unhealthy: 'unhealthy',
  healthy: 'healthy',
  suppressed: 'suppressed',
  // From then on its measurements alone say how it stands, if there are any.
  unwatched: 'healthy',
};

/**
 * How a workload stood over a time, as its transitions tell, and at risk in a span in which a check failed. It is unknown
 * in one in which none looked, whatever it was before.
 */
export function stripOf({ from, to, events, points, step, reach }: StripRequest): readonly HealthSpan[] {
  const seen = new Map<number, SeriesPoint>();
  for (const point of points) {
    const before = seen.get(point.start);
    seen.set(point.start, before ? joined(before, point) : point);
  }
  const changes = events.flatMap((event) => {
    const state = transitions[event.kind];
    return state === undefined ? [] : [{ at: Date.parse(event.at), state, message: event.message }];
  });
  const spans: HealthSpan[] = [];
  const add = (start: number, end: number, state: HealthState, message?: string) => {
    const before = spans.at(-1);
    const until = new Date(end).toISOString();
    if (before?.state === state && before.message === message) spans[spans.length - 1] = { ...before, to: until };
    else {
      spans.push({ from: new Date(start).toISOString(), to: until, state, ...(message !== undefined && { message }) });
    }
  };
  let last: SeriesPoint | undefined;
  for (let start = from - (from % step); start < to; start += step) {
    const edges = [
      Math.max(start, from),
      ...changes.map(({ at }) => at).filter((at) => at > Math.max(start, from) && at < Math.min(start + step, to)),
      Math.min(start + step, to),
    ];
    last = seen.get(start) ?? last;
    const point = last && start - last.start <= reach ? last : undefined;
    for (const [index, edge] of edges.slice(0, -1).entries()) {
      const change = changes.findLast(({ at }) => at <= edge);
      const end = edges[index + 1] ?? to;
      if (point === undefined) add(edge, end, 'unknown');
      else if (change && change.state !== 'healthy') add(edge, end, change.state, change.message);
      else add(edge, end, point.failures > 0 ? 'at_risk' : 'healthy');
    }
  }
  return spans;
}
