import { channel } from 'node:diagnostics_channel';
import { resolve } from 'node:path';
import { disk } from '../../schemas/files/disk.ts';
import type { Silencing } from '../alerts/silencing.ts';
import { takeTurns } from '../checks/in-turn.ts';
import { keyOf } from '../checks/key.ts';
import { rememberingRun } from '../checks/remember.ts';
import { momentOf, systemClock, tickOf } from '../clock.ts';
import type { Log } from '../daemon/log.ts';
import { type Definitions, type LoadRequest, loadDefinitions } from '../definitions/load.ts';
import { rememberTexts } from '../definitions/remember-texts.ts';
import { unusable } from '../definitions/unusable.ts';
import { listeningLooker } from '../forensics/listening.ts';
import { processState } from '../forensics/process-state.ts';
import { removeReportFiles } from '../forensics/remove-report-files.ts';
import type { ReportOptions } from '../forensics/report.ts';
import type { Incidents } from '../incidents/service.ts';
import type { Check } from '../model/check.ts';
import type { Event } from '../model/event.ts';
import { type Failure, type Result, success, withPlace } from '../model/failure.ts';
import type { HealthOverview } from '../model/health.ts';
import { endGroup, stillRuns } from '../recovery/begun-command.ts';
import { describeChannel } from '../recovery/describe-channel.ts';
import { commandLeft, othersRestarts, takeLease } from '../recovery/lease.ts';
import { readOrigin } from '../recovery/process-origin.ts';
import { hostRestarter } from '../recovery/restarter.ts';
import { rememberRules } from '../recovery/rules.ts';
import { startAgain } from '../recovery/start-again.ts';
import type { EventStore } from '../store/events.ts';
import type { HealthStore, RowOrigin } from '../store/health.ts';
import type { ReportStore } from '../store/reports.ts';
import type { Reserve } from '../store/reserve.ts';
import type { RestartJournal } from '../store/restart-attempts.ts';
import type { RetentionStore } from '../store/retention.ts';
import type { SeriesStore } from '../store/series.ts';
import type { StabilityStore } from '../store/stability.ts';
import type { WatchedProcessStore } from '../store/watched-processes.ts';
import { createAlerting } from './alerting.ts';
import { bootOf } from './boot.ts';
import { failureReporter, failureReportSince, recentFailureReports, watchReporter } from './failure-report.ts';
import { type Followed, followFiles } from './follow-files.ts';
import { settlesWithin } from './in-time.ts';
import { createListeners } from './listeners.ts';
import type { Meter } from './metrics.ts';
import { overview } from './overview.ts';
import { processBehind } from './process-behind.ts';
import { hostLooker } from './process-looker.ts';
import { seldom } from './seldom.ts';
import { createStabilityAlarm, openStabilities } from './stability-watch.ts';
import { stalled } from './stalled.ts';
import { writeStatuses } from './statuses-file.ts';
import { threadTurn } from './thread-watch.ts';
import { startWatch, type Watch } from './watch.ts';

export interface OpenWatchOptions {
  readonly stateDirectory: string;
  /** Absolute real path. */
  readonly root: string;
  /** What is watched: what the root's `healer.yaml` names, or one folder given by hand. */
  readonly request: LoadRequest;
  readonly health: HealthStore;
  readonly journal: RestartJournal;
  readonly watchedProcesses: WatchedProcessStore;
  readonly origin: RowOrigin;
  readonly incidents: Incidents;
  readonly events: EventStore;
  readonly silences: Silencing;
  readonly reports: ReportStore;
  /** What forensic reports ask. */
  readonly sources: NonNullable<ReportOptions['sources']>;
  readonly reserve: Reserve;
  readonly series: SeriesStore;
  readonly retention: RetentionStore;
  readonly stability: StabilityStore;
  /** Told what metrics are made of, where somebody wants them. */
  readonly meter?: Meter;
  /** Told of events that are on the disk. */
  readonly onEvents: (events: readonly Event[]) => void;
  /** Workloads that were looked at, or stand differently. */
  readonly onChange: (workloads: readonly string[]) => void;
  readonly log: Log;
}

/** The watch of a daemon, over real targets, files and clocks. */
export interface OpenedWatch extends Pick<Watch, 'board' | 'lookNow' | 'series'> {
  /** Of everything, or of these workloads. */
  overview(workloads?: readonly string[]): HealthOverview;
  /** What was loaded last of what is watched. */
  definitions(): Definitions | undefined;
  /** Why no check runs though some should, or nothing is kept of them; undefined while all is well. */
  stalled(): string | undefined;
  close(): Promise<void>;
}

