/** One attempt to restart a workload, on record before it begins. Times are UTC, RFC 3339. */
export interface RestartAttempt {
  readonly id: string;
  readonly workload: string;
  /** What is restarted (`unit web.service`): the name under which two daemons must not do it at once. */
  readonly target: string;
  /** `auto_restart`, or the recovery rule by name. */
  readonly cause: string;
  /** From 1: how many attempts were made since the workload was last healthy for long. */
  readonly number: number;
  /** The forensic report that was on disk before it. */
  readonly report: string;
  readonly began: string;
  readonly ended?: string;
  /** `unknown`: it has no recorded end, because the daemon that made it was killed. */
  readonly outcome: 'under_way' | 'worked' | 'failed' | 'unknown';
  readonly message?: string;
}
