/** Time as the engine needs it, so that a test can be its own clock. */
export interface Clock {
  /** The wall clock, which people and other machines go by; it may jump. */
  now(): Date;
  /** ms of a clock that only goes forward, at the pace of this process: durations are measured by it. */
  tick(): number;
  /** Calls back once after `ms`; what it answers with cancels that. */
  after(ms: number, callback: () => void): () => void;
}

/** The longest a Node timer can wait, in ms (about 24 days). */
const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  tick: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, ms), longestTimer));
    return () => clearTimeout(timer);
  },
};

/** One moment by both clocks. */
export interface Moment {
  /** UTC, RFC 3339 with ms. */
  readonly at: string;
  /** ms of the clock that only goes forward. */
  readonly tick: number;
}

/** The tick of a time (UTC, RFC 3339) in the past; of one to come, as of a clock that was set back since, it is now. */
export function tickOf(then: string, { at, tick }: Moment): number {
  return tick - Math.max(0, Date.parse(at) - Date.parse(then));
}

export function momentOf(clock: Clock): Moment {
  return { at: clock.now().toISOString(), tick: clock.tick() };
}