/** How long looking who listens may take to end, in ms. */
const listenersPatience = 3_000;
/** Forensic reports written at once: a shared outage asks for hundreds in one moment. */
const reportsAtOnce = 4;
/** Between two tellings of what changed, in ms. */
const tellEvery = 500;
/** Between two writes of `statuses.json` at least, in ms. */
const writeEvery = 5_000;
/** Where whoever measures this process hears of each start on the grid with how late it was, in ms. */
const starts = channel('healer:check-start');
/** Between two looks whether a stability has crossed its threshold, in ms. */
const judgeEvery = 5_000;
/** Between two looks for silences that are over, in ms. */
const expireEvery = 1_000;
/** Actions of rules that are read at the start, the newest: what each had done last is among them. */
const ruleEvents = 5_000;

function noReserve(stateDirectory: string): string {
  return `The disk that holds ${stateDirectory} is nearly full: the room kept free for reports and restarts is gone, and once the rest is used up, nothing is kept and nothing is restarted. Free some space.`;
}

/** What was loaded, and the folders that are to run and may come to be. */
function followedOf(request: LoadRequest, { root, project, folders, reads }: Definitions): Followed {
  const named = 'dir' in request ? [request.dir] : (project?.value.definitions ?? []);
  return { root, folders: [...new Set([...folders, ...named.map((name) => resolve(root, name))])], files: reads };
}

