import type { StabilityEvent } from '../insight/stabilities.ts';
import { type Span, stabilityKinds } from '../insight/stability.ts';
import type { Event } from '../model/event.ts';
import type { Result } from '../model/failure.ts';
import { attempt } from './attempt.ts';
import type { Database } from './database.ts';
import type { RowOrigin } from './health.ts';

/** What is on record that stability is made of. */
export interface StabilityStore {
  /** The events since a time (UTC, RFC 3339) and the outages that go on since before it, oldest first. */
  events(since: string): Result<readonly StabilityEvent[]>;
  /** When nobody watched, as far as a watch that began since a time (UTC, RFC 3339) knew. */
  gaps(since: string): Result<readonly Span[]>;
  /** The minute in which a check was first observed, of those that are kept (ms since 1970). */
  firstSeen(workload: string, check: string): number | undefined;
  /** The workloads last said to be below their threshold. */
  low(): Result<readonly string[]>;
}

interface Row {
  readonly kind: Event['kind'];
  readonly at: string;
  readonly workload: string;
  readonly data: string | null;
}

export function createStabilityStore(database: Database, { scope }: RowOrigin): StabilityStore {
  const ofKind = database.prepare<[string, string, string], Row>(`
    SELECT kind, at, workload, data FROM events INDEXED BY events_by_kind
    WHERE kind = ? AND at >= ? AND scope = ? AND workload IS NOT NULL ORDER BY at, id`);
  const down = database.prepare<[string, string], Row>(`
    SELECT 'unhealthy' AS kind, since AS at, workload, NULL AS data FROM workload_state
    WHERE scope = ? AND healthy = 0 AND since < ?`);
  const first = database.prepare<[string, string, string], { readonly start: number | null }>(
    'SELECT min(start) AS start FROM series WHERE scope = ? AND workload = ? AND "check" = ? AND step = 60000',
  );
  const begun = database.prepare<[string, string], { readonly at: string; readonly from: string | null }>(`
    SELECT at, data ->> '$.unwatched_since' AS "from" FROM events INDEXED BY events_by_kind
    WHERE kind = 'watch_started' AND at >= ? AND scope = ? ORDER BY at`);
  const low = database.prepare<[string], { readonly workload: string; readonly kind: string }>(`
    SELECT workload, kind, max(at) FROM events
    WHERE kind IN ('stability_low', 'stability_recovered') AND scope = ? GROUP BY workload`);
  return {
    events: (since) =>
      attempt(database, () =>
        [...down.all(scope, since), ...stabilityKinds.flatMap((kind) => ofKind.all(kind, since, scope))]
          .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
          .map(({ data, ...row }) => ({
            ...row,
            ...(data !== null && { data: JSON.parse(data) as Record<string, unknown> }),
          })),
      ),
    gaps: (since) =>
      attempt(database, () =>
        begun
          .all(since, scope)
          .flatMap(({ at, from }) => (from === null ? [] : { from: Date.parse(from), to: Date.parse(at) })),
      ),
    firstSeen(workload, check) {
      const found = attempt(database, () => first.get(scope, workload, check)?.start ?? undefined);
      return found.ok ? found.value : undefined;
    },
    low: () =>
      attempt(database, () =>
        low
          .all(scope)
          .filter(({ kind }) => kind === 'stability_low')
          .map(({ workload }) => workload),
      ),
  };
}
