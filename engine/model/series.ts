/** The upper bounds of the latency histogram's buckets, in ms; one more holds what took longer. */
export const latencyBounds: readonly number[] = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/** What one check saw in one span of time. */
export interface SeriesPoint {
  readonly workload: string;
  readonly check: string;
  /** Start of the span, in ms since 1970. */
  readonly start: number;
  readonly count: number;
  readonly failures: number;
  /** Over the observations that answered, in ms. */
  readonly latencySum: number;
  readonly latencyMax: number;
  /** How many fell into each bucket of `latencyBounds`, and at the end those above. */
  readonly buckets: readonly number[];
  /** The last value seen by a check that measures something (a share 0–1, bytes, a count, days). */
  readonly value?: number;
}
