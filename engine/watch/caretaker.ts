import { type Clock, momentOf } from '../clock.ts';
import type { Check } from '../model/check.ts';
import type { Failure, Result } from '../model/failure.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { Silence } from '../model/silence.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import { type AttemptOptions, attemptRestart } from '../recovery/attempt.ts';
import { decideRestart, waitBefore } from '../recovery/decide.ts';
import type { Lease } from '../recovery/lease.ts';
import { describeTarget, shortName } from '../recovery/restarter.ts';
import type { RowOrigin } from '../store/health.ts';
import type { Acting } from './acting.ts';
import type { Alerting, Failing } from './alerting.ts';
import { type Board, uncount, type WorkloadOnBoard } from './board.ts';
import { allDependenciesOf, dependenciesOf, standing } from './dependencies.ts';
import { restartActor, type Told, watchEvent } from './event.ts';
import type { Observer } from './observer.ts';
import type { Recorder } from './recorder.ts';
import { createTransitionReports, mostAnHour, type TransitionReportOptions } from './transition-reports.ts';

export interface CaretakerOptions
  extends Pick<AttemptOptions, 'journal' | 'restart'>,
    Pick<TransitionReportOptions, 'report' | 'reportSince' | 'written'> {
  readonly clock: Clock;
  readonly origin: RowOrigin;
  /** Absolute real path. */
  readonly root: string;
  readonly board: Board;
  readonly recorder: Recorder;
  readonly observer: Pick<Observer, 'forgive'>;
  readonly alerting: Alerting;
  /** The lease on a target, refused when another daemon began to restart it less than `apart` ms ago. */
  readonly lease: (target: string, apart: number) => Result<Lease>;
  /** The silence in force on a check. */
  readonly silence: (check: Check) => Silence | undefined;
  /** What is being done to a workload, shared with everybody who acts. */
  readonly acting: Acting;
}

/** Does what follows from how a workload stands: report, incident, restart, in this order. */
export interface Caretaker {
  follow(workload: string, turned: 'unhealthy' | 'healthy' | 'suppressed' | undefined): Promise<void>;
  /** Writes the report of its present failure, which something acts on; why it could not. */
  report(workload: string): Promise<Failure | undefined>;
}

/** Between two events that an action was withheld for one reason, in ms. */
const withheldEvery = 60_000;
const sparedNote = `No forensic report was written this time: there are ${mostAnHour} of the last hour, and nothing is restarted by it.`;

