import type { Result } from '../model/failure.ts';
import { attempt, attemptAll } from './attempt.ts';
import type { Database } from './database.ts';

const day = 86_400_000;

/**
 * How long each kind of data is kept, in ms. 400 days show a whole year and a month of the one before it, which is what
 * a quarter or a season is compared with; what an incident cites is kept for good. Minutes are kept for two weeks, for a
 * night beside the same night a week ago; five minutes for a quarter.
 */
export const keptFor = {
  /** Of restart attempts and reports too. */
  events: 400 * day,
  minutes: 14 * day,
  fiveMinutes: 90 * day,
  hours: 400 * day,
} as const;

/** A place in the order of events; the first is `{ at: '', id: '' }`. */
export interface EventPlace {
  readonly at: string;
  readonly id: string;
}

/** What became of some events. */
export interface PrunedEvents {
  readonly found: number;
  readonly removed: number;
  /** The last one looked at; undefined when there was none. */
  readonly last: EventPlace | undefined;
}

/**
 * Removes what was kept for long enough. `before` (UTC, RFC 3339) is the end of what may go; the database itself refuses
 * the rest. Each call is one transaction over `most` rows at most.
 */
export interface RetentionStore {
  /** Looks at the events after a place and removes those that belong to no incident. */
  pruneEvents(before: string, after: EventPlace, most: number): Result<PrunedEvents>;
  /** How many were removed. */
  pruneAttempts(before: string, most: number): Result<number>;
  /** Takes reports that nothing cites off the record; their files are in `removedFiles` from then on. How many. */
  pruneReports(before: string, most: number): Result<number>;
  /** Files of reports that are off the record, by path relative to the state directory: they are to be removed. */
  removedFiles(most?: number): Result<readonly string[]>;
  /** These files are gone for good. */
  forgetFiles(paths: readonly string[]): Result<void>;
}

export function createRetentionStore(database: Database): RetentionStore {
  const allow = database.prepare(`
    INSERT INTO retention VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET before = max(before, excluded.before)`);
  const events = database.prepare<[object], EventPlace & { readonly incident: string | null }>(`
    SELECT at, id, incident FROM events
    WHERE at >= :at AND at < :before AND (at > :at OR id > :id) ORDER BY at, id LIMIT :most`);
  // From the ids to the rows, and not through all rows for the ids.
  const countCrashes = database.prepare<[string]>(`
    INSERT INTO removed_tallies
    SELECT scope, workload, 'crash', count(*) FROM json_each(?) AS gone CROSS JOIN events ON events.id = gone.value
    WHERE kind = 'crash' AND workload IS NOT NULL GROUP BY scope, workload
    ON CONFLICT DO UPDATE SET count = count + excluded.count`);
  const dropEvents = database.prepare<[string]>('DELETE FROM events WHERE id IN (SELECT value FROM json_each(?))');
  const attempts = database
    .prepare<[string, number], string>('SELECT id FROM restart_attempts WHERE began < ? ORDER BY began LIMIT ?')
    .pluck();
  const countAttempts = database.prepare<[string]>(`
    INSERT INTO removed_tallies
    SELECT scope, workload, coalesce(outcome, 'unknown'), count(*)
    FROM json_each(?) AS gone CROSS JOIN restart_attempts ON restart_attempts.id = gone.value
    WHERE true GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET count = count + excluded.count`);
  const dropAttempts = database.prepare<[string]>(
    'DELETE FROM restart_attempts WHERE id IN (SELECT value FROM json_each(?))',
  );
  const reports = database
    .prepare<[string, number], string>(`
      SELECT id FROM reports
      WHERE at < ? AND NOT EXISTS (SELECT 1 FROM cited_reports WHERE report = id)
        AND NOT EXISTS (SELECT 1 FROM restart_attempts WHERE report = reports.id)
      ORDER BY at, id LIMIT ?`)
    .pluck();
  const noteFiles = database.prepare<[{ readonly ids: string }]>(`
    INSERT OR IGNORE INTO removed_report_files
    SELECT path FROM reports WHERE id IN (SELECT value FROM json_each(:ids))
    UNION SELECT json_path FROM reports WHERE id IN (SELECT value FROM json_each(:ids)) AND json_path IS NOT NULL`);
  const dropReports = database.prepare<[string]>('DELETE FROM reports WHERE id IN (SELECT value FROM json_each(?))');
  const files = database
    .prepare<[number], string>('SELECT path FROM removed_report_files ORDER BY path LIMIT ?')
    .pluck();
  const forget = database.prepare<[string]>(
    'DELETE FROM removed_report_files WHERE path IN (SELECT value FROM json_each(?))',
  );

  return {
    pruneEvents: (before, after, most) =>
      attemptAll(database, () => {
        const seen = events.all({ ...after, before, most });
        const gone = JSON.stringify(seen.filter(({ incident }) => incident === null).map(({ id }) => id));
        allow.run(before);
        countCrashes.run(gone);
        const last = seen.at(-1);
        return {
          found: seen.length,
          removed: dropEvents.run(gone).changes,
          last: last && { at: last.at, id: last.id },
        };
      }),
    pruneAttempts: (before, most) =>
      attemptAll(database, () => {
        const gone = JSON.stringify(attempts.all(before, most));
        allow.run(before);
        countAttempts.run(gone);
        return dropAttempts.run(gone).changes;
      }),
    pruneReports: (before, most) =>
      attemptAll(database, () => {
        const gone = JSON.stringify(reports.all(before, most));
        allow.run(before);
        noteFiles.run({ ids: gone });
        return dropReports.run(gone).changes;
      }),
    removedFiles: (most = -1) => attempt(database, () => files.all(most)),
    forgetFiles: (paths) => attemptAll(database, () => void forget.run(JSON.stringify(paths))),
  };
}
