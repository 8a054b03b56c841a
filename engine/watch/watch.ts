import { keyOf } from '../checks/key.ts';
import { createSchedule, type Lane, type Task } from '../checks/schedule.ts';
import { createSeriesGatherer, type SeriesGatherer } from '../checks/series.ts';
import { type Clock, type Moment, momentOf } from '../clock.ts';
import type { Log } from '../daemon/log.ts';
import type { Check, CheckReport } from '../model/check.ts';
import type { Event } from '../model/event.ts';
import type { Failure, Result } from '../model/failure.ts';
import { success } from '../model/failure.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { RuleMemory } from '../recovery/rules.ts';
import type { HealthStore, RowOrigin } from '../store/health.ts';
import type { RestartJournal } from '../store/restart-attempts.ts';
import type { SeriesStore } from '../store/series.ts';
import type { WatchedProcessStore } from '../store/watched-processes.ts';
import { createActing } from './acting.ts';
import { type Board, createBoard, lastObserved } from './board.ts';
import { type CaretakerOptions, createCaretaker } from './caretaker.ts';
import { createDefinitionsInForce, type DefinitionsInForce, type DefinitionsOptions } from './definitions-in-force.ts';
import { type Told, watchActor, watchEvent } from './event.ts';
import { every } from './every.ts';
import { settlesWithin } from './in-time.ts';
import { keepSeries } from './keep-series.ts';
import { createObserver } from './observer.ts';
import { watchPauses } from './pauses.ts';
import { createPruner, type PrunerOptions } from './pruner.ts';
import { createRecorder } from './recorder.ts';
import { createRecovery, type Recovery, type RecoveryOptions } from './recovery.ts';
import { restore } from './restore.ts';
import { createSettler } from './settler.ts';
import { versionOf } from './taken.ts';
import { type ThreadWatchOptions, watchThreads } from './thread-watch.ts';
import { followUnfinished, type LeftRestarts } from './unfinished.ts';
import { droppedTold, laneFull, noThread, pauseTold, startedTold } from './watch-telling.ts';

export interface WatchOptions
  extends Pick<CaretakerOptions, 'restart' | 'lease' | 'others' | 'alerting' | 'report' | 'reportSince' | 'silence'>,
    Pick<DefinitionsOptions, 'load' | 'unusable' | 'onChange'>,
    Pick<PrunerOptions, 'retention' | 'removeFiles'>,
    Pick<
      RecoveryOptions,
      'looker' | 'snapshot' | 'processOrigin' | 'startAgain' | 'processReport' | 'silenced' | 'channel'
    > {
  readonly clock: Clock;
  readonly random: () => number;
  readonly origin: RowOrigin;
  readonly root: string;
  readonly store: HealthStore;
  readonly journal: RestartJournal;
  readonly watchedProcesses: WatchedProcessStore;
  /** This run of the host, where the system tells. */
  readonly boot: string | undefined;
  readonly series: SeriesStore;
  readonly probe: (check: Check, signal: AbortSignal) => Promise<CheckReport>;
  /** When forensic reports of failures were written within the last hour (ticks), by workload. */
  readonly recentReports: (now: Moment) => Promise<Result<ReadonlyMap<string, readonly number[]>>>;
  /** What recovery rules had done when it was last recorded, by name. */
  readonly rules: (now: Moment) => Promise<Result<ReadonlyMap<string, RuleMemory>>>;
  /** The last beginning or end of a watch that is on record. */
  readonly former: () => Promise<Result<Pick<Event, 'kind' | 'at'> | undefined>>;
  /** What a daemon that was killed has left of its restarts. */
  readonly left: LeftRestarts;
  /** Told of events that are on the disk. */
  readonly onEvents: (events: readonly Event[]) => void;
  /** A run began on its grid, this many ms late. */
  readonly onStart?: (late: number) => void;
  /** Settles once a thread of this process had its turn. */
  readonly threadTurn: ThreadWatchOptions['ask'];
  readonly log: Log;
  /** How many checks run at once, by what they wait for. */
  readonly limits?: Readonly<Record<Lane, number>>;
}

