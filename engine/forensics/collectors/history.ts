import { setImmediate } from 'node:timers/promises';
import { joined } from '../../checks/series.ts';
import type { HistoryEvidence } from '../../model/evidence.ts';
import { failed, success } from '../../model/failure.ts';
import type { SeriesPoint } from '../../model/series.ts';
import { type EvidenceSources, type FindSubject, workloadsOf } from '../collect.ts';
import type { Collector } from '../collector.ts';
import { noHistory } from '../failures.ts';

/** How far back, and how far apart two points are, in ms: 360 points a check. */
const back = 6 * 3_600_000;
const step = 60_000;
const mostChecks = 12;

type CheckHistory = HistoryEvidence['checks'][number];
type Point = CheckHistory['points'][number];

/** What the checks saw in the six hours before, as the watch kept it. */
export function historyCollector(subject: FindSubject, { series }: Pick<EvidenceSources, 'series'>): Collector {
  return {
    source: 'history',
    title: 'Check history',
    timeout: 5_000,
    async collect(context, signal) {
      const to = context.at.getTime();
      const from = to - back;
      let checks: readonly CheckHistory[] = [];
      let more = 0;
      const workloads = [...(await workloadsOf(context, subject))];
      for (const [index, workload] of workloads.entries()) {
        // Where there are many, checks that are due come in between.
        await setImmediate();
        if (signal.aborted) {
          more += workloads.length - index;
          break;
        }
        const points = await series({ workload, step, from: from - (from % step), to: to + 1 });
        if (!points.ok) return points;
        const own = points.value.filter(({ start }) => start <= to);
        const found = [...checks, ...historyOf(workload, own)];
        more += Math.max(0, found.length - mostChecks);
        checks = found
          .sort((one, other) => weight(other, context.workload) - weight(one, context.workload))
          .slice(0, mostChecks);
      }
      if (checks.length === 0) return failed(noHistory(context.service));
      return success({
        type: 'history',
        from: new Date(from).toISOString(),
        to: context.at.toISOString(),
        step,
        checks,
        ...(more > 0 && { moreChecks: more }),
      });
    },
  };
}

/** What failed comes first, and among that the workload the incident was opened for. */
function weight({ workload, points }: CheckHistory, cause: string | undefined): number {
  const failing = (points.at(-1)?.failures ?? 0) > 0 ? 4 : points.some(({ failures }) => failures > 0) ? 1 : 0;
  return failing + (workload === cause ? 2 : 0);
}

function historyOf(workload: string, points: readonly SeriesPoint[]): readonly CheckHistory[] {
  return [...Map.groupBy(points, ({ check }) => check)].map(([check, own]) => {
    const shown = minutes(own).map(pointOf);
    return { workload, check, finding: findingOf(shown), points: shown };
  });
}

/** A point a minute: what is kept of one and what is not written yet are told as one. */
function minutes(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const byStart = new Map<number, SeriesPoint>();
  for (const point of points) {
    const before = byStart.get(point.start);
    byStart.set(point.start, before ? joined(before, point) : point);
  }
  return [...byStart.values()].sort((one, other) => one.start - other.start);
}

function pointOf({ start, count, failures, latencySum }: SeriesPoint): Point {
  const latency = Math.round((latencySum / count) * 10) / 10;
  return { at: start, count, failures, ...(count > failures && { latency }) };
}

/**
 * What the points come to: how many failed since when, where the last of them did; else how many there were and when the
 * last was. Times are UTC.
 */
export function findingOf(points: readonly Point[]): string {
  const sum = (of: readonly Point[], key: 'count' | 'failures') => of.reduce((total, point) => total + point[key], 0);
  const since = points.findLastIndex(({ failures }) => failures === 0) + 1;
  const failing = points.slice(since);
  const [first] = failing;
  if (first) {
    const recent = `${sum(failing, 'failures')} of ${sum(failing, 'count')} failed since ${clock(first.at)}`;
    const before = sum(points.slice(0, since), 'failures');
    return before === 0 ? recent : `${recent}, and ${before} before`;
  }
  const last = points.findLast(({ failures }) => failures > 0);
  const count = sum(points, 'count');
  const begin = clock(points[0]?.at ?? 0);
  if (!last) return `none of ${count} failed since ${begin}`;
  return `${sum(points, 'failures')} of ${count} failed since ${begin}, the last at ${clock(last.at)}`;
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}
