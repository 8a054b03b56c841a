import type { Result } from '../model/failure.ts';
import type { ProcessState } from '../model/report.ts';
import { attempt } from './attempt.ts';
import type { Database } from './database.ts';
import type { Commit } from './group-commit.ts';
import type { RowOrigin } from './health.ts';

/** A process that is watched, as it was last seen. */
export interface WatchedProcess {
  /** What it was watched as: the key of a process name or pid file. */
  readonly subject: string;
  readonly pid: number;
  /** With the pid and the boot, tells it from every other. */
  readonly start: string;
  readonly name: string;
  /** The run of the host it belongs to. */
  readonly boot: string;
  /** When it was last known to run, UTC, RFC 3339. */
  readonly seen: string;
  readonly snapshot?: ProcessState;
}

/** What runs of a subject; nothing forgets it. */
export interface SubjectProcesses {
  readonly subject: string;
  readonly processes: readonly Omit<WatchedProcess, 'subject'>[];
}

/** Processes that are watched, kept for the time when nobody watches. */
export interface WatchedProcessStore {
  /** Replaces those of these subjects; on the disk when it settles, in one transaction with what else is asked for in this turn. */
  keep(subjects: readonly SubjectProcesses[]): Promise<Result<void>>;
  load(): Promise<Result<readonly WatchedProcess[]>>;
}

export function createWatchedProcessStore(database: Database, commit: Commit, origin: RowOrigin): WatchedProcessStore {
  const drop = database.prepare('DELETE FROM watched_processes WHERE scope = ? AND subject = ?');
  const insert = database.prepare(`
    INSERT INTO watched_processes (scope, subject, pid, start, source, name, boot, seen, snapshot)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const all = database.prepare<[string], Omit<WatchedProcess, 'snapshot'> & { readonly snapshot: string | null }>(
    'SELECT subject, pid, start, name, boot, seen, snapshot FROM watched_processes WHERE scope = ? ORDER BY subject, pid',
  );
  const { scope, source } = origin;
  return {
    keep: (subjects) =>
      commit(() => {
        for (const { subject, processes } of subjects) {
          drop.run(scope, subject);
          for (const { pid, start, name, boot, seen, snapshot } of processes) {
            const state = snapshot === undefined ? null : JSON.stringify(snapshot);
            insert.run(scope, subject, pid, start, source, name, boot, seen, state);
          }
        }
      }),
    load: async () =>
      attempt(database, () =>
        all.all(scope).map(({ snapshot, ...row }) => ({
          ...row,
          ...(snapshot !== null && { snapshot: JSON.parse(snapshot) as ProcessState }),
        })),
      ),
  };
}
