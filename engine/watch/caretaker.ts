import { keyOf } from '../checks/key.ts';
import { type Clock, momentOf, tickOf } from '../clock.ts';
import { count } from '../forensics/units.ts';
import type { Check, RestartSpec } from '../model/check.ts';
import type { Failure, Result } from '../model/failure.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { Silence } from '../model/silence.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import { type AttemptOptions, attemptRestart } from '../recovery/attempt.ts';
import { decideRestart, type RestartDecision, waitBefore } from '../recovery/decide.ts';
import { othersCount, restartUnread } from '../recovery/failures.ts';
import { seldomToldEvery, toldEvery } from '../recovery/lasting.ts';
import type { Lease, OthersRestart } from '../recovery/lease.ts';
import { describeTarget, shortName } from '../recovery/restarter.ts';
import type { RowOrigin } from '../store/health.ts';
import type { Acting } from './acting.ts';
import type { Alerting, Failing } from './alerting.ts';
import { type Board, uncount, type WorkloadOnBoard } from './board.ts';
import { dependenciesOf, explaining, standing } from './dependencies.ts';
import { restartActor, type Told, watchActor, watchEvent } from './event.ts';
import type { Observer } from './observer.ts';
import type { Recorder } from './recorder.ts';
import { type RestartGate, restartGate } from './restart-gate.ts';
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
  /** The lease on a target, refused when another daemon restarted it less than `apart` ms ago. */
  readonly lease: (target: string, apart: number) => Result<Lease>;
  /** The latest restarts of a target by other daemons of this host, oldest first. */
  readonly others: (target: string) => readonly OthersRestart[];
  /** The silence in force on a check. */
  readonly silence: (check: Check) => Silence | undefined;
  /** What is being done to a workload, shared with everybody who acts. */
  readonly acting: Acting;
}

/** Does what follows from how a workload stands: report, incident, restart, in this order. */
export interface Caretaker {
  follow(workload: string, turned: 'unhealthy' | 'healthy' | 'suppressed' | undefined): Promise<void>;
  /** No check watches it any more: what was wrong with it ends, and nobody knows how it stands. */
  unwatched(workload: string): Promise<void>;
  /** Writes the report of its present failure, which something acts on; why it could not. */
  report(workload: string): Promise<Failure | undefined>;
}

const sparedNote = `No forensic report was written this time: there are ${mostAnHour} of the last hour, and nothing is restarted by it.`;

