import type { Check } from '../model/check.ts';
import type { CheckState } from '../model/check-state.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import type { Dependency } from './settle.ts';

/** What is known of the workloads watched. */
export interface Known {
  readonly checksOf: (workload: string) => readonly Check[];
  readonly stateOf: (workload: string) => WorkloadState | undefined;
  readonly checkState: (check: Check) => CheckState | undefined;
  /** Whether a workload that is unhealthy was seen to be so: what cannot be read explains no failure of another. */
  readonly isSeenDown: (workload: string) => boolean;
  /** Since when (UTC, RFC 3339) the target of a check may be going down, as it fails and is not decided. */
  readonly failsSince: (check: Check) => string | undefined;
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

/** All that a workload waits for, by way of others too, the nearest first. */
export function allDependenciesOf(workload: string, checksOf: Known['checksOf']): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [workload];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    for (const next of dependenciesOf(name, checksOf)) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}

/** How long a dependency may stay undecided, as a multiple of the time its check takes to be called unhealthy. */
const patience = 2;

/**
 * How one dependency stands at `at` (ms since 1970). One that fails is undecided for as long as what it waits for itself
 * is, and until the slowest on its way had time to be called unhealthy.
 */
export function standing(name: string, known: Known, at: number): Dependency {
  return standingAmong(name, known, at, new Map());
}

/** `told`: those of one question, as many ways may lead to one. */
function standingAmong(name: string, known: Known, at: number, told: Map<string, Dependency>): Dependency {
  const found = told.get(name) ?? standingOf(name, known, at, told);
  told.set(name, found);
  return found;
}

function standingOf(name: string, known: Known, at: number, told: Map<string, Dependency>): Dependency {
  const state = known.stateOf(name);
  if (!state) return { name, stands: 'fine' };
  if (!state.healthy && known.isSeenDown(name)) return { name, stands: 'down', because: name };
  if (state.suppressedBy !== undefined) return { name, stands: 'down', because: state.suppressedBy };
  const checks = known.checksOf(name);
  if (!checks.some((check) => known.checkState(check)?.failingSince !== undefined)) return { name, stands: 'fine' };
  const behind = dependenciesOf(name, known.checksOf).map((next) => standingAmong(next, known, at, told));
  const down = behind.find(({ stands }) => stands === 'down');
  if (down?.stands === 'down') return { name, stands: 'down', because: down.because };
  if (behind.some(({ stands }) => stands === 'undecided')) return { name, stands: 'undecided' };
  const way = [name, ...allDependenciesOf(name, known.checksOf)];
  const slowest = Math.max(...way.flatMap(known.checksOf).map((one) => one.retries * (one.interval + one.timeout)));
  const undecided = checks
    .flatMap((check) => known.failsSince(check) ?? [])
    .some((since) => at - Date.parse(since) < patience * slowest);
  return { name, stands: undecided ? 'undecided' : 'fine' };
}

/**
 * What a workload waits for that explains a failure which began at `since` (UTC, RFC 3339): it is down by itself, or
 * recovered no longer than `look` ms before that, which is how long the workload's check may take to look again.
 * The nearest first.
 */
export function explaining(
  workload: string,
  since: string,
  look: number,
  { checksOf, stateOf, isSeenDown }: Pick<Known, 'checksOf' | 'stateOf' | 'isSeenDown'>,
): readonly string[] {
  return [...allDependenciesOf(workload, checksOf)].filter((name) => {
    const state = stateOf(name);
    if (!state || state.suppressedBy !== undefined) return false;
    if (!state.healthy) return isSeenDown(name);
    return Date.parse(since) - Date.parse(state.since) <= look;
  });
}

/**
 * The checks to look at before a failure of `workload` that began at `since` is blamed on itself. Times are UTC, RFC 3339;
 * one later than `now` is of a clock that was set back meanwhile, and says nothing.
 */
export function notSeenSince(workload: string, since: string, now: string, known: Known): readonly Check[] {
  return [...allDependenciesOf(workload, known.checksOf)]
    .flatMap((name) => known.checksOf(name))
    .filter((check) => {
      const { lastCheck = '' } = known.checkState(check) ?? {};
      return lastCheck < since || lastCheck > now;
    });
}

/** Whether something the workload waits for recovered since the workload was seen at `seen`. Times as of `notSeenSince`. */
export function recoveredSince(
  workload: string,
  seen: string,
  now: string,
  { checksOf, recovered }: Pick<Known, 'checksOf'> & { readonly recovered: (check: Check) => string | undefined },
): boolean {
  return [...allDependenciesOf(workload, checksOf)]
    .flatMap((name) => checksOf(name))
    .some((check) => {
      const at = recovered(check);
      return at !== undefined && at >= seen && at <= now;
    });
}
