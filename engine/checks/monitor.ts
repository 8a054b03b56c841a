import type { Moment } from '../clock.ts';
import type { Check } from '../model/check.ts';
import type { CheckState } from '../model/check-state.ts';

/** What a daemon remembers of a check: its state, and what it has said of the failures without a success between. */
export interface CheckMemory {
  readonly state: CheckState;
  /** Failures told as events of their own in this episode. */
  readonly told: number;
  /** When the last was told, as a tick. */
  readonly lastTold?: number;
  /** The last failure that counted. */
  readonly counted?: { readonly tick: number; readonly inTurn: boolean };
  /** Failures since then that nothing told of. */
  readonly untold: number;
  /** Failures in a row when what the check goes by could last not be read. */
  readonly unread?: number;
}

/** One observation, judged. */
export interface Observation {
  readonly healthy: boolean;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  /** Further expectations that do not hold. */
  readonly also?: readonly string[];
  /** Why a failure is noted and does not count; absent when it counts. */
  readonly excused?: 'grace' | 'after_sleep' | 'held_up';
  /** What the check goes by could not be read: a failure, which says nothing of its target. */
  readonly unread?: true;
  /** It was not one of the check's grid: somebody wanted to know at once. */
  readonly outOfTurn?: true;
}

/** A `check_fail` event before it is given an id and an origin. */
export interface FailureTold {
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Observed {
  readonly memory: CheckMemory;
  readonly told?: FailureTold;
}

/** Between two events of a failure that goes on, in ms. */
export const toldEvery = 60_000;

/** A check nobody has observed: healthy until shown otherwise. */
export function freshCheck(workload: string, check: string): CheckMemory {
  const state: CheckState = {
    workload,
    check,
    healthy: true,
    consecutiveFails: 0,
    consecutiveSuccesses: 0,
    totalChecks: 0,
    totalFails: 0,
  };
  return { state, told: 0, untold: 0 };
}

/**
 * What one observation makes of a check. A failure tells of itself for the first `retries` of an episode, then once a
 * minute with how many there were; the check is unhealthy once `retries` in a row counted, and healthy again after
 * `successThreshold` successes in a row. An observation out of turn and what is seen within an interval of it count as one:
 * that somebody looks more often makes nothing unhealthy sooner.
 */
export function observe(check: Check, memory: CheckMemory, seen: Observation, moment: Moment): Observed {
  return seen.healthy ? succeeded(check, memory, moment) : fell(check, memory, seen, moment);
}

function succeeded(check: Check, { state }: CheckMemory, { at }: Moment): Observed {
  const { lastError: _, failingSince: __, ...rest } = state;
  const successes = state.healthy ? 0 : state.consecutiveSuccesses + 1;
  const healthy = state.healthy || successes >= check.successThreshold;
  return {
    memory: {
      state: {
        ...rest,
        ...(!healthy && state.lastError !== undefined && { lastError: state.lastError }),
        healthy,
        lastCheck: at,
        lastHealthy: at,
        consecutiveFails: 0,
        consecutiveSuccesses: healthy ? 0 : successes,
        totalChecks: state.totalChecks + 1,
      },
      told: 0,
      untold: 0,
    },
  };
}

function fell(check: Check, memory: CheckMemory, seen: Observation, { at, tick }: Moment): Observed {
  const { state } = memory;
  const inTurn = !seen.outOfTurn;
  const { counted: last } = memory;
  const tooSoon = last !== undefined && tick - last.tick < check.interval && !(inTurn && last.inTurn);
  const counts = !seen.excused && !tooSoon;
  const consecutiveFails = state.consecutiveFails + (counts ? 1 : 0);
  const counted = counts ? { counted: { tick, inTurn } } : last && { counted: last };
  const unread = seen.unread ? { unread: consecutiveFails } : memory.unread !== undefined && { unread: memory.unread };
  const next: CheckState = {
    ...state,
    healthy: state.healthy && consecutiveFails < check.retries,
    lastCheck: at,
    consecutiveFails,
    consecutiveSuccesses: 0,
    totalChecks: state.totalChecks + 1,
    totalFails: state.totalFails + 1,
    lastError: seen.message,
    failingSince: state.failingSince ?? at,
  };
  const isNew = memory.told < check.retries || memory.lastTold === undefined || tick - memory.lastTold >= toldEvery;
  if (tooSoon || !isNew)
    return { memory: { ...memory, ...counted, ...unread, state: next, untold: memory.untold + 1 } };
  const { expected, actual, also = [], excused } = seen;
  return {
    memory: { state: next, told: memory.told + 1, lastTold: tick, untold: 0, ...counted, ...unread },
    told: {
      message: [seen.message, ...also].join('; '),
      data: {
        consecutive_fails: consecutiveFails,
        count: memory.untold + 1,
        ...(expected !== undefined && { expected }),
        ...(actual !== undefined && { actual }),
        ...(excused && { excused }),
      },
    },
  };
}

/**
 * Whether nobody knows how the target of a check stands that is unhealthy: since what it goes by could last not be read, it
 * has not failed often enough. Such a failure calls a person, and nothing is restarted or explained by it.
 */
export function isUnread({ retries }: Pick<Check, 'retries'>, { state, unread }: CheckMemory): boolean {
  return unread !== undefined && state.consecutiveFails - unread < retries;
}

/** A check whose workload was restarted and came up: its failures in a row begin again. */
export function restarted({ unread: _, ...memory }: CheckMemory): CheckMemory {
  return { ...memory, state: { ...memory.state, consecutiveFails: 0 } };
}

/** A check whose failures another workload explained, which is healthy again: it is unhealthy when it goes on failing. */
export function judgedAnew({ state, unread: _, ...memory }: CheckMemory): CheckMemory {
  if (state.failingSince === undefined) return { ...memory, state };
  const { failingSince: __, ...rest } = state;
  return { ...memory, state: { ...rest, healthy: true, consecutiveFails: 0 } };
}
