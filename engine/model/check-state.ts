import type { Actor } from './actor.ts';

/** How one check stands: the Volt health daemon's status fields. Times are UTC, RFC 3339, absent when never. */
export interface CheckState {
  readonly workload: string;
  readonly check: string;
  /** Which daemon wrote it. */
  readonly source: string;
  /** Cluster or host; `local` unless a fleet says otherwise. */
  readonly scope: string;
  /** Who or what changed it last. */
  readonly actor: Actor;
  readonly healthy: boolean;
  readonly lastCheck?: string;
  readonly lastHealthy?: string;
  readonly consecutiveFails: number;
  readonly totalChecks: number;
  readonly totalFails: number;
  readonly restartCount: number;
  readonly lastError?: string;
  readonly lastRestart?: string;
}
