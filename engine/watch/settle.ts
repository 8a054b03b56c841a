import type { Moment } from '../clock.ts';
import { count } from '../forensics/units.ts';
import type { CheckState } from '../model/check-state.ts';
import type { WorkloadState } from '../model/workload-state.ts';

/** What a daemon remembers of a workload: its state, and when things were by the clock that only goes forward. */
export interface WorkloadMemory {
  readonly state: WorkloadState;
  /** Ticks. */
  readonly healthySince?: number;
  readonly lastAttempt?: number;
  /** A restart worked: failures within the grace time from then on are excused. */
  readonly restarted?: number;
}

/** How a dependency stands, as far as it explains a failure of what needs it. */
export type Dependency =
  | { readonly name: string; readonly stands: 'fine' }
  /** It fails, and not yet often enough to be called unhealthy: whatever depends on it waits. */
  | { readonly name: string; readonly stands: 'undecided' }
  /** It is down, or suppressed by what `because` names. */
  | { readonly name: string; readonly stands: 'down'; readonly because: string };

export interface Settled {
  readonly memory: WorkloadMemory;
  readonly event?: {
    readonly kind: 'unhealthy' | 'healthy' | 'suppressed';
    readonly check?: string;
    readonly message: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

/** A workload nobody has observed: healthy until shown otherwise. */
export function freshWorkload(workload: string, { at, tick }: Moment): WorkloadMemory {
  const state: WorkloadState = {
    workload,
    healthy: true,
    since: at,
    restartCount: 0,
    attempts: 0,
    exhausted: false,
  };
  return { state, healthySince: tick };
}

/**
 * What the states of its checks make of a workload. It turns unhealthy with its first unhealthy check, unless a
 * dependency that is down explains it (suppressed), or one that may be going down is not decided yet (nothing changes).
 * It turns healthy with its last. Once healthy for `resetAfter` ms, attempts to restart it count from zero.
 */
export function settle(
  memory: WorkloadMemory,
  checks: readonly CheckState[],
  dependencies: readonly Dependency[],
  { moment, resetAfter }: { readonly moment: Moment; readonly resetAfter: number },
): Settled {
  const broken = checks.find(({ healthy }) => !healthy);
  return broken ? failing(memory, broken, dependencies, moment) : passing(memory, moment, resetAfter);
}

function passing(memory: WorkloadMemory, { at, tick }: Moment, resetAfter: number): Settled {
  const { suppressedBy: _, ...state } = memory.state;
  if (!state.healthy) {
    return {
      memory: { ...memory, state: { ...state, healthy: true, since: at }, healthySince: tick },
      event: {
        kind: 'healthy',
        message: 'health check recovered',
        data: { unhealthy_since: state.since },
      },
    };
  }
  const steady = tick - (memory.healthySince ?? tick) >= resetAfter;
  const rested = steady && (state.attempts > 0 || state.exhausted);
  const since = memory.state.suppressedBy !== undefined && { since: at };
  const changed = rested || memory.state.suppressedBy !== undefined;
  return changed
    ? { memory: { ...memory, state: { ...state, ...since, ...(rested && { attempts: 0, exhausted: false }) } } }
    : { memory };
}

function failing(
  memory: WorkloadMemory,
  broken: CheckState,
  dependencies: readonly Dependency[],
  { at }: Moment,
): Settled {
  const { state } = memory;
  const error = broken.lastError ?? 'it failed';
  if (!state.healthy) return { memory };
  const down = dependencies.find(({ stands }) => stands === 'down');
  if (down?.stands === 'down') {
    if (state.suppressedBy === down.because) return { memory };
    return {
      memory: {
        ...memory,
        state: { ...state, suppressedBy: down.because, ...(state.suppressedBy === undefined && { since: at }) },
      },
      event: {
        kind: 'suppressed',
        check: broken.check,
        message: `${error}; not alerted, because ${explained(down.name, down.because)}`,
        data: { depends_on: down.name, because: down.because },
      },
    };
  }
  if (dependencies.some(({ stands }) => stands === 'undecided')) return { memory };
  const { suppressedBy: _, ...rest } = state;
  const { healthySince: __, ...times } = memory;
  return {
    memory: { ...times, state: { ...rest, healthy: false, since: at } },
    event: {
      kind: 'unhealthy',
      check: broken.check,
      message: `health check failed ${count(broken.consecutiveFails, 'time')}: ${error}`,
      data: { consecutive_fails: broken.consecutiveFails, failing_since: broken.failingSince ?? at },
    },
  };
}

function explained(name: string, because: string): string {
  return name === because ? `${name} is unhealthy` : `it needs ${name}, which needs ${because}, and that is unhealthy`;
}
