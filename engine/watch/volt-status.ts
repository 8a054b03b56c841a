import type { CheckState } from '../model/check-state.ts';
import type { WorkloadState } from '../model/workload-state.ts';

/** How one check stands, in the field names and forms of the Volt health daemon's `statuses.json`. */
export interface VoltStatus {
  readonly workload: string;
  readonly check: string;
  readonly healthy: boolean;
  /** RFC 3339 as Go writes it; `0001-01-01T00:00:00Z` when never, as every time here. */
  readonly last_check: string;
  readonly last_healthy: string;
  readonly consecutive_fails: number;
  readonly total_checks: number;
  readonly total_fails: number;
  /** Attempts to restart the workload, ever. */
  readonly restart_count: number;
  /** Left out while there is none. */
  readonly last_error?: string;
  readonly last_restart: string;
}

/** What is told of a check. */
export type VoltCheck = Omit<CheckState, 'seenFails' | 'seenDown' | 'consecutiveSuccesses' | 'failingSince'>;

/** Go's zero time. */
const never = '0001-01-01T00:00:00Z';

/** Every check by workload and name, with the restarts of its workload. */
export function voltStatuses(
  checks: readonly VoltCheck[],
  workloads: readonly Pick<WorkloadState, 'workload' | 'restartCount' | 'lastRestart'>[],
): readonly VoltStatus[] {
  const restarts = new Map(workloads.map((state) => [state.workload, state]));
  return checks
    .map((state): VoltStatus => {
      const restarted = restarts.get(state.workload);
      return {
        workload: state.workload,
        check: state.check,
        healthy: state.healthy,
        last_check: goTime(state.lastCheck),
        last_healthy: goTime(state.lastHealthy),
        consecutive_fails: state.consecutiveFails,
        total_checks: state.totalChecks,
        total_fails: state.totalFails,
        restart_count: restarted?.restartCount ?? 0,
        ...(state.lastError && { last_error: state.lastError }),
        last_restart: goTime(restarted?.lastRestart),
      };
    })
    .toSorted((a, b) => order(a.workload, b.workload) || order(a.check, b.check));
}

/** What `statuses.json` holds: the text of Go's `json.MarshalIndent`, which writes these characters as escapes. */
export function voltStatusesText(statuses: readonly VoltStatus[]): string {
  return JSON.stringify(statuses, null, 2).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Go's RFC 3339 ends a fraction at its last digit that is not 0, and leaves out an empty one. */
export function goTime(at: string | undefined): string {
  return at?.replace(/(\.\d*?)0*Z$/, (_, fraction: string) => `${fraction === '.' ? '' : fraction}Z`) ?? never;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