export function createCaretaker(options: CaretakerOptions): Caretaker {
  const { clock, origin, root, board, recorder, alerting, acting } = options;
  const withheld = new Map<string, { readonly code: string; readonly tick: number }>();

  const brokenChecks = (workload: string): readonly Check[] =>
    board.checksOf(workload).filter((check) => board.checkState(check)?.healthy === false);

  const isSilenced = (checks: readonly Check[]) => checks.every((check) => options.silence(check) !== undefined);

  const lastErrorOf = (check: Check) => board.checkState(check)?.lastError ?? 'it failed';

  const reports = createTransitionReports({ ...options, lastErrorOf });

  const change = async (entry: WorkloadOnBoard, state: WorkloadState, told: readonly Told[] = []) => {
    const { at } = momentOf(clock);
    entry.memory = { ...entry.memory, state };
    const events = told.map((one) => watchEvent(origin, at, one));
    await recorder.record({ workloads: [entry.memory.state], events });
  };

  const note = async (incident: string | undefined, text: string, report?: string) => {
    if (incident !== undefined) await alerting.note(incident, text, report);
  };

  const failingOf = (entry: WorkloadOnBoard, check: Check, what: string): Failing => {
    const { workload } = entry.memory.state;
    const since = board.checkState(check)?.failingSince;
    return {
      workload,
      check,
      message: `${workload} ${what}: ${lastErrorOf(check)}`,
      needs: [...allDependenciesOf(workload, board.checksOf)],
      ...(since !== undefined && { since }),
      ...(entry.report !== undefined && { report: entry.report }),
    };
  };

  /** What is suppressed by a workload belongs to its incident, which was not there yet as it was suppressed. */
  const joinSuppressed = async (by: string) => {
    for (const entry of board.workloads.values()) {
      if (entry.memory.state.suppressedBy === by) await joinSuppressing(entry);
    }
  };

  const joinSuppressing = async (entry: WorkloadOnBoard) => {
    const [check] = brokenChecks(entry.memory.state.workload);
    if (check && !isSilenced([check])) await alerting.join(failingOf(entry, check, 'is suppressed'));
  };

  const ensureIncident = async (entry: WorkloadOnBoard, check: Check) => {
    const { workload, incident } = entry.memory.state;
    if (incident !== undefined) return;
    const told = await alerting.tell(failingOf(entry, check, 'is unhealthy'));
    if (!told.ok) return;
    await change(entry, { ...entry.memory.state, incident: told.value });
    await joinSuppressed(workload);
  };

  const withhold = async (entry: WorkloadOnBoard, failure: Failure) => {
    const { workload, incident } = entry.memory.state;
    const { tick } = momentOf(clock);
    const before = withheld.get(workload);
    if (before?.code === failure.code && tick - before.tick < withheldEvery) return;
    withheld.set(workload, { code: failure.code, tick });
    const message = `not restarted: ${failure.message}`;
    await change(entry, entry.memory.state, [
      { kind: 'restart_withheld', workload, message, data: { code: failure.code }, actor: restartActor },
    ]);
    await note(incident, message);
  };

  const restart = async (entry: WorkloadOnBoard, check: Check, number: number): Promise<void> => {
    const { workload } = entry.memory.state;
    const before = { ...entry };
    const spec = check.restart;
    if (entry.report === undefined) return;
    const targetName = describeTarget(spec.target, root);
    const apart = waitBefore(spec, number);
    const told = (kind: Told['kind'], attempt: RestartAttempt, message: string) =>
      watchEvent(origin, attempt.ended ?? attempt.began, {
        kind,
        workload,
        check: check.name,
        message,
        data: { attempt: attempt.number, target: targetName, report: attempt.report },
        actor: restartActor,
      });
    const attempted = await attemptRestart(
      { clock, journal: options.journal, restart: options.restart, lease: (target) => options.lease(target, apart) },
      {
        workload,
        target: spec.target,
        targetName,
        cause: 'auto_restart',
        number,
        report: entry.report,
        begin(attempt) {
          const { state } = entry.memory;
          const next = {
            ...state,
            attempts: number,
            restartCount: state.restartCount + 1,
            lastRestart: attempt.began,
          };
          entry.memory = { ...entry.memory, state: next, lastAttempt: clock.tick() };
          entry.lastAttempt = attempt;
          return {
            workloads: [next],
            events: [told('restart', attempt, `auto-restarting (attempt ${number}): ${shortName(targetName)}`)],
          };
        },
        refused: () => uncount(entry, before),
        end(attempt) {
          entry.lastAttempt = attempt;
          if (attempt.outcome === 'failed') {
            return { events: [told('restart_failed', attempt, attempt.message ?? 'the restart failed')] };
          }
          options.observer.forgive(workload);
          entry.memory = { ...entry.memory, restarted: clock.tick() };
          return { checks: board.checksOf(workload).flatMap((one) => board.checkState(one) ?? []) };
        },
      },
      acting.ending,
    );
    if (!attempted.ok) {
      entry.memory = { ...entry.memory, lastAttempt: clock.tick() };
      await withhold(entry, attempted.failure);
      return;
    }
    entry.lastAttempt = attempted.value;
    const { outcome, message, report } = attempted.value;
    const came = outcome === 'worked' ? 'its command worked' : (message ?? 'it failed');
    await note(entry.memory.state.incident, `Restarted (attempt ${number}, ${shortName(targetName)}): ${came}`, report);
  };

  /** Restarts an unhealthy workload when it is time to, unless something explains or forbids it. */
  const act = async (entry: WorkloadOnBoard): Promise<void> => {
    const { workload, healthy, attempts, exhausted } = entry.memory.state;
    delete entry.next;
    if (healthy || acting.isStopped()) return;
    const broken = brokenChecks(workload);
    const check = broken.find((one) => one.restart.auto && failsEnough(one, board));
    if (!check || isSilenced(broken)) return;
    const at = clock.now().getTime();
    const waitsFor = dependenciesOf(workload, board.checksOf).map((name) => standing(name, board, at));
    if (waitsFor.some(({ stands }) => stands === 'down')) return;

    const { lastAttempt } = entry.memory;
    const made = { made: attempts, ...(lastAttempt !== undefined && { last: lastAttempt }) };
    const decision = decideRestart(check.restart, made, clock.tick());
    if (decision.what === 'wait') entry.next = decision.until;
    if (decision.what === 'exhausted' && !exhausted) {
      const message = `restarted ${attempts} ${attempts === 1 ? 'time' : 'times'} without lasting success, and ${check.restart.max} is the limit: it needs a person`;
      await change(entry, { ...entry.memory.state, exhausted: true }, [
        { kind: 'restart_exhausted', workload, check: check.name, message, data: { attempts }, actor: restartActor },
      ]);
      await note(entry.memory.state.incident, `Not restarted any more: ${message}`);
    }
    if (decision.what !== 'restart') return;
    const forbidden = (await reports.ensure(entry, check, true)) ?? (await recorder.behind());
    if (forbidden) await withhold(entry, forbidden);
    else await restart(entry, check, decision.number);
  };

  return {
    async report(workload) {
      const entry = board.workloads.get(workload);
      const [check] = brokenChecks(workload);
      return entry && check && reports.ensure(entry, check, true);
    },
    async follow(workload, turned) {
      const entry = board.workloads.get(workload);
      if (!entry) return;
      const { healthy, incident } = entry.memory.state;
      if (turned === 'suppressed') await joinSuppressing(entry);
      if (turned === 'healthy') {
        const { incident: _, ...without } = entry.memory.state;
        await note(incident, `${workload} is healthy again.`);
        if (incident !== undefined) await change(entry, without);
      }
      if (healthy) {
        delete entry.report;
        delete entry.spared;
        delete entry.next;
        return;
      }
      const broken = brokenChecks(workload);
      const [check] = broken;
      if (!check) return;
      const unreported = await reports.ensure(entry, check, false);
      if (unreported && turned === 'unhealthy') await withhold(entry, unreported);
      if (!isSilenced(broken)) await ensureIncident(entry, check);
      if (entry.spared && turned === 'unhealthy') await note(entry.memory.state.incident, sparedNote);
      acting.run(workload, () => act(entry));
    },
  };
}

function failsEnough(check: Check, board: Board): boolean {
  return (board.checkState(check)?.consecutiveFails ?? 0) >= check.retries;
}
