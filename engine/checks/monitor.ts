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
  /** When this daemon first saw its target fail, of the failures without a success between, UTC, RFC 3339. */
  readonly seenSince?: string;
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
    seenFails: 0,
    seenDown: false,
    consecutiveSuccesses: 0,
    totalChecks: 0,
    totalFails: 0,
  };
  return { state, told: 0, untold: 0 };
}

/**
 * What one observation makes of a check. A failure tells of itself for the first `retries` of an episode, then once a
 * minute with how many there were; the check is unhealthy once `retries` in a row counted, and healthy again after
 * `successThreshold` successes in a row. A failure in which what the check goes by could not be read counts as any other,
 * and neither adds to nor takes from those in which the target was seen to fail. An observation out of turn and what is
 * seen within an interval of it count as one: that somebody looks more often makes nothing unhealthy sooner.
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
        seenFails: 0,
        seenDown: state.seenDown && !healthy,
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
  const seenFails = state.seenFails + (counts && !seen.unread ? 1 : 0);
  const firstSeen = memory.seenSince ?? (seen.unread ? undefined : at);
  const seenSince = firstSeen !== undefined && { seenSince: firstSeen };
  const next: CheckState = {
    ...state,
    healthy: state.healthy && consecutiveFails < check.retries,
    lastCheck: at,
    consecutiveFails,
    seenFails,
    seenDown: state.seenDown || seenFails >= check.retries,
    consecutiveSuccesses: 0,
    totalChecks: state.totalChecks + 1,
    totalFails: state.totalFails + 1,
    lastError: seen.message,
    failingSince: state.failingSince ?? at,
  };
  const isNew = memory.told < check.retries || memory.lastTold === undefined || tick - memory.lastTold >= toldEvery;
  if (tooSoon || !isNew)
    return { memory: { ...memory, ...counted, ...seenSince, state: next, untold: memory.untold + 1 } };
  const { expected, actual, also = [], excused } = seen;
  return {
    memory: { state: next, told: memory.told + 1, lastTold: tick, untold: 0, ...counted, ...seenSince },
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

/** Whether the target of a check was seen to fail often enough to act on it, in a look of this daemon too. */
export function isSeen({ retries }: Pick<Check, 'retries'>, { state, seenSince }: CheckMemory): boolean {
  return seenSince !== undefined && state.seenFails >= retries;
}

/** Whether a check that is unhealthy is so by what could not be read, or this daemon has not seen its target fail. */
export function isUnread(check: Pick<Check, 'retries'>, { state, seenSince }: CheckMemory): boolean {
  return seenSince === undefined || isUnreadBy(check, state);
}

/** The same of a check that is unhealthy, as far as its state tells that was kept. */
export function isUnreadBy({ retries }: Pick<Check, 'retries'>, { consecutiveFails, seenFails }: CheckState): boolean {
  return consecutiveFails >= retries && seenFails < retries;
}

/** Since when (UTC, RFC 3339) the target of a check may be going down, as it fails and is not decided. */
export function failsSince({ state, seenSince }: CheckMemory): string | undefined {
  return state.healthy || state.seenDown ? state.failingSince : seenSince;
}

/** A check whose workload was restarted and came up: its failures in a row begin again. */
export function restarted(memory: CheckMemory): CheckMemory {
  return { ...memory, state: { ...memory.state, consecutiveFails: 0, seenFails: 0 } };
}

/** A check whose failures another workload explained, which is healthy again: it is unhealthy when it goes on failing. */
export function judgedAnew({ state, seenSince: _, ...memory }: CheckMemory): CheckMemory {
  if (state.failingSince === undefined) return { ...memory, state };
  const { failingSince: __, ...rest } = state;
  return { ...memory, state: { ...rest, healthy: true, consecutiveFails: 0, seenFails: 0, seenDown: false } };
}
