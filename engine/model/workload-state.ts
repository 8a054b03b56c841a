/** How one workload stands. Times are UTC, RFC 3339, absent when never. */
export interface WorkloadState {
  readonly workload: string;
  readonly healthy: boolean;
  /** When it became healthy or unhealthy. */
  readonly since: string;
  /** The dependency whose failure explains its own, so that nobody is alerted. */
  readonly suppressedBy?: string;
  /** Attempts to restart it, ever. */
  readonly restartCount: number;
  readonly lastRestart?: string;
  /** Attempts since it was last healthy for as long as its `reset_after`. */
  readonly attempts: number;
  /** Its limit of attempts was reached, and said. */
  readonly exhausted: boolean;
  /** The incident opened for it, and not resolved when last looked. */
  readonly incident?: string;
}
