import Sqlite from 'better-sqlite3';
import { failed, type Result, success } from '../model/failure.ts';
import { attempt, attemptAll } from './attempt.ts';
import { type Database, fileOf } from './database.ts';
import { migrationFailed, newerSchema, olderSchema } from './failures.ts';
import { events } from './migrations/0001-events.ts';
import { incidents } from './migrations/0002-incidents.ts';
import { reports } from './migrations/0003-reports.ts';
import { health } from './migrations/0004-health.ts';
import { incidentWork } from './migrations/0005-incident-work.ts';
import { retention } from './migrations/0006-retention.ts';

/** In the order they are applied; the first makes schema 1. A released one is never edited. */
export const migrations: readonly string[] = [events, incidents, reports, health, incidentWork, retention];

/**
 * Brings the database to the newest schema and returns its number. Each step is one transaction, so a step that was
 * cut short left nothing behind and is done again. A later schema is `store/newer-schema`; an earlier one in a
 * database open for reading only is `store/older-schema`.
 */
export function migrate(database: Database, steps: readonly string[] = migrations): Result<number> {
  const found = attempt(database, () => schemaOf(database));
  if (!found.ok) return found;
  if (found.value > steps.length) return failed(newerSchema(fileOf(database), found.value, steps.length));
  if (found.value === steps.length) return found;
  if (database.readonly) return failed(olderSchema(fileOf(database), found.value, steps.length));

  for (const [index, sql] of steps.entries()) {
    const version = index + 1;
    const applied = applyStep(database, sql, version);
    if (!applied.ok) return applied;
  }
  return success(steps.length);
}

/** Looks at the version again once it holds the write lock: another process may have been faster. */
function applyStep(database: Database, sql: string, version: number): Result<void> {
  try {
    return attemptAll(database, () => {
      if (schemaOf(database) >= version) return;
      database.exec(sql);
      database.pragma(`user_version = ${version}`);
    });
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return failed(migrationFailed(fileOf(database), version, error.message));
    throw error;
  }
}

function schemaOf(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}
