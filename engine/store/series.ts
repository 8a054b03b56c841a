import { joined } from '../checks/series.ts';
import type { Result } from '../model/failure.ts';
import type { SeriesPoint } from '../model/series.ts';
import { attempt, attemptAll } from './attempt.ts';
import type { Database } from './database.ts';
import type { RowOrigin } from './health.ts';
import { keptFor } from './retention.ts';

/** The spans of measurements, in ms, each with how long it is kept. */
export const steps = [
  { step: 60_000, keptFor: keptFor.minutes },
  { step: 300_000, keptFor: keptFor.fiveMinutes },
  { step: 3_600_000, keptFor: keptFor.hours },
] as const;

export type Step = (typeof steps)[number]['step'];

/** What checks measured, a row a check and span. */
export interface SeriesStore {
  /** Adds observations of a minute to what is kept of it, and to the five minutes and the hour around it. */
  add(points: readonly SeriesPoint[]): Promise<Result<void>>;
  /** Keeps whole spans of one length as they are, in place of what is kept of them; what is around them stays. */
  fill(step: Step, spans: readonly SeriesPoint[]): Promise<Result<void>>;
  /** Points of checks whose state is kept, whose span starts in [from, to) (ms since 1970), by check and time. */
  read(query: {
    readonly workload: string;
    readonly step: Step;
    readonly from: number;
    readonly to: number;
  }): Promise<Result<readonly SeriesPoint[]>>;
  /** Removes at most so many rows that were kept for long enough at `now` (ms since 1970), and says how many. */
  prune(now: number, most: number): Promise<Result<number>>;
}

export function createSeriesStore(database: Database, origin: RowOrigin): SeriesStore {
  const find = database.prepare<unknown[], SeriesRow>(
    'SELECT * FROM series WHERE scope = ? AND workload = ? AND "check" = ? AND step = ? AND start = ?',
  );
  // By the primary key, a check after the other: the index by time would go through what every workload measured.
  const range = database.prepare<[object], SeriesRow>(`
    SELECT series.* FROM check_state AS known CROSS JOIN series USING (scope, workload, "check")
    WHERE scope = :scope AND workload = :workload AND step = :step AND start >= :from AND start < :to
    ORDER BY "check", start`);
  const upsert = database.prepare(`
    INSERT OR REPLACE INTO series (scope, workload, "check", step, start, source, count, failures, latency_sum, latency_max,
      buckets, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const drop = database.prepare(`
    DELETE FROM series WHERE (scope, workload, "check", step, start) IN (
      SELECT scope, workload, "check", step, start FROM series INDEXED BY series_by_time
      WHERE step = ? AND start < ? LIMIT ?)`);

  const addTo = (point: SeriesPoint, step: Step) => {
    const start = point.start - (point.start % step);
    const kept = find.get(origin.scope, point.workload, point.check, step, start);
    put({ ...(kept ? joined(pointOf(kept), point) : point), start }, step);
  };

  const put = (point: SeriesPoint, step: Step) => {
    const { workload, check, start, count, failures, latencySum, latencyMax, buckets, value } = point;
    upsert.run(
      origin.scope,
      workload,
      check,
      step,
      start,
      origin.source,
      count,
      failures,
      latencySum,
      latencyMax,
      JSON.stringify(buckets),
      value ?? null,
    );
  };

  return {
    add: async (points) =>
      attemptAll(database, () => {
        for (const point of points) for (const { step } of steps) addTo(point, step);
      }),
    fill: async (step, spans) => attemptAll(database, () => spans.forEach((span) => void put(span, step))),
    read: async ({ workload, step, from, to }) =>
      attempt(database, () => range.all({ scope: origin.scope, workload, step, from, to }).map(pointOf)),
    prune: async (now, most) =>
      attemptAll(database, () =>
        steps.reduce(
          (removed, { step, keptFor: age }) => removed + drop.run(step, now - age, most - removed).changes,
          0,
        ),
      ),
  };
}

interface SeriesRow {
  readonly workload: string;
  readonly check: string;
  readonly start: number;
  readonly count: number;
  readonly failures: number;
  readonly latency_sum: number;
  readonly latency_max: number;
  readonly buckets: string;
  readonly value: number | null;
}

function pointOf(row: SeriesRow): SeriesPoint {
  return {
    workload: row.workload,
    check: row.check,
    start: row.start,
    count: row.count,
    failures: row.failures,
    latencySum: row.latency_sum,
    latencyMax: row.latency_max,
    buckets: JSON.parse(row.buckets) as number[],
    ...(row.value !== null && { value: row.value }),
  };
}
