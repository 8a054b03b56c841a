import type { Result } from '../model/failure.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import { attempt } from './attempt.ts';
import type { Database } from './database.ts';
import type { Commit } from './group-commit.ts';
import { type HealthChange, healthWriter, type RowOrigin } from './health.ts';
import { patiently } from './patient.ts';

/** The journal of restarts: an attempt is on the disk before it begins, and its end before anything follows from it. */
export interface RestartJournal {
  begin(attempt: RestartAttempt, change: HealthChange): Promise<Result<void>>;
  end(
    id: string,
    end: { readonly at: string; readonly outcome: 'worked' | 'failed'; readonly message?: string },
    change: HealthChange,
  ): Promise<Result<void>>;
  /** Each workload's last attempt. One without an end that this daemon did not begin is `unknown`. */
  last(): Promise<Result<readonly RestartAttempt[]>>;
}

export function createRestartJournal(database: Database, commit: Commit, origin: RowOrigin): RestartJournal {
  const write = healthWriter(database, origin);
  const underWay = new Set<string>();
  const insert = database.prepare(`
    INSERT INTO restart_attempts (id, source, scope, workload, target, cause, number, report, began)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const close = database.prepare('UPDATE restart_attempts SET ended = ?, outcome = ?, message = ? WHERE id = ?');
  const last = database.prepare<[string], AttemptRow>(`
    SELECT * FROM (
      SELECT *, row_number() OVER (PARTITION BY workload ORDER BY began DESC, id DESC) AS age
      FROM restart_attempts WHERE scope = ?
    ) WHERE age = 1 ORDER BY workload`);
  return {
    begin(begun, change) {
      underWay.add(begun.id);
      const { id, workload, target, cause, number, report, began } = begun;
      return patiently(() =>
        commit(() => {
          insert.run(id, origin.source, origin.scope, workload, target, cause, number, report, began);
          write(change);
        }),
      );
    },
    end(id, { at, outcome, message }, change) {
      return patiently(() =>
        commit(() => {
          close.run(at, outcome, message ?? null, id);
          write(change);
        }),
      );
    },
    last: async () => attempt(database, () => last.all(origin.scope).map((row) => attemptOf(row, underWay))),
  };
}

interface AttemptRow {
  readonly id: string;
  readonly workload: string;
  readonly target: string;
  readonly cause: string;
  readonly number: number;
  readonly report: string;
  readonly began: string;
  readonly ended: string | null;
  readonly outcome: 'worked' | 'failed' | null;
  readonly message: string | null;
}

function attemptOf(row: AttemptRow, underWay: ReadonlySet<string>): RestartAttempt {
  return {
    id: row.id,
    workload: row.workload,
    target: row.target,
    cause: row.cause,
    number: row.number,
    report: row.report,
    began: row.began,
    ...(row.ended !== null && { ended: row.ended }),
    outcome: row.outcome ?? (underWay.has(row.id) ? 'under_way' : 'unknown'),
    ...(row.message !== null && { message: row.message }),
  };
}
