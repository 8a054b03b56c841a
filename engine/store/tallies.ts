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

/** What is counted from what is kept. */
export interface TallyStore {
  /** Restarts that ended; one whose daemon was killed before it did is `unknown`. */
  restarts(underWay: ReadonlySet<string>): Result<readonly Tally[]>;
  crashes(): Result<readonly Tally[]>;
}

export function createTallyStore(database: Database, { scope }: RowOrigin): TallyStore {
  const restarts = database.prepare<[string, string], Tally>(`
    SELECT workload, coalesce(outcome, 'unknown') AS outcome, count(*) AS count FROM restart_attempts
    WHERE scope = ? AND (outcome IS NOT NULL OR id NOT IN (SELECT value FROM json_each(?)))
    GROUP BY 1, 2 ORDER BY 1, 2`);
  const crashes = database.prepare<[string], Tally>(`
    SELECT workload, count(*) AS count FROM events
    WHERE kind = 'crash' AND scope = ? AND workload IS NOT NULL GROUP BY workload ORDER BY workload`);
  return {
    restarts: (underWay) => attempt(database, () => restarts.all(scope, JSON.stringify([...underWay]))),
    crashes: () => attempt(database, () => crashes.all(scope)),
  };
}
