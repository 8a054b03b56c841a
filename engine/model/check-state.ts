/** How one check stands: the Volt health daemon's status fields. Times are UTC, RFC 3339, absent when never. */
export interface CheckState {
  readonly workload: string;
  readonly check: string;
  readonly healthy: boolean;
  readonly lastCheck?: string;
  readonly lastHealthy?: string;
  readonly consecutiveFails: number;
  /** Those of them in which the target itself was seen to fail: in the others what the check goes by could not be read. */
  readonly seenFails: number;
  /** It is unhealthy, and was seen to fail often enough for that. */
  readonly seenDown: boolean;
  /** Successes in a row since the last failure, counted while it is unhealthy. */
  readonly consecutiveSuccesses: number;
  readonly totalChecks: number;
  readonly totalFails: number;
  readonly lastError?: string;
  /** When the failures without a success between them began; absent while it passes. */
  readonly failingSince?: string;
}
