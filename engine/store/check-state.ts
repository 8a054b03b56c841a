import type { Actor } from '../model/actor.ts';
import type { CheckState } from '../model/check-state.ts';
import type { Event } from '../model/event.ts';
import type { Result } from '../model/failure.ts';
import { attempt, attemptAll } from './attempt.ts';
import type { Database } from './database.ts';
import { eventInsert } from './events.ts';

/** One row a check. */
export interface CheckStateStore {
  /** Writes the state together with the events that led to it: both are kept, or neither. */
  record(state: CheckState, events: readonly Event[]): Promise<Result<void>>;
  /** By workload, then check. */
  list(): Promise<Result<readonly CheckState[]>>;
}

export function createCheckStateStore(database: Database): CheckStateStore {
  const insertEvent = eventInsert(database);
  const upsert = database.prepare<[CheckStateRow]>(`
    INSERT INTO check_state (scope, workload, "check", source, actor_name, actor_via, healthy, last_check, last_healthy,
      consecutive_fails, total_checks, total_fails, restart_count, last_error, last_restart)
    VALUES (:scope, :workload, :check, :source, :actor_name, :actor_via, :healthy, :last_check, :last_healthy,
      :consecutive_fails, :total_checks, :total_fails, :restart_count, :last_error, :last_restart)
    ON CONFLICT (scope, workload, "check") DO UPDATE SET
      source = excluded.source, actor_name = excluded.actor_name, actor_via = excluded.actor_via,
      healthy = excluded.healthy, last_check = excluded.last_check, last_healthy = excluded.last_healthy,
      consecutive_fails = excluded.consecutive_fails, total_checks = excluded.total_checks,
      total_fails = excluded.total_fails, restart_count = excluded.restart_count,
      last_error = excluded.last_error, last_restart = excluded.last_restart`);
  const list = database.prepare<[], CheckStateRow>('SELECT * FROM check_state ORDER BY workload, "check", scope');
  return {
    record: async (state, events) =>
      attemptAll(database, () => {
        events.forEach(insertEvent);
        upsert.run(rowOf(state));
      }),
    list: async () => attempt(database, () => list.all().map(stateOf)),
  };
}

interface CheckStateRow {
  readonly scope: string;
  readonly workload: string;
  readonly check: string;
  readonly source: string;
  readonly actor_name: string;
  readonly actor_via: Actor['via'];
  readonly healthy: number;
  readonly last_check: string | null;
  readonly last_healthy: string | null;
  readonly consecutive_fails: number;
  readonly total_checks: number;
  readonly total_fails: number;
  readonly restart_count: number;
  readonly last_error: string | null;
  readonly last_restart: string | null;
}

function rowOf(state: CheckState): CheckStateRow {
  return {
    scope: state.scope,
    workload: state.workload,
    check: state.check,
    source: state.source,
    actor_name: state.actor.name,
    actor_via: state.actor.via,
    healthy: state.healthy ? 1 : 0,
    last_check: state.lastCheck ?? null,
    last_healthy: state.lastHealthy ?? null,
    consecutive_fails: state.consecutiveFails,
    total_checks: state.totalChecks,
    total_fails: state.totalFails,
    restart_count: state.restartCount,
    last_error: state.lastError ?? null,
    last_restart: state.lastRestart ?? null,
  };
}

function stateOf(row: CheckStateRow): CheckState {
  return {
    scope: row.scope,
    workload: row.workload,
    check: row.check,
    source: row.source,
    actor: { name: row.actor_name, via: row.actor_via },
    healthy: row.healthy === 1,
    ...(row.last_check !== null && { lastCheck: row.last_check }),
    ...(row.last_healthy !== null && { lastHealthy: row.last_healthy }),
    consecutiveFails: row.consecutive_fails,
    totalChecks: row.total_checks,
    totalFails: row.total_fails,
    restartCount: row.restart_count,
    ...(row.last_error !== null && { lastError: row.last_error }),
    ...(row.last_restart !== null && { lastRestart: row.last_restart }),
  };
}
