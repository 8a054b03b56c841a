import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../clock.ts';
import type { RestartTarget } from '../model/check.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import { redact } from '../redact.ts';
import type { HealthChange } from '../store/health.ts';
import type { RestartJournal } from '../store/restart-attempts.ts';
import { endedWithDaemon, restartFault } from './failures.ts';
import type { Lease } from './lease.ts';

export interface AttemptOptions<Target = RestartTarget> {
  readonly clock: Clock;
  readonly journal: Pick<RestartJournal, 'begin' | 'end'>;
  readonly restart: (target: Target, signal: AbortSignal, begun: (pid: number) => void) => Promise<Result<null>>;
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
  /** The beginning could not be recorded: nothing is done, and what `begin` did to memory is undone. */
  readonly refused: () => void;
  /** What the end changes, kept together with it. */
  readonly end: (attempt: RestartAttempt) => HealthChange;
}

/**
 * Restarts once: takes the lease, puts the attempt on record, acts, and puts its end on record. A failure means that
 * nothing was done: the lease is not to be had, or the beginning cannot be recorded. A success is an attempt that was
 * made, however it came out, also where its end is yet to be recorded; one that was ended with the daemon has no end on
 * record and is `unknown`.
 */
export async function attemptRestart<Target>(
  { clock, journal, restart, lease }: AttemptOptions<Target>,
  request: AttemptRequest<Target>,
  signal: AbortSignal,
): Promise<Result<RestartAttempt>> {
  const leased = lease(request.targetName);
  if (!leased.ok) return leased;
  let worked: boolean | undefined;
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
    if (!recorded.ok) {
      request.refused();
      return recorded;
    }
    const act = async () => restart(request.target, signal, leased.value.begun);
    const result = await act().catch((error: unknown) => failed(restartFault(error)));
    worked = result.ok;
    // What the command said is in it, and goes into the journal, events, incidents and pages from here.
    const message = result.ok ? undefined : redact(result.failure.message);
    const said = message !== undefined && { message };
    if (!result.ok && result.failure.code === endedWithDaemon)
      return success({ ...begun, outcome: 'unknown', ...said });
    const at = clock.now().toISOString();
    const outcome = result.ok ? 'worked' : 'failed';
    const ended: RestartAttempt = { ...begun, ended: at, outcome, ...said };
    await journal.end(begun.id, { at, outcome, ...said }, request.end(ended));
    return success(ended);
  } finally {
    leased.value.release(worked);
  }
}
