import type { CheckType, Severity } from './check.ts';
import type { CheckState } from './check-state.ts';
import type { Failure } from './failure.ts';
import type { Location } from './location.ts';
import type { RestartAttempt } from './restart-attempt.ts';
import type { Silence } from './silence.ts';

/** How a workload stands for a person, the worst first. `at_risk`: a check fails, not often enough yet. */
export type HealthState = 'unhealthy' | 'at_risk' | 'suppressed' | 'silenced' | 'unknown' | 'healthy';

/** From the worst to the best. */
export const healthStates: readonly HealthState[] = [
  'unhealthy',
  'at_risk',
  'suppressed',
  'silenced',
  'unknown',
  'healthy',
];

/** The place of a state among others, the worst first; what is silenced while it is `down` is worse than what is at risk. */
export function rankOf(state: HealthState, down: boolean): number {
  return state === 'silenced' && down ? healthStates.indexOf('unhealthy') + 0.5 : healthStates.indexOf(state);
}

/** Everything that is watched, as it stands. Times are UTC, RFC 3339. */
export interface HealthOverview {
  readonly at: string;
  /** Absent while nothing is watched: what follows is how it last stood. */
  readonly watching?: { readonly root: string; readonly folders: readonly string[]; readonly since: string };
  /** The worst state first, then by name. */
  readonly workloads: readonly WorkloadHealth[];
  /** What only recovery rules watch; absent while nothing is watched. */
  readonly processes?: readonly ProcessHealth[];
  /** Definitions that could not be taken; what they said before still holds. */
  readonly failures: readonly Failure[];
  /** Those of `failures` of which nothing is watched: they said nothing before. */
  readonly unused?: readonly Failure[];
  /** Why nothing is kept, and so nothing is restarted; absent while all is kept. */
  readonly unkept?: Failure;
  /** Why that may come soon: the room kept for bad times is given up; absent while there is some. */
  readonly scarce?: string;
  /** Why little can be looked at, so that failures say nothing of what failed; absent while all can. */
  readonly heldUp?: Failure;
}

export interface WorkloadHealth {
  readonly workload: string;
  readonly state: HealthState;
  /** When it became healthy or unhealthy; absent before its first check. */
  readonly since?: string;
  /** One line for a person: the last error, what it is suppressed by, or what was seen. */
  readonly message: string;
  readonly checks: readonly CheckHealth[];
  readonly dependsOn: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly suppressedBy?: string;
  readonly silence?: Silence;
  readonly severity?: Severity;
  readonly runbook?: string;
  /** The open incident. */
  readonly incident?: string;
  /** The last forensic report, by id. */
  readonly report?: string;
  readonly restart: RestartHealth;
  readonly stability?: Stability;
  /** Its definition cannot be used, so that it is not watched: why, and how its checks last stood. */
  readonly unusable?: { readonly failure: Failure; readonly checks: readonly CheckState[] };
}

/** A process that recovery rules watch and no check does. */
export interface ProcessHealth {
  /** Its name, or words for it. */
  readonly process: string;
  /** What it is on record under: itself, or the workload its rules name. */
  readonly workload: string;
  /** `ended`: it was seen to. `not_seen`: none runs, and none did while this was watched. `unknown`: it cannot be looked at. */
  readonly state: 'running' | 'ended' | 'not_seen' | 'unknown';
  /** Those that run. */
  readonly pids: readonly number[];
  /** When it was seen to have ended. */
  readonly since?: string;
  /** The rules about it, and whether they have no attempts left for what goes on now. */
  readonly rules: readonly { readonly name: string; readonly gaveUp: boolean }[];
}

export interface RestartHealth {
  readonly auto: boolean;
  /** Attempts ever. */
  readonly count: number;
  /** Attempts since it was last healthy for long, of which `max` are allowed; 0 is no limit. */
  readonly attempts: number;
  readonly max: number;
  readonly exhausted: boolean;
  readonly last?: RestartAttempt;
  /** The earliest time of the next attempt, while one is due. */
  readonly next?: string;
}

export interface CheckHealth {
  readonly check: string;
  readonly type: CheckType;
  /** What is probed, for a person. */
  readonly target: string;
  readonly healthy: boolean;
  readonly lastCheck?: string;
  readonly lastHealthy?: string;
  readonly consecutiveFails: number;
  /** Failures in a row that make the workload unhealthy. */
  readonly retries: number;
  readonly totalChecks: number;
  readonly totalFails: number;
  readonly lastError?: string;
  /** What was seen last, in one line. */
  readonly message?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** How long the last answer took, in ms. */
  readonly latency?: number;
  /** What the last observation measured, with its unit (`ratio`, `bytes`, `count`, `days`). */
  readonly value?: { readonly number: number; readonly unit: string };
  /** Beyond it the check fails: in the unit of `value`, or in ms of latency where it measures nothing else. */
  readonly limit?: number;
  /** ms */
  readonly interval: number;
  readonly source: Location;
}

/** How steady a workload has been over a rolling window. */
export interface Stability {
  /** 0–100. */
  readonly score: number;
  /** The window, in ms. */
  readonly window: number;
  readonly outages: number;
  readonly crashes: number;
  /** Mean time between failures, in ms; absent without a failure. */
  readonly mtbf?: number;
  /** Restarts that worked, as a share 0–1; absent without a restart. */
  readonly restartSuccess?: number;
}

/** How a workload stood over a time, oldest first, and what its checks measured. */
export interface HealthHistory {
  readonly workload: string;
  readonly strip: readonly HealthSpan[];
  readonly series: readonly CheckSeries[];
}

export interface HealthSpan {
  /** UTC, RFC 3339. */
  readonly from: string;
  readonly to: string;
  readonly state: HealthState;
  /** Why, in one line. */
  readonly message?: string;
}

export interface CheckSeries {
  readonly check: string;
  /** The length of each point's span, in ms. */
  readonly step: number;
  readonly points: readonly CheckPoint[];
}

export interface CheckPoint {
  /** Start of the span, UTC, RFC 3339. */
  readonly at: string;
  readonly count: number;
  readonly failures: number;
  /** ms; absent where nothing answered. */
  readonly p50?: number;
  readonly p95?: number;
  readonly max?: number;
  readonly value?: number;
}