/** Checks run again and again, and what follows from them, until stopped. */
export interface Watch extends Omit<DefinitionsInForce, 'reload'> {
  readonly board: Board;
  readonly series: SeriesGatherer;
  /** Why the disk refuses what is to be kept; undefined while it does not. */
  refused(): Failure | undefined;
  /** Why little can be looked at just now; undefined while all can. */
  heldUp(): Failure | undefined;
  /** The process that checks or rules watch for a workload. */
  processOf: Recovery['processOf'];
  /** How the processes stand that only rules watch. */
  ruleProcesses: Recovery['ruleProcesses'];
  /** Loads the definitions anew; the state of what did not change is kept. */
  reload(): Promise<void>;
  /** Looks at a workload's checks, or one of them, at once; until the signal aborts. */
  lookNow(workload: string, check?: string, signal?: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

const defaultLimits: Readonly<Record<Lane, number>> = { network: 2_048, process: 32 };
/** Between two writes of what changed without an event, in ms. */
const flushEvery = 1_000;
/** Between two rounds of removing what was kept for long enough, in ms. */
const pruneEvery = 3_600_000;

/**
 * How long the watch waits, when it ends, for what ends at once unless a file system does not answer; for reports that are
 * being written; and for restarts, which are told to end before (acting.ts) and may have a process to start again: ms.
 */
const stopPatience = 3_000;
const reportPatience = 10_000;
const restartPatience = 25_000;

/** Loads how everything stood, takes the definitions up and begins to watch. */
export async function startWatch(options: WatchOptions): Promise<Result<Watch>> {
  const { clock, origin, log } = options;
  const board = createBoard();
  const resumed = await resume(board, options);
  if (!resumed.ok) return resumed;
  const former = await options.former();
  if (!former.ok) return former;

  const remembered = await options.rules(momentOf(clock));
  if (!remembered.ok) return remembered;
  const written = await options.recentReports(momentOf(clock));
  if (!written.ok) return written;

  const ran = await options.watchedProcesses.load();
  if (!ran.ok) return ran;
  const seenBefore = [lastObserved(board) ?? [], former.value?.at ?? [], ran.value.map(({ seen }) => seen)]
    .flat()
    .toSorted()
    .at(-1);

  const stopping = new AbortController();
  const series = createSeriesGatherer();
  const recorder = createRecorder({
    store: options.store,
    journal: options.journal,
    board,
    onEvents: options.onEvents,
    onFailure: ({ message }) => log(message, 'error'),
    onDropped(count) {
      const told = droppedTold(count, 'events');
      log(told.message, 'error');
      return watchEvent(origin, momentOf(clock).at, told);
    },
  });
  const tell = (told: Told) =>
    recorder.record({ events: [watchEvent(origin, momentOf(clock).at, { actor: watchActor, ...told })] });
  const pauses = watchPauses(clock, (pause) => void tell(pauseTold(pause)));
  const threads = watchThreads({
    clock,
    ask: options.threadTurn,
    onStuck: () => void tell({ kind: 'watch_held_up', message: `no ${noThread}` }),
    onFree: (after) => log(`files and host names are looked at again, after ${Math.round(after / 1000)} s`),
  });
  const observer = createObserver({ clock, origin, board, recorder, series, pauses, threads, probe: options.probe });
  const schedule = createSchedule({
    clock,
    random: options.random,
    limits: options.limits ?? defaultLimits,
    onStart: (_, late) => options.onStart?.(late),
    onFull: (lane, waiting) => log(laneFull(lane, waiting), 'warning'),
  });
  const { journal } = recorder;
  const onFault = (what: string, error: unknown) =>
    log(`${what} met a fault in Healer: ${error instanceof Error ? error.stack : error}`, 'error');
  const acting = createActing(clock, onFault);
  const lookAt: Watch['lookNow'] = async (workload, check, signal) => {
    const wanted = board.checksOf(workload).filter(({ name }) => check === undefined || name === check);
    await Promise.all(wanted.map((one) => schedule.now(keyOf(one), signal)));
  };
  const caretaker = createCaretaker({
    ...options,
    board,
    recorder,
    observer,
    journal,
    acting,
    written: written.value,
  });
  const recovery = createRecovery(
    {
      ...options,
      board,
      recorder,
      observer,
      journal,
      acting,
      lookNow: lookAt,
      onFault,
      failureReport: caretaker.report,
      attempts: resumed.value,
      processMemory: { store: options.watchedProcesses, kept: ran.value, boot: options.boot },
    },
    remembered.value,
  );
  const settler = createSettler({
    clock,
    origin,
    board,
    recorder,
    lookNow: (key) => schedule.now(key),
    async follow(workload, turned) {
      options.onChange(workload);
      await caretaker.follow(workload, turned);
    },
  });

  const guard = (what: string, work: Promise<unknown>) => work.catch((error: unknown) => onFault(what, error));

  const taskOf = (check: Check): Task => ({
    key: keyOf(check),
    version: versionOf(check),
    interval: check.interval,
    lane: check.probe.type === 'exec' ? 'process' : 'network',
    async run(signal, inTurn) {
      const looked = await guard(keyOf(check), observer.look(check, signal, inTurn));
      if (looked !== true) return;
      options.onChange(check.workload);
      void guard(check.workload, settler.settle(check.workload));
    },
  });

  const inTime = async (what: string, work: Promise<unknown>, ms = stopPatience) => {
    if (await settlesWithin(clock, ms, work)) return;
    log(`${what} did not end within ${ms / 1000} s, and the watch ends without that`, 'warning');
  };

  const pruner = createPruner(options);
  const definitions = createDefinitionsInForce({
    ...options,
    board,
    tell,
    onChecks(checks, rules) {
      recovery.set(checks, rules);
      schedule.set(checks.filter(({ enabled }) => enabled).map(taskOf));
    },
    onUnwatched: caretaker.unwatched,
  });
  const reload = () => definitions.reload(stopping.signal);

  const kept = keepSeries({ clock, gatherer: series, store: options.series, tell, guard, log });
  const timers = [
    every(clock, flushEvery, () => guard('writing states', recorder.flush())),
    every(clock, pruneEvery, () => guard('removing what is old', pruner.prune(stopping.signal))),
  ];

  await tell(startedTold(options.root, momentOf(clock).at, seenBefore, former.value?.kind));
  await followUnfinished({ ...options, board, recorder, acting, signal: stopping.signal }, resumed.value);
  await reload();

  const heldUp = (): Failure | undefined => {
    const code = 'watch/held-up';
    if (threads.stuck() !== undefined) return { code, message: `No ${noThread}.` };
    const overdue = recovery.overdue();
    if (overdue === undefined) return undefined;
    const message = `Processes have not been looked at for ${Math.round(overdue / 1000)} s: something of this host does not answer. Until it does, no crash is seen.`;
    return { code, message };
  };

  return success({
    board,
    series,
    failures: definitions.failures,
    unused: definitions.unused,
    unusable: definitions.unusable,
    processOf: recovery.processOf,
    ruleProcesses: recovery.ruleProcesses,
    refused: recorder.refused,
    heldUp,
    reload,
    lookNow: lookAt,
    async stop() {
      for (const cancel of timers) cancel();
      pauses.stop();
      threads.stop();
      stopping.abort();
      await inTime('the checks', schedule.stop());
      await inTime('looking at processes', recovery.stop());
      await inTime('what follows from states', settler.idle(), reportPatience);
      await inTime('restarts', acting.stop(), restartPatience);
      await kept.stop();
      await tell({ kind: 'watch_stopped', message: `no longer watching ${options.root}` });
      await recorder.flush();
      const waiting = recorder.waiting();
      if (waiting > 0) log(`${waiting} events are lost: ${recorder.refused()?.message}`, 'error');
    },
  });
}

/** Puts on the board how everything stood when a daemon last wrote it; each workload's last attempt. */
async function resume(
  board: Board,
  { clock, store, journal }: WatchOptions,
): Promise<Result<readonly RestartAttempt[]>> {
  const kept = await store.load();
  if (!kept.ok) return kept;
  const attempts = await journal.last();
  if (!attempts.ok) return attempts;
  restore(board, { ...kept.value, attempts: attempts.value }, momentOf(clock));
  return attempts;
}
