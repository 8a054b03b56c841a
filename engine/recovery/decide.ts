import type { RestartSpec } from '../model/check.ts';

/** What was tried before, as far as it says whether to try again. Ticks are ms of one clock that only goes forward. */
export interface Attempts {
  /** Since the workload was last healthy for `resetAfter`. */
  readonly made: number;
  readonly last?: number;
}

export type RestartDecision =
  | { readonly what: 'restart'; readonly number: number }
  /** The tick from which it may be tried again. */
  | { readonly what: 'wait'; readonly until: number }
  | { readonly what: 'exhausted' };

/** Whether an unhealthy workload is restarted now, later, or no more. */
export function decideRestart(
  spec: Pick<RestartSpec, 'max' | 'delay' | 'backoff' | 'maxDelay'>,
  { made, last }: Attempts,
  tick: number,
): RestartDecision {
  if (spec.max > 0 && made >= spec.max) return { what: 'exhausted' };
  const until = last === undefined ? tick : last + waitBefore(spec, made);
  return until <= tick ? { what: 'restart', number: made + 1 } : { what: 'wait', until };
}

/** ms between the last attempt and the next, after `made` of them: `delay` × `backoff` for each but the first, `maxDelay` at most. */
export function waitBefore(spec: Pick<RestartSpec, 'delay' | 'backoff' | 'maxDelay'>, made: number): number {
  return Math.min(spec.delay * spec.backoff ** Math.max(0, made - 1), Math.max(spec.maxDelay, spec.delay));
}