export function createCaretaker(options: CaretakerOptions): Caretaker {
  const { clock, origin, root, board, recorder, alerting, acting } = options;
  /** Why nothing was restarted, by workload: in the failure that began at `since`, told at `tick`, noted in `incident`. */
  const withheld = new Map<
    string,
    { readonly code: string; readonly since: string; readonly incident?: string | undefined; readonly tick: number }
  >();

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
    const { workload, incident, since: episode } = entry.memory.state;
    const since = board.checkState(check)?.failingSince;
    return {
      workload,
      check,
      message: `${workload} ${what}: ${lastErrorOf(check)}`,
      needs: explaining(workload, since ?? momentOf(clock).at, check.interval + check.timeout, board),
      episode,
      ...(since !== undefined && { since }),
      ...(incident !== undefined && { incident }),
      ...(entry.report !== undefined && { report: entry.report }),
    };
  };

  /** Those of its unhealthy checks that no incident was told of and no silence keeps back. */
  const untold = (entry: WorkloadOnBoard): readonly Check[] =>
    brokenChecks(entry.memory.state.workload).filter((check) => !entry.told?.has(check.name) && !isSilenced([check]));

  const markTold = (entry: WorkloadOnBoard, { name }: Check) => {
    entry.told = new Set([...(entry.told ?? []), name]);
  };

  /** What is suppressed by a workload belongs to its incident, which was not there yet as it was suppressed. */
  const joinSuppressed = async (by: string) => {
    for (const entry of board.workloads.values()) {
      if (entry.memory.state.suppressedBy !== by) continue;
      delete entry.told;
      await joinSuppressing(entry);
    }
  };

  const joinSuppressing = async (entry: WorkloadOnBoard) => {
    for (const check of untold(entry)) {
      markTold(entry, check);
      await alerting.join(failingOf(entry, check, 'is suppressed'));
    }
  };

  /** Opens the incident of an unhealthy workload, or tells the one there is of each check that fails. */
  const tellIncident = async (entry: WorkloadOnBoard) => {
    for (const check of untold(entry)) {
      const { workload, incident } = entry.memory.state;
      const what = incident === undefined ? 'is unhealthy' : `fails in ${check.name} too`;
      const now = await alerting.tell(failingOf(entry, check, what));
      if (!now.ok) return;
      markTold(entry, check);
      if (now.value === incident || entry.memory.state.healthy) continue;
      await change(entry, { ...entry.memory.state, incident: now.value });
      await joinSuppressed(workload);
    }
  };

  /**
   * The limit is reached after `made` attempts: a person is called, and only then is that on record, so that one who could
   * not be called yet is called at a later look, or by the next daemon.
   */
  const giveUp = async (entry: WorkloadOnBoard, check: Check, made: number) => {
    const { workload } = entry.memory.state;
    const why = `restarted ${count(made, 'time')} without lasting success, and ${check.restart.max} is the limit: it needs a person`;
    const { episode: _, ...failing } = failingOf(entry, check, 'is not restarted any more');
    const message = `${workload} is not restarted any more: ${why}`;
    const called = await alerting.call({ ...failing, message }, `Not restarted any more: ${why}`);
    if (!called.ok) return;
    const { state } = entry.memory;
    const next = { ...state, exhausted: true, ...(!state.healthy && { incident: called.value }) };
    const data = { attempts: made };
    await change(entry, next, [
      { kind: 'restart_exhausted', workload, check: check.name, message: why, data, actor: restartActor },
    ]);
  };

  const withhold = async (entry: WorkloadOnBoard, failure: Failure, every = toldEvery) => {
    const { workload, incident, since } = entry.memory.state;
    const { tick } = momentOf(clock);
    const before = withheld.get(workload);
    const same = before?.code === failure.code && before.since === since ? before : undefined;
    const isTold = same !== undefined && tick - same.tick < every;
    const isNoted = same !== undefined && same.incident === incident;
    if (isTold && isNoted) return;
    withheld.set(workload, { code: failure.code, since, incident, tick: isTold ? same.tick : tick });
    const message = `not restarted: ${failure.message}`;
    if (!isTold) {
      await change(entry, entry.memory.state, [
        { kind: 'restart_withheld', workload, message, data: { code: failure.code }, actor: restartActor },
      ]);
    }
    if (!isNoted) await note(incident, message);
  };

  const restart = async (entry: WorkloadOnBoard, check: Check, number: number): Promise<void> => {
    const { workload } = entry.memory.state;
    const before = { ...entry };
    const spec = check.restart;
    if (entry.report === undefined) return;
    const targetName = describeTarget(spec.target, root);
    const apart = apartOf(spec, number - 1);
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
            attempts: state.attempts + 1,
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

  /** Restarts of the same by other daemons, since the workload was last healthy for long before this failure. */
  const othersOf = ({ memory }: WorkloadOnBoard, spec: RestartSpec): readonly OthersRestart[] => {
    const from = Date.parse(memory.state.since) - spec.resetAfter;
    return options.others(describeTarget(spec.target, root)).filter(({ began }) => began >= from);
  };

  /** Tells of a restart by another daemon, which has its grace here, too. `made`: all attempts with it. */
  const tellOther = async (entry: WorkloadOnBoard, spec: RestartSpec, other: OthersRestart, made: number) => {
    entry.others = other.began;
    const { workload, incident, since } = entry.memory.state;
    const ended = tickOfEnd(other);
    const ago = clock.tick() - ended;
    if (other.worked && ago < apartOf(spec, made)) {
      entry.memory = { ...entry.memory, restarted: ended };
      options.observer.forgive(workload);
    }
    const { code, message } = othersCount(describeTarget(spec.target, root), ago, made, other.worked ? spec.grace : 0);
    withheld.set(workload, { code, since, incident, tick: clock.tick() });
    await change(entry, entry.memory.state, [
      { kind: 'restart_withheld', workload, message: `not restarted: ${message}`, data: { code }, actor: restartActor },
    ]);
    await note(incident, `Not restarted: ${message}`);
  };

  const tickOfEnd = ({ began, ended = began }: OthersRestart): number =>
    tickOf(new Date(ended).toISOString(), momentOf(clock));

  const gateOf = ({ memory: { state } }: WorkloadOnBoard): RestartGate => {
    const broken = brokenChecks(state.workload);
    if (!broken.some((check) => check.restart.auto)) return { what: 'closed' };
    const at = clock.now().getTime();
    return restartGate({
      state,
      broken: broken.map((check) => ({
        check,
        fails: board.checkState(check)?.consecutiveFails ?? 0,
        isSeen: board.isSeen(check),
        unread: board.reports.get(keyOf(check))?.unread && lastErrorOf(check),
        isSilenced: isSilenced([check]),
      })),
      dependencies: dependenciesOf(state.workload, board.checksOf).map((name) => standing(name, board, at)),
    });
  };

  /** What is to be done about how it stands now; does nothing itself. */
  const decide = (entry: WorkloadOnBoard): Decided => {
    const gate = gateOf(entry);
    if (gate.what !== 'open') return gate;
    const { check } = gate;
    const others = othersOf(entry, check.restart);
    const made = entry.memory.state.attempts + others.length;
    const other = others.at(-1);
    const isNew = other && tickOfEnd(other) > (entry.memory.lastAttempt ?? Number.NEGATIVE_INFINITY);
    if (isNew && other.began !== entry.others) return { what: 'other', check, other, made };
    const last = Math.max(entry.memory.lastAttempt ?? -Infinity, other ? tickOfEnd(other) : -Infinity);
    const decision = decideRestart(check.restart, { made, ...(last > -Infinity && { last }) }, clock.tick());
    return { ...decision, check, made };
  };

  /** Restarts an unhealthy workload when it is time to, unless something explains or forbids it. */
  const act = async (entry: WorkloadOnBoard): Promise<void> => {
    delete entry.next;
    if (acting.isStopped()) return;
    const decided = decide(entry);
    if (decided.what === 'unread') return withhold(entry, restartUnread(decided.why), seldomToldEvery);
    if (decided.what === 'other') return tellOther(entry, decided.check.restart, decided.other, decided.made);
    if (decided.what === 'wait') entry.next = decided.until;
    if (decided.what === 'exhausted' && !entry.memory.state.exhausted)
      return giveUp(entry, decided.check, decided.made);
    if (decided.what !== 'restart') return;
    const forbidden = (await reports.ensure(entry, decided.check, true)) ?? (await recorder.behind());
    // That may have taken a while: what holds now counts.
    const now = decide(entry);
    if (now.what !== 'restart' || acting.isStopped()) return;
    if (forbidden) await withhold(entry, forbidden);
    else await restart(entry, now.check, now.number);
  };

  return {
    async report(workload) {
      const entry = board.workloads.get(workload);
      const [check] = brokenChecks(workload);
      return entry && check && reports.ensure(entry, check, true);
    },
    async unwatched(workload) {
      const entry = board.workloads.get(workload);
      if (!entry || (entry.memory.state.healthy && entry.memory.state.suppressedBy === undefined)) return;
      const { incident, suppressedBy, since, ...state } = entry.memory.state;
      const { at, tick } = momentOf(clock);
      const message = 'no longer watched: no enabled check of it is left';
      const checks = board.forget(workload);
      const memory = { ...entry.memory, state: { ...state, healthy: true, since: at }, healthySince: tick };
      // The same entry: what is under way for it ends on it.
      entry.memory = memory;
      for (const key of ['report', 'spared', 'next', 'told', 'waitsFor', 'others'] as const) delete entry[key];
      const data = suppressedBy === undefined ? { unhealthy_since: since } : { suppressed_since: since };
      await recorder.record({
        checks,
        workloads: [memory.state],
        events: [watchEvent(origin, at, { kind: 'unwatched', workload, message, data, actor: watchActor })],
      });
      await note(incident, `${workload} is ${message}.`);
    },
    async follow(workload, turned) {
      const entry = board.workloads.get(workload);
      if (!entry) return;
      const { healthy, incident, suppressedBy } = entry.memory.state;
      if (turned || (healthy && suppressedBy === undefined)) delete entry.told;
      if (healthy && suppressedBy !== undefined) await joinSuppressing(entry);
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
      const [check] = brokenChecks(workload);
      if (!check) return;
      const unreported = await reports.ensure(entry, check, false);
      await tellIncident(entry);
      if (unreported && turned === 'unhealthy') await withhold(entry, unreported);
      if (entry.spared && turned === 'unhealthy') await note(entry.memory.state.incident, sparedNote);
      acting.run(workload, () => act(entry));
    },
  };
}

/** How long after a restart by another daemon this one keeps away, in ms. */
function apartOf(spec: RestartSpec, number: number): number {
  return Math.max(waitBefore(spec, number), spec.grace);
}

type Decided =
  | Exclude<RestartGate, { readonly what: 'open' }>
  /** Another daemon has restarted it, which nobody was told of. */
  | { readonly what: 'other'; readonly check: Check; readonly other: OthersRestart; readonly made: number }
  | (RestartDecision & { readonly check: Check; readonly made: number });
