import Sqlite from 'better-sqlite3';
import { failed, type Result } from '../model/failure.ts';
import { attempt, attemptAll } from './attempt.ts';
import { type Database, fileOf } from './database.ts';
import { databaseMissing, migrationFailed, newerSchema, olderSchema } from './failures.ts';
import { events } from './migrations/0001-events.ts';
import { incidents } from './migrations/0002-incidents.ts';
import { reports } from './migrations/0003-reports.ts';
import { health } from './migrations/0004-health.ts';
import { incidentWork } from './migrations/0005-incident-work.ts';
import { retention } from './migrations/0006-retention.ts';
import { boundedReading } from './migrations/0007-bounded-reading.ts';
import { watchedProcesses } from './migrations/0008-watched-processes.ts';
import { seenFailures } from './migrations/0009-seen-failures.ts';

/** In the order they are applied; the first makes schema 1. A released one is never edited. */
export const migrations: readonly string[] = [
  events,
  incidents,
  reports,
  health,
  incidentWork,
  retention,
  boundedReading,
  watchedProcesses,
  seenFailures,
];

/**
 * Brings the database to the newest schema and returns its number, all steps in one transaction: who reads meanwhile sees
 * it as it was or as it will be, and a step that fails or is cut short leaves nothing behind. A later schema is
 * `store/newer-schema`; in a database open for reading only an earlier one is `store/older-schema`, and one in which
 * nothing was made yet is `store/missing`.
 */
export function migrate(database: Database, steps: readonly string[] = migrations): Result<number> {
  const found = attempt(database, () => schemaOf(database));
  if (!found.ok) return found;
  const file = fileOf(database);
  if (found.value > steps.length) return failed(newerSchema(file, found.value, steps.length));
  if (found.value === steps.length) return found;
  if (database.readonly) {
    return failed(found.value === 0 ? databaseMissing(file) : olderSchema(file, found.value, steps.length));
  }
  let version = found.value;
  try {
    return attemptAll(database, () => {
      // Once the write lock is held: another process may have been faster.
      for (version = schemaOf(database); version < steps.length; version++) {
        database.exec(steps[version] ?? '');
        database.pragma(`user_version = ${version + 1}`);
      }
      return steps.length;
    });
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return failed(migrationFailed(file, version + 1, error.message));
    throw error;
  }
}

function schemaOf(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}
