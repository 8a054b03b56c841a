import type { WorkloadHealth } from './health.ts';

/** Digits are compared as numbers: `svc-2` before `svc-10`. */
const names = new Intl.Collator('en', { numeric: true });
const last = Number.MAX_SAFE_INTEGER;

/**
 * The order in which a person looks at workloads of a state: what fails by severity, then what is unhealthy by how long it
 * has been, the rest by name. Without a severity it counts as P3, as its incident does.
 */
export function byUrgency(one: WorkloadHealth, other: WorkloadHealth): number {
  return (
    severityRank(one) - severityRank(other) ||
    sinceRank(one) - sinceRank(other) ||
    names.compare(one.workload, other.workload)
  );
}

/** The severity worth naming beside a workload: P1 or P2, of one that fails. */
export function urgentSeverity({ state, severity }: WorkloadHealth): 'P1' | 'P2' | undefined {
  return failing.has(state) && (severity === 'P1' || severity === 'P2') ? severity : undefined;
}

const failing: ReadonlySet<WorkloadHealth['state']> = new Set(['unhealthy', 'at_risk']);

function severityRank({ state, severity = 'P3' }: WorkloadHealth): number {
  return failing.has(state) ? Number(severity.slice(1)) : last;
}

/** In any other state `since` is not when it began to fail. */
function sinceRank({ state, since }: WorkloadHealth): number {
  return state === 'unhealthy' && since !== undefined ? Date.parse(since) : last;
}
