import type { Result } from '../model/failure.ts';
import { attempt } from './attempt.ts';
import type { Database } from './database.ts';
import type { RowOrigin } from './health.ts';

/** How often something happened to a workload, ever. */
export interface Tally {
  readonly workload: string;
  /** Of a restart that ended: how. */
  readonly outcome?: 'worked' | 'failed' | 'unknown';
  readonly count: number;
}

/** What is counted: what is kept, and what was removed because it was kept for long enough. */
export interface TallyStore {
  /** Restarts that ended; one whose daemon was killed before it did is `unknown`. */
  restarts(underWay: ReadonlySet<string>): Result<readonly Tally[]>;
  crashes(): Result<readonly Tally[]>;
}

export function createTallyStore(database: Database, { scope }: RowOrigin): TallyStore {
  const restarts = database.prepare<[{ scope: string; underWay: string }], Tally>(`
    SELECT workload, outcome, sum(count) AS count FROM (
      SELECT workload, coalesce(outcome, 'unknown') AS outcome, count(*) AS count FROM restart_attempts
      WHERE scope = :scope AND (outcome IS NOT NULL OR id NOT IN (SELECT value FROM json_each(:underWay)))
      GROUP BY 1, 2
      UNION ALL SELECT workload, what, count FROM removed_tallies WHERE scope = :scope AND what <> 'crash'
    ) GROUP BY 1, 2 ORDER BY 1, 2`);
  const crashes = database.prepare<[{ scope: string }], Tally>(`
    SELECT workload, sum(count) AS count FROM (
      SELECT workload, count(*) AS count FROM events
      WHERE kind = 'crash' AND scope = :scope AND workload IS NOT NULL GROUP BY workload
      UNION ALL SELECT workload, count FROM removed_tallies WHERE scope = :scope AND what = 'crash'
    ) GROUP BY workload ORDER BY workload`);
  return {
    restarts: (underWay) => attempt(database, () => restarts.all({ scope, underWay: JSON.stringify([...underWay]) })),
    crashes: () => attempt(database, () => crashes.all({ scope })),
  };
}