export async function openWatch(given: OpenWatchOptions): Promise<Result<OpenedWatch>> {
  const clock = systemClock;
  const log = seldom(given.log, clock.tick);
  const options = { ...given, log };
  const { root, origin, silences, stateDirectory } = options;
  const since = clock.now().toISOString();
  let definitions: Definitions | undefined;
  let watch: Watch | undefined;
  let changed = new Set<string>();
  let unwritten = true;
  /** When a check was observed last, or it began to watch: a tick. */
  let seen = clock.tick();

  const stabilities = openStabilities(
    options.stability,
    {
      checksOf: (workload) => watch?.board.checksOf(workload) ?? [],
      checkState: (check) => watch?.board.checkState(check),
    },
    clock.now,
  );
  if (!stabilities.ok) return stabilities;
  const low = options.stability.low();
  if (!low.ok) return low;
  const alarm = createStabilityAlarm(stabilities.value.of, low.value, { origin, now: clock.now });

  const files = followFiles(async () => {
    await watch?.reload().catch((error: unknown) => log(`loading definitions met a fault in Healer: ${String(error)}`));
  });
  const servicesOf = (workload: string) =>
    Object.entries(definitions?.profile?.value.services ?? {}).filter(([, { workloads = [] }]) =>
      workloads.includes(workload),
    );
  const silence = silences.ofCheck;

  const probe = rememberingRun();
  const texts = rememberTexts();
  const reporting = {
    ...options,
    ...origin,
    store: options.reports,
    sourcesOf: (workload: string) => servicesOf(workload)[0]?.[1] ?? {},
    now: clock.now,
  };
  const snapshot = (pid: number, signal: AbortSignal) => processState(pid, {}, signal);
  const listeners = createListeners({
    clock,
    looker: listeningLooker(),
    snapshot,
    onFault: (error) => log(`looking who listens met a fault in Healer: ${String(error)}`),
  });
  const lastReport = (check: Check) => watch?.board.reports.get(keyOf(check));
  const processOf = processBehind({
    watched: (workload) => watch?.processOf(workload),
    checksOf: (workload) => watch?.board.checksOf(workload) ?? [],
    lastReport,
    listening: listeners.behind,
  });
  const inTurn = () => takeTurns(clock, reportsAtOnce);

  // Those that ended while nobody watched: what follows from that comes after the record of it.
  await silences.expire(clock.now());
  const started = await startWatch({
    clock,
    random: Math.random,
    origin,
    root,
    store: options.health,
    series: options.series,
    journal: options.journal,
    watchedProcesses: options.watchedProcesses,
    boot: bootOf(),
    retention: options.retention,
    removeFiles: (most) => removeReportFiles(stateDirectory, options.retention, most),
    async load() {
      const readSince = clock.now().getTime();
      texts.next();
      const loaded = await loadDefinitions(options.request, disk, { before: definitions, take: texts.take });
      const profile = loaded.profile ?? (loaded.lost ? definitions?.profile : undefined);
      const said = new Set(definitions?.notices.map(withPlace));
      for (const line of loaded.notices.map(withPlace)) if (!said.has(line)) log(line, 'warning');
      definitions = { ...loaded, ...(profile && { profile }) };
      void files.follow(followedOf(options.request, loaded), readSince);
      return definitions;
    },
    unusable,
    async probe(check, signal) {
      const report = await probe(check, signal);
      seen = clock.tick();
      if (signal.aborted) return report;
      options.meter?.observed(report);
      listeners.observed(report);
      return report;
    },
    onStart(late) {
      starts.publish(late);
      options.meter?.late(late);
    },
    restart: hostRestarter(root),
    lease: (target, apart) => takeLease(target, apart, { holder: stateDirectory, now: clock.now }),
    others: (target) => othersRestarts(target, stateDirectory),
    left: {
      command: (target) => commandLeft(target),
      stillRuns,
      end: ({ pid }) => endGroup(pid),
      async told({ id, workload, began }) {
        const told = await options.events.list({ workload, kinds: ['restart_unknown'], since: began });
        return told.ok && told.value.some(({ data }) => data?.['id'] === id);
      },
    },
    alerting: createAlerting({ ...options, serviceOf: (workload) => servicesOf(workload)[0]?.[0] }),
    report: failureReporter({
      ...reporting,
      inTurn: inTurn(),
      lastReport,
      processOf,
    }),
    // Not behind those of a shared outage: what crashed is to be started again at once.
    processReport: watchReporter({ ...reporting, inTurn: inTurn() }),
    looker: hostLooker(),
    snapshot,
    processOrigin: readOrigin,
    startAgain,
    silenced: (workload) => silences.of({ workload }),
    channel: (name) => describeChannel(name, definitions?.profile),
    async rules(now) {
      const acted = await options.events.list({ kinds: ['rule_acted', 'rule_exhausted'], limit: ruleEvents });
      if (!acted.ok) return acted;
      return success(rememberRules(acted.value, (at) => tickOf(at, now), now.tick));
    },
    async former() {
      const told = await options.events.list({ kinds: ['watch_started', 'watch_stopped'], limit: 1 });
      return told.ok ? success(told.value[0]) : told;
    },
    reportSince: failureReportSince(options.reports),
    recentReports: recentFailureReports(options.reports),
    silence,
    threadTurn,
    onEvents(events) {
      stabilities.value.saw(events);
      options.onEvents(events);
    },
    onChange(workload) {
      changed.add(workload);
      unwritten = true;
    },
    log,
  });
  if (!started.ok) {
    files.stop();
    return started;
  }
  watch = started.value;
  const { board, series, lookNow, failures, heldUp, ruleProcesses, stop } = watch;

  const tell = () => {
    if (changed.size === 0) return;
    const workloads = [...changed];
    changed = new Set();
    options.onChange(workloads);
  };
  const write = () => {
    if (!unwritten) return;
    unwritten = false;
    try {
      writeStatuses(stateDirectory, board);
    } catch (error) {
      log(`statuses.json cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const judgeStabilities = async () => {
    const events = alarm.look(board.workloads.keys(), definitions?.profile?.value.thresholds?.stability);
    if (events.length === 0) return;
    const kept = await options.health.record({ events });
    if (kept.ok) options.onEvents(events);
    else log(kept.failure.message);
  };
  const timers = [
    setInterval(tell, tellEvery),
    setInterval(write, writeEvery),
    setInterval(() => void judgeStabilities(), judgeEvery),
    setInterval(() => void silences.expire(clock.now()), expireEvery),
  ];

  const unkept = (): Failure | undefined => {
    const refused = started.value.refused();
    return refused && { ...refused, message: `Nothing is kept and nothing is restarted: ${refused.message}` };
  };

  return success({
    board,
    series,
    lookNow,
    overview(workloads) {
      const { at, tick } = momentOf(clock);
      const timeOf = (then: number) => new Date(Date.parse(at) + then - tick).toISOString();
      const folders = definitions?.folders ?? [];
      const failing = unkept();
      const blind = heldUp();
      return {
        at,
        watching: { root, folders, since },
        workloads: overview(
          { board, silence, stability: stabilities.value.of, timeOf, unusable: started.value.unusable() },
          workloads,
        ),
        processes: ruleProcesses().filter(({ workload }) => workloads?.includes(workload) ?? true),
        failures: failures(),
        unused: started.value.unused(),
        ...(failing ? { unkept: failing } : !options.reserve.isThere() && { scarce: noReserve(stateDirectory) }),
        ...(blind && { heldUp: blind }),
      };
    },
    definitions: () => definitions,
    stalled: () => unkept()?.message ?? heldUp()?.message ?? stalled([...board.checks.values()], clock.tick() - seen),
    async close() {
      for (const timer of timers) clearInterval(timer);
      files.stop();
      await Promise.all([stop(), settlesWithin(clock, listenersPatience, listeners.stop())]);
      unwritten = true;
      write();
    },
  });
}
