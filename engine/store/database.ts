import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import { databaseBusy, databaseDamaged, databaseMissing, databaseUnreadable } from './failures.ts';

export type { Database };

export interface DatabaseOptions {
  /** Open an existing database for reading only; a missing file is `store/missing`. */
  readonly readonly?: boolean;
}

/** The database's name in a state directory. */
export const databaseFile = 'healer.db';

/** How long a statement waits for another connection's lock, in ms. */
const busyTimeout = 5_000;

/** Beside the bundled program lies the addon for this platform; in a checkout better-sqlite3 finds its own. */
const bundledAddon = join(__dirname, 'better_sqlite3.node');

/** better-sqlite3 as it is, with the addon found; for a connection that wants none of `openDatabase`'s settings. */
export function openConnection(path: string, options: Sqlite.Options = {}): Database {
  return new Sqlite(path, existsSync(bundledAddon) ? { ...options, nativeBinding: bundledAddon } : options);
}

/**
 * Opens the SQLite database at `path` (made when missing): WAL, foreign keys on, every commit flushed to the disk
 * before it returns. Close it with `close()`.
 */
export function openDatabase(path: string, options: DatabaseOptions = {}): Result<Database> {
  const readonly = options.readonly ?? false;
  if (readonly && !existsSync(path)) return failed(databaseMissing(path));
  let database: Database | undefined;
  try {
    database = openConnection(path, { readonly, timeout: busyTimeout });
    if (!readonly) {
      const mode = database.pragma('journal_mode = WAL', { simple: true });
      if (mode !== 'wal') throw new Error('its file system cannot share memory between programs');
      database.pragma('synchronous = FULL');
    }
    database.pragma('foreign_keys = ON');
    database.pragma('schema_version');
    return success(database);
  } catch (error) {
    database?.close();
    return failed(openFailure(path, error));
  }
}

function openFailure(path: string, error: unknown): Failure {
  const code = error instanceof Sqlite.SqliteError ? error.code : '';
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return databaseDamaged(path, reason);
  if (code.startsWith('SQLITE_BUSY')) return databaseBusy(path);
  return databaseUnreadable(path, reason);
}
