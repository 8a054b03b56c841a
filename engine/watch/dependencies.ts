import type { Check } from '../model/check.ts';
import type { CheckState } from '../model/check-state.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import type { Dependency } from './settle.ts';

/** What is known of the workloads watched. */
export interface Known {
  readonly checksOf: (workload: string) => readonly Check[];
  readonly stateOf: (workload: string) => WorkloadState | undefined;
  readonly checkState: (check: Check) => CheckState | undefined;
}

/**
 * The workloads this one waits for: those its checks name that are watched. Of two that need each other, neither explains
 * the other, so that a circle cannot keep everybody silent.
 */
export function dependenciesOf(workload: string, checksOf: Known['checksOf']): readonly string[] {
  const named = (name: string) => new Set(checksOf(name).flatMap(({ dependsOn }) => dependsOn));
  const needs = (from: string): ReadonlySet<string> => {
    const reached = new Set<string>();
    const open = [from];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      for (const next of named(name)) {
        if (reached.has(next)) continue;
        reached.add(next);
        open.push(next);
      }
    }
    return reached;
  };
  return [...named(workload)].filter(
    (name) => name !== workload && checksOf(name).length > 0 && !needs(name).has(workload),
  );
}

/** How long a dependency may stay undecided, as a multiple of the time its check takes to be called unhealthy. */
const patience = 2;

/** How one dependency stands at `at` (ms since 1970). */
export function standing(name: string, known: Known, at: number): Dependency {
  const state = known.stateOf(name);
  if (!state) return { name, stands: 'fine' };
  if (!state.healthy) return { name, stands: 'down', because: name };
  if (state.suppressedBy !== undefined) return { name, stands: 'down', because: state.suppressedBy };
  const undecided = known.checksOf(name).some((check) => {
    const since = known.checkState(check)?.failingSince;
    return since !== undefined && at - Date.parse(since) < patience * check.retries * (check.interval + check.timeout);
  });
  return { name, stands: undecided ? 'undecided' : 'fine' };
}

/** The checks to look at before a failure that began at `since` (UTC, RFC 3339) is blamed on the workload itself. */
export function notSeenSince(names: readonly string[], since: string, known: Known): readonly Check[] {
  return names
    .flatMap((name) => known.checksOf(name))
    .filter((check) => (known.checkState(check)?.lastCheck ?? '') < since);
}
