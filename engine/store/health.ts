import type { CheckState } from '../model/check-state.ts';
import type { Event } from '../model/event.ts';
import type { Result } from '../model/failure.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import { attempt } from './attempt.ts';
import type { Database } from './database.ts';
import { eventInsert } from './events.ts';
import type { Commit } from './group-commit.ts';

/** What one observation, or one attempt, changed: kept together. */
export interface HealthChange {
  readonly checks?: readonly CheckState[];
  readonly workloads?: readonly WorkloadState[];
  readonly events?: readonly Event[];
}

/** How checks and workloads stand: a row each, written with the events that tell of it. */
export interface HealthStore {
  /** On the disk when it settles. */
  record(change: HealthChange): Promise<Result<void>>;
  load(): Promise<Result<{ readonly checks: readonly CheckState[]; readonly workloads: readonly WorkloadState[] }>>;
}

export interface RowOrigin {
  readonly source: string;
  readonly scope: string;
}

export function createHealthStore(database: Database, commit: Commit, origin: RowOrigin): HealthStore {
  const write = healthWriter(database, origin);
  const checks = database.prepare<[string], CheckRow>(
    'SELECT * FROM check_state WHERE scope = ? ORDER BY workload, "check"',
  );
  const workloads = database.prepare<[string], WorkloadRow>(
    'SELECT * FROM workload_state WHERE scope = ? ORDER BY workload',
  );
  return {
    record: (change) => commit(() => write(change)),
    load: async () =>
      attempt(database, () => ({
        checks: checks.all(origin.scope).map(checkOf),
        workloads: workloads.all(origin.scope).map(workloadOf),
      })),
  };
}

/** Writes a change inside the transaction of its caller. */
export function healthWriter(database: Database, origin: RowOrigin): (change: HealthChange) => void {
  const insertEvent = eventInsert(database);
  const upsertCheck = database.prepare(`
    INSERT INTO check_state (scope, workload, "check", source, healthy, last_check, last_healthy, consecutive_fails,
      seen_fails, seen_down, consecutive_successes, total_checks, total_fails, last_error, failing_since)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (scope, workload, "check") DO UPDATE SET
      source = excluded.source, healthy = excluded.healthy, last_check = excluded.last_check,
      last_healthy = excluded.last_healthy, consecutive_fails = excluded.consecutive_fails,
      seen_fails = excluded.seen_fails, seen_down = excluded.seen_down,
      consecutive_successes = excluded.consecutive_successes, total_checks = excluded.total_checks,
      total_fails = excluded.total_fails, last_error = excluded.last_error, failing_since = excluded.failing_since`);
  const upsertWorkload = database.prepare(`
    INSERT INTO workload_state (scope, workload, source, healthy, since, suppressed_by, restart_count, last_restart,
      attempts, exhausted, incident)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (scope, workload) DO UPDATE SET
      source = excluded.source, healthy = excluded.healthy, since = excluded.since,
      suppressed_by = excluded.suppressed_by, restart_count = excluded.restart_count,
      last_restart = excluded.last_restart, attempts = excluded.attempts, exhausted = excluded.exhausted,
      incident = excluded.incident`);
  return ({ checks = [], workloads = [], events = [] }) => {
    for (const event of events) insertEvent(event);
    for (const state of checks) {
      upsertCheck.run(
        origin.scope,
        state.workload,
        state.check,
        origin.source,
        state.healthy ? 1 : 0,
        state.lastCheck ?? null,
        state.lastHealthy ?? null,
        state.consecutiveFails,
        state.seenFails,
        state.seenDown ? 1 : 0,
        state.consecutiveSuccesses,
        state.totalChecks,
        state.totalFails,
        state.lastError ?? null,
        state.failingSince ?? null,
      );
    }
    for (const state of workloads) {
      upsertWorkload.run(
        origin.scope,
        state.workload,
        origin.source,
        state.healthy ? 1 : 0,
        state.since,
        state.suppressedBy ?? null,
        state.restartCount,
        state.lastRestart ?? null,
        state.attempts,
        state.exhausted ? 1 : 0,
        state.incident ?? null,
      );
    }
  };
}

interface CheckRow {
  readonly workload: string;
  readonly check: string;
  readonly healthy: number;
  readonly last_check: string | null;
  readonly last_healthy: string | null;
  readonly consecutive_fails: number;
  readonly seen_fails: number;
  readonly seen_down: number;
  readonly consecutive_successes: number;
  readonly total_checks: number;
  readonly total_fails: number;
  readonly last_error: string | null;
  readonly failing_since: string | null;
}

function checkOf(row: CheckRow): CheckState {
  return {
    workload: row.workload,
    check: row.check,
    healthy: row.healthy === 1,
    ...(row.last_check !== null && { lastCheck: row.last_check }),
    ...(row.last_healthy !== null && { lastHealthy: row.last_healthy }),
    consecutiveFails: row.consecutive_fails,
    seenFails: row.seen_fails,
    seenDown: row.seen_down === 1,
    consecutiveSuccesses: row.consecutive_successes,
    totalChecks: row.total_checks,
    totalFails: row.total_fails,
    ...(row.last_error !== null && { lastError: row.last_error }),
    ...(row.failing_since !== null && { failingSince: row.failing_since }),
  };
}

interface WorkloadRow {
  readonly workload: string;
  readonly healthy: number;
  readonly since: string;
  readonly suppressed_by: string | null;
  readonly restart_count: number;
  readonly last_restart: string | null;
  readonly attempts: number;
  readonly exhausted: number;
  readonly incident: string | null;
}

function workloadOf(row: WorkloadRow): WorkloadState {
  return {
    workload: row.workload,
    healthy: row.healthy === 1,
    since: row.since,
    ...(row.suppressed_by !== null && { suppressedBy: row.suppressed_by }),
    restartCount: row.restart_count,
    ...(row.last_restart !== null && { lastRestart: row.last_restart }),
    attempts: row.attempts,
    exhausted: row.exhausted === 1,
    ...(row.incident !== null && { incident: row.incident }),
  };
}
