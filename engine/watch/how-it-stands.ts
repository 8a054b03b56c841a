import type { HealthState } from '../model/health.ts';
import type { Silence } from '../model/silence.ts';
import type { WorkloadState } from '../model/workload-state.ts';

/** What the state of a workload is made of. */
export interface StateFacts {
  /** The silence on all of it. */
  readonly silence: Silence | undefined;
  readonly workload: Pick<WorkloadState, 'healthy' | 'suppressedBy'> | undefined;
  /** A check of it fails, often enough or not. */
  readonly failing: boolean;
  /** A check of it was not observed so far. */
  readonly unseen: boolean;
}

/** What is told where no check says anything yet. */
export const notChecked = 'not checked yet';

export function stateFrom({ silence, workload, failing, unseen }: StateFacts): HealthState {
  if (silence) return 'silenced';
  if (workload?.healthy === false) return 'unhealthy';
  if (workload?.suppressedBy !== undefined) return 'suppressed';
  if (failing) return 'at_risk';
  return unseen ? 'unknown' : 'healthy';
}

/** Why it stands so, in one line for a person, where that is not what its checks say; after the failure that a silence covers. */
export function explanation(
  { silence, workload }: Pick<StateFacts, 'silence' | 'workload'>,
  lastError?: string,
): string | undefined {
  if (silence) {
    const until = `silenced until ${silence.ends} by ${silence.by.name}: ${silence.reason}`;
    return lastError === undefined ? until : `${lastError}; ${until}`;
  }
  if (workload?.healthy === false || workload?.suppressedBy === undefined) return undefined;
  return `${workload.suppressedBy} is unhealthy, and this depends on it; no alert of its own`;
}
