import { createHash } from 'node:crypto';
import { chmodSync, closeSync, existsSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason } from '../model/file-error.ts';
import { openConnection } from '../store/database.ts';
import { type BegunCommand, begunCommand, stillRuns } from './begun-command.ts';
import { leaseHeld, leaseRecent, leaseStillRuns, leaseUnusable } from './failures.ts';

/** The right to restart one thing of this host, held until it is released or the process ends. */
export interface Lease {
  /**
   * The command that does it has started, under this process id: as long as it runs nobody else gets the lease, also
   * when this process is killed. Where that cannot be written the lease is as good as this process only.
   */
  begun(pid: number): void;
  /** Gives it back. `worked`: how the restart came out, which has ended now; absent where none was made. */
  release(worked?: boolean): void;
}

/** A restart of a target by another daemon of this host. Times in ms since 1970. */
export interface OthersRestart {
  readonly began: number;
  /** Absent where nobody saw its end. */
  readonly ended?: number;
  readonly worked: boolean;
}

export interface LeaseOptions {
  /** Shared by everybody on this host. */
  readonly folder?: string;
  /** Who asks: a state directory's daemon. */
  readonly holder: string;
  readonly now: () => Date;
}

/** Restarts of one target that are kept: more than anybody's limit within a night. */
const mostKept = 64;

/** Where every Healer of this host keeps its leases. */
export const hostLeases = '/tmp/healer-leases';

/**
 * Takes the lease on `target` at once or not at all: `restart/lease-held` while another daemon restarts it,
 * `restart/still-runs` while the command of one that was killed does, and `restart/lease-recent` when a restart by another
 * ended less than `apart` ms ago (began, where nobody saw its end), so that two that watch one thing do not restart it twice.
 * It is an SQLite transaction, which the kernel drops with the process. Every user of the host may take it, and so keep
 * others from restarting: the price of a lease that daemons of two users share.
 */
export function takeLease(target: string, apart: number, options: LeaseOptions): Result<Lease> {
  const { folder = hostLeases, holder, now } = options;
  const file = fileOf(target, folder);
  let database: Connection | undefined;
  try {
    prepareFolder(folder);
    refuseLink(file);
    makeFile(file);
    const held = openConnection(file, { timeout: 0, fileMustExist: true });
    database = held;
    shareFile(file);
    held.exec(
      `BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS command (pid INTEGER NOT NULL, start TEXT NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS restarts (id INTEGER PRIMARY KEY, holder TEXT NOT NULL, began INTEGER NOT NULL,
        ended INTEGER, worked INTEGER NOT NULL DEFAULT 0) STRICT`,
    );
    const command = held.prepare<[], BegunCommand>(commandQuery).get();
    if (command && stillRuns(command)) {
      held.close();
      return failed(leaseStillRuns(target, command.pid));
    }
    const other = restartsBeside(held, holder).at(-1);
    const ago = other === undefined ? Number.POSITIVE_INFINITY : now().getTime() - (other.ended ?? other.began);
    if (ago >= 0 && ago < apart) {
      held.close();
      return failed(leaseRecent(target, ago));
    }
    // Held: who only looks in the moment in which it is written is waited for.
    held.pragma('busy_timeout = 1000');
    held.exec('DELETE FROM command');
    const { lastInsertRowid: id } = held
      .prepare('INSERT INTO restarts (holder, began) VALUES (?, ?)')
      .run(holder, now().getTime());
    held.prepare('DELETE FROM restarts WHERE id <= ? - ?').run(id, mostKept);
    held.exec('COMMIT; BEGIN EXCLUSIVE');
    return success({
      begun: (pid) => keepCommand(held, pid),
      release: (worked) => giveBack(held, id, worked === undefined ? undefined : { ended: now().getTime(), worked }),
    });
  } catch (error) {
    database?.close();
    const { code } = error as { code?: unknown };
    if (code === 'SQLITE_BUSY') return failed(leaseHeld(target));
    return failed(leaseUnusable(folder, fileReason(error)));
  }
}

const commandQuery = 'SELECT pid, start FROM command';

/**
 * The command of a restart of `target` that still runs though nobody holds the lease, because the daemon that began it
 * was killed; undefined where there is none.
 */
export function commandLeft(target: string, folder = hostLeases): BegunCommand | undefined {
  return peek(target, folder, (database) => {
    const command = database.prepare<[], BegunCommand>(commandQuery).get();
    return command && stillRuns(command) ? command : undefined;
  });
}

/** The latest restarts of `target` by others than `holder`, oldest first; none while somebody restarts it. */
export function othersRestarts(target: string, holder: string, folder = hostLeases): readonly OthersRestart[] {
  return peek(target, folder, (database) => restartsBeside(database, holder)) ?? [];
}

/** What a lease's file says that nobody holds; undefined where there is none, or it cannot be read. */
function peek<T>(target: string, folder: string, read: (database: Connection) => T | undefined): T | undefined {
  const file = fileOf(target, folder);
  if (!existsSync(file)) return undefined;
  let database: Connection | undefined;
  try {
    database = openConnection(file, { timeout: 0, readonly: true });
    return read(database);
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}

type Connection = ReturnType<typeof openConnection>;

function restartsBeside(database: Connection, holder: string): readonly OthersRestart[] {
  return database
    .prepare<[string], { began: number; ended: number | null; worked: number }>(
      'SELECT began, ended, worked FROM restarts WHERE holder <> ? ORDER BY id',
    )
    .all(holder)
    .map(({ began, ended, worked }) => ({ began, ...(ended !== null && { ended }), worked: worked !== 0 }));
}

/** Where the end cannot be written, others keep apart from the beginning. */
function giveBack(
  held: Connection,
  id: number | bigint,
  end: { readonly ended: number; readonly worked: boolean } | undefined,
): void {
  try {
    if (end) {
      held.prepare('UPDATE restarts SET ended = ?, worked = ? WHERE id = ?').run(end.ended, end.worked ? 1 : 0, id);
    } else held.prepare('DELETE FROM restarts WHERE id = ?').run(id);
    held.exec('COMMIT');
  } catch {
  } finally {
    held.close();
  }
}

function fileOf(target: string, folder: string): string {
  return join(folder, `${createHash('sha256').update(target).digest('hex').slice(0, 32)}.db`);
}

function keepCommand(held: Connection, pid: number): void {
  const command = begunCommand(pid);
  if (!command) return;
  try {
    held.prepare('INSERT INTO command VALUES (?, ?)').run(command.pid, command.start);
    held.exec('COMMIT; BEGIN EXCLUSIVE');
  } catch {}
}

/** As /tmp itself: everybody may add, nobody may remove what another added. */
function prepareFolder(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o1777);
    return;
  }
  if (!found.isDirectory()) throw new Error('it is not a folder');
  if ((found.mode & 0o002) !== 0 && (found.mode & 0o1000) === 0) throw new Error('anybody may remove what is in it');
}

function refuseLink(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw new Error(`${file} is not a file`);
}

/**
 * Made apart from opening: where `fs.protected_regular` is set, nobody may open a file of another user in a folder such as
 * this with the flag that would make it.
 */
function makeFile(file: string): void {
  if (existsSync(file)) return;
  try {
    closeSync(openSync(file, 'wx', 0o666));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** A daemon of another user must be able to hold the lease too; only the file's owner can say so. */
function shareFile(file: string): void {
  const { mode, uid } = lstatSync(file);
  if (uid === process.getuid?.() && (mode & 0o666) !== 0o666) chmodSync(file, 0o666);
}
