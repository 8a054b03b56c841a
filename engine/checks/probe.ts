import type { Outcome, ProbeErrorReason } from '../model/check.ts';
import { isExhausted } from './failures.ts';

/** What a probe is given besides its spec. */
export interface ProbeContext {
  /** ms; when it is used up the probe stops and answers with reason `timeout`. */
  readonly timeout: number;
  /** How much of `timeout` went before the probe, in ms; 0 by default. It counts in what the outcome took. */
  readonly spent?: number;
  /** Aborted by the caller, the probe stops and answers with reason `cancelled`. */
  readonly signal: AbortSignal;
  /** The wall clock, for `startedAt`; durations are measured by a monotonic one. */
  readonly now: () => Date;
  /** The outcome of the same check before this one, where there is one: a rate is measured against it. */
  readonly previous?: Outcome | undefined;
  /** Where the proc file system is; /proc by default. */
  readonly proc?: string;
}

/** Observes a target once. Never rejects for anything the target does: that is an outcome of type `error`. */
export type Probe<Spec> = (spec: Spec, context: ProbeContext) => Promise<Outcome>;

type Without<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;

/** An outcome before it is timed. */
export type Seen = Without<Outcome, 'startedAt' | 'took' | 'timings'>;

export interface ProbeError {
  readonly reason: ProbeErrorReason;
  readonly message: string;
  /** Nothing was asked: this process has too few threads left. */
  readonly unasked?: true;
  /** Nothing is known of the target: what the check goes by on this host could not be had. */
  readonly unread?: true;
}

export interface Attempt {
  /** Makes the observation. It must let go of everything it holds when the signal aborts. */
  readonly run: (signal: AbortSignal) => Promise<Seen>;
  /** Says why `run` rejected. */
  readonly explain: (error: unknown) => ProbeError;
  /** Says what did not come in time. */
  readonly late: () => string;
  /** Whether what it reads now is of this host, and tells where and how to look at the target. Never unless given. */
  readonly reading?: () => boolean;
}

/** How far two observations lie apart where one probe has to make both, in ms. */
export const secondLook = 500;

/** A deadline noticed later than this means that the process was stopped, in ms. */
const stall = 1_000;

/** The longest a Node timer can wait, in ms (about 24 days). */
export const longestTimer = 2 ** 31 - 1;

/**
 * Runs one attempt under the context's deadline and cancellation, and times it. The answer comes at the deadline even
 * when the attempt does not settle.
 */
export async function observe(context: ProbeContext, attempt: Attempt): Promise<Outcome> {
  const startedAt = context.now().toISOString();
  const began = performance.now() - (context.spent ?? 0);
  const seen = context.signal.aborted ? cancelled : await withinDeadline(context, attempt);
  const isUnread =
    seen.type === 'error' && (seen.reason === 'unreadable' || seen.reason === 'timeout') && attempt.reading?.();
  return { startedAt, took: performance.now() - began, ...seen, ...(isUnread && { unread: true }) };
}

const cancelled: Seen = { type: 'error', reason: 'cancelled', message: 'cancelled' };

async function withinDeadline(context: ProbeContext, attempt: Attempt): Promise<Seen> {
  const tooLate = () => ({ type: 'error', reason: 'timeout', message: attempt.late() }) as const;
  const left = context.timeout - (context.spent ?? 0);
  if (left <= 0) return tooLate();
  const controller = new AbortController();
  const stopped = Promise.withResolvers<Seen>();
  const stop = (seen: Seen) => {
    stopped.resolve(seen);
    controller.abort();
  };
  const cancel = () => stop(cancelled);
  const wait = Math.min(left, longestTimer);
  const due = performance.now() + wait;
  const timer = setTimeout(() => {
    const stalled = performance.now() - due > stall;
    stop({ ...tooLate(), ...(stalled && { stalled }) });
  }, wait);
  context.signal.addEventListener('abort', cancel);
  try {
    const attempted = attempt.run(controller.signal).catch((error: unknown): Seen => {
      return { type: 'error', ...attempt.explain(error), ...(isExhausted(error) && { unread: true }) };
    });
    return await Promise.race([attempted, stopped.promise]);
  } finally {
    clearTimeout(timer);
    context.signal.removeEventListener('abort', cancel);
  }
}
