import Sqlite from 'better-sqlite3';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import { type Database, fileOf } from './database.ts';
import {
  databaseBusy,
  databaseDamaged,
  databaseFull,
  databaseReadOnly,
  databaseUnreadable,
  diskFailed,
} from './failures.ts';
import type { Reserve } from './reserve.ts';

/** What is given up when the disk of a database is full. */
const reserves = new WeakMap<Database, Reserve>();

/** From now on a write to the database that meets a full disk frees the reserve and is tried once more. */
export function useReserve(database: Database, reserve: Reserve): void {
  reserves.set(database, reserve);
}

/**
 * Runs `work` on the database. What the disk or another program can cause becomes a `store/…` failure naming the
 * file; anything else (a broken constraint, a misspelt statement) is a bug and is thrown. On a full disk the reserve is
 * freed and `work`, of which SQLite has kept nothing, runs once more; inside a transaction, whoever began it tries again.
 */
export function attempt<T>(database: Database, work: () => T): Result<T> {
  const result = attemptOnce(database, work);
  const full = !result.ok && result.failure.code === 'store/disk-full' && !database.inTransaction;
  return full && reserves.get(database)?.release() ? attemptOnce(database, work) : result;
}

function attemptOnce<T>(database: Database, work: () => T): Result<T> {
  try {
    return success(work());
  } catch (error) {
    const failure = error instanceof Sqlite.SqliteError ? storeFailure(error, fileOf(database)) : undefined;
    if (!failure) throw error;
    return failed(failure);
  }
}

/** As `attempt`, with `work` in one transaction that holds the write lock: all of it is kept, or none. */
export function attemptAll<T>(database: Database, work: () => T): Result<T> {
  return attempt(database, () => database.transaction(work).immediate());
}

/** SQLite's extended codes begin with the plain one: `SQLITE_IOERR_WRITE` is an `SQLITE_IOERR`. */
function storeFailure(error: InstanceType<typeof Sqlite.SqliteError>, file: string): Failure | undefined {
  switch (error.code.split('_')[1]) {
    case 'FULL':
      return databaseFull(file);
    case 'READONLY':
      return databaseReadOnly(file);
    case 'NOTADB':
    case 'CORRUPT':
      return databaseDamaged(file, error.message);
    case 'BUSY':
    case 'LOCKED':
      return databaseBusy(file);
    case 'CANTOPEN':
      return databaseUnreadable(file, error.message);
    case 'IOERR':
      return diskFailed(file, error.message);
    default:
      return undefined;
  }
}
