import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../clock.ts';
import type { RestartTarget } from '../model/check.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { HealthChange } from '../store/health.ts';
import type { RestartJournal } from '../store/restart-attempts.ts';
import type { Lease } from './lease.ts';

export interface AttemptOptions<Target = RestartTarget> {
  readonly clock: Clock;
  readonly journal: RestartJournal;
  readonly restart: (target: Target, signal: AbortSignal) => Promise<Result<null>>;
  /** Takes the host-wide lease on a target. */
  readonly lease: (target: string) => Result<Lease>;
}

export interface AttemptRequest<Target = RestartTarget> {
  readonly workload: string;
  readonly target: Target;
  /** The target as leases and people know it. */
  readonly targetName: string;
  readonly cause: string;
  readonly number: number;
  /** The forensic report on disk. Without one nothing is restarted: there is no other way to ask. */
  readonly report: string;
  /** What the beginning changes, kept together with the attempt. */
  readonly begin: (attempt: RestartAttempt) => HealthChange;
  /** What the end changes, kept together with it. */
  readonly end: (attempt: RestartAttempt) => HealthChange;
}

/**
 * Restarts once: takes the lease, puts the attempt on record, acts, and puts its end on record. When the lease is not
 * to be had, or the beginning cannot be recorded, nothing was done and the failure says why. When the end cannot be
 * recorded the attempt stands as unknown.
 */
export async function attemptRestart<Target>(
  { clock, journal, restart, lease }: AttemptOptions<Target>,
  request: AttemptRequest<Target>,
  signal: AbortSignal,
): Promise<Result<RestartAttempt>> {
  const leased = lease(request.targetName);
  if (!leased.ok) return leased;
  try {
    const { workload, targetName: target, cause, number, report } = request;
    const begun: RestartAttempt = {
      id: uuidv7(),
      workload,
      target,
      cause,
      number,
      report,
      began: clock.now().toISOString(),
      outcome: 'under_way',
    };
    const recorded = await journal.begin(begun, request.begin(begun));
    if (!recorded.ok) return recorded;
    const result = await restart(request.target, signal);
    const ended: RestartAttempt = {
      ...begun,
      ended: clock.now().toISOString(),
      outcome: result.ok ? 'worked' : 'failed',
      ...(!result.ok && { message: result.failure.message }),
    };
    const end = { at: ended.ended ?? begun.began, outcome: result.ok ? 'worked' : 'failed' } as const;
    const kept = await journal.end(
      begun.id,
      { ...end, ...(ended.message !== undefined && { message: ended.message }) },
      request.end(ended),
    );
    return kept.ok ? success(ended) : failed(kept.failure);
  } finally {
    leased.value.release();
  }
}
