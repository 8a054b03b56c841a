import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import { databaseBusy, databaseDamaged, databaseMissing, databaseUnreadable } from './failures.ts';

export type { Database };

export interface DatabaseOptions {
  /** Open an existing database for reading only; a missing file is `store/missing`. */
  readonly readonly?: boolean;
  /** Commits are on the disk with the next checkpoint only: for measurements, of which losing a minute is no loss. */
  readonly batched?: boolean;
}

/** The database's name in a state directory. */
export const databaseFile = 'healer.db';

/** How long a statement waits for another connection's lock, in ms. */
const busyTimeout = 5_000;

/** Beside the bundled program lies the addon for this platform; in a checkout better-sqlite3 finds its own. */
const bundledAddon = join(__dirname, 'better_sqlite3.node');

/** A database at rest up to this size is read in memory, in bytes. */
const memoryLimit = 256 * 1024 * 1024;

/** The file each database was opened from, which is not its `name` where it is read from memory or from a copy. */
const files = new WeakMap<Database, string>();

/** The path a database was opened by. */
export function fileOf(database: Database): string {
  return files.get(database) ?? database.name;
}

/** better-sqlite3 as it is, with the addon found; for a connection that wants none of `openDatabase`'s settings. */
export function openConnection(source: string | Buffer, options: Sqlite.Options = {}): Database {
  return new Sqlite(source, existsSync(bundledAddon) ? { ...options, nativeBinding: bundledAddon } : options);
}

/**
 * Opens the SQLite database at `path`. For writing it is made when missing, for its owner alone: WAL, foreign keys on,
 * every commit flushed to the disk before it returns. For reading nothing is made or changed in its folder, which may
 * be read-only. Close it with `close()`.
 */
export function openDatabase(path: string, options: DatabaseOptions = {}): Result<Database> {
  try {
    const database = options.readonly ? connectForReading(path) : connectForWriting(path, options.batched ?? false);
    files.set(database, path);
    return success(database);
  } catch (error) {
    return failed(openFailure(path, error, options.readonly ?? false));
  }
}

/** Makes the file when missing, and closes it and what SQLite puts beside it to everybody else, whatever the umask. */
export function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile() && (found.mode & 0o077) !== 0) chmodSync(file, 0o600);
  }
}

function connectForWriting(path: string, batched: boolean): Database {
  makePrivate(path);
  return prepared(openConnection(path, { timeout: busyTimeout }), (database) => {
    const mode = database.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') throw new Error('its file system cannot share memory between programs');
    database.pragma(`synchronous = ${batched ? 'NORMAL' : 'FULL'}`);
  });
}

/**
 * A database somebody may be writing has `-wal` and `-shm` beside it, and is shared as it lies. Without `-wal` it is at
 * rest and whole; with a `-wal` alone nobody has it open, and what was last written is in both.
 */
function connectForReading(path: string): Database {
  const { size } = statSync(path);
  const log = found(`${path}-wal`);
  if (log && found(`${path}-shm`)) return prepared(openConnection(path, { readonly: true, timeout: busyTimeout }));
  return log || size > memoryLimit ? connectToCopy(path, log !== undefined) : connectInMemory(path);
}

function found(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}

function connectInMemory(path: string): Database {
  const bytes = readFileSync(path);
  // Bytes 18 and 19 of the header ask for a write-ahead log, which memory has not and a database at rest does not need.
  if (bytes.length > 19 && bytes[18] === 2) bytes.fill(1, 18, 20);
  return prepared(openConnection(bytes, { readonly: true }));
}

/** Reads a copy that has no name any more once it is open, so that it goes with the connection. */
function connectToCopy(path: string, withLog: boolean): Database {
  const folder = mkdtempSync(join(tmpdir(), 'healer-read-'));
  try {
    const copy = join(folder, basename(path));
    copyFileSync(path, copy);
    if (withLog) copyFileSync(`${path}-wal`, `${copy}-wal`);
    return prepared(openConnection(copy, { readonly: true }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The connection once it has read the file, or closed when it cannot. */
function prepared(database: Database, settings: (database: Database) => void = () => {}): Database {
  try {
    settings(database);
    database.pragma('foreign_keys = ON');
    database.pragma('schema_version');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function openFailure(path: string, error: unknown, readonly: boolean): Failure {
  const code = error instanceof Sqlite.SqliteError ? error.code : '';
  if (readonly && isAbsent(error)) return databaseMissing(path);
  const reason = fileReason(error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return databaseDamaged(path, reason);
  if (code.startsWith('SQLITE_BUSY')) return databaseBusy(path);
  return databaseUnreadable(path, reason);
}
