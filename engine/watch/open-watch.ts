import { channel } from 'node:diagnostics_channel';
import type { Silencing } from '../alerts/silencing.ts';
import { rememberingRun } from '../checks/remember.ts';
import { momentOf, systemClock } from '../clock.ts';
import { type Definitions, type LoadRequest, loadDefinitions } from '../definitions/load.ts';
import type { Incidents } from '../incidents/service.ts';
import type { Check } from '../model/check.ts';
import type { Event } from '../model/event.ts';
import { type Result, success } from '../model/failure.ts';
import type { HealthOverview } from '../model/health.ts';
import type { Silence } from '../model/silence.ts';
import { takeLease } from '../recovery/lease.ts';
import { hostRestarter } from '../recovery/restarter.ts';
import type { EventStore } from '../store/events.ts';
import type { HealthStore, RowOrigin } from '../store/health.ts';
import type { ReportStore } from '../store/reports.ts';
import type { Reserve } from '../store/reserve.ts';
import type { RestartJournal } from '../store/restart-attempts.ts';
import type { SeriesStore } from '../store/series.ts';
import { createAlerting } from './alerting.ts';
import { failureReporter } from './failure-report.ts';
import { followFiles } from './follow-files.ts';
import { overview } from './overview.ts';
import { seldom } from './seldom.ts';
import { writeStatuses } from './statuses-file.ts';
import { keyOf } from './taken.ts';
import { startWatch, type Watch } from './watch.ts';

export interface OpenWatchOptions {
  readonly stateDirectory: string;
  /** Absolute real path. */
  readonly root: string;
  /** What is watched: what the root's `healer.yaml` names, or one folder given by hand. */
  readonly request: LoadRequest;
  readonly health: HealthStore;
  readonly journal: RestartJournal;
  readonly origin: RowOrigin;
  readonly incidents: Incidents;
  readonly events: EventStore;
  readonly silences: Silencing;
  readonly reports: ReportStore;
  readonly reserve: Reserve;
  readonly series: SeriesStore;
  /** Told of events that are on the disk. */
  readonly onEvents: (events: readonly Event[]) => void;
  /** Workloads that were looked at, or stand differently. */
  readonly onChange: (workloads: readonly string[]) => void;
  readonly log: (line: string) => void;
}

/** The watch of a daemon, over real targets, files and clocks. */
export interface OpenedWatch extends Pick<Watch, 'board' | 'lookNow' | 'series'> {
  overview(): HealthOverview;
  close(): Promise<void>;
}

/** Between two tellings of what changed, in ms. */
const tellEvery = 500;
/** Between two writes of `statuses.json` at least, in ms. */
const writeEvery = 5_000;
/** Where whoever measures this process hears of each start on the grid with how late it was, in ms. */
const starts = channel('healer:check-start');
/** Between two looks for silences that are over, in ms. */
const expireEvery = 1_000;

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

  const files = followFiles(async () => {
    await watch?.reload().catch((error: unknown) => log(`loading definitions met a fault in Healer: ${String(error)}`));
  });
  const servicesOf = (workload: string) =>
    Object.entries(definitions?.profile?.value.services ?? {}).filter(([, { workloads = [] }]) =>
      workloads.includes(workload),
    );
  const silence = ({ workload, name, alert, labels }: Check): Silence | undefined =>
    silences.of({ workload, check: name, labels, ...(alert !== undefined && { alert }) });

  const started = await startWatch({
    clock,
    random: Math.random,
    origin,
    root,
    store: options.health,
    series: options.series,
    journal: options.journal,
    async load() {
      definitions = await loadDefinitions(options.request);
      files.follow({ folders: definitions.folders, files: definitions.reads });
      return definitions;
    },
    probe: rememberingRun(),
    onStart: (late) => starts.publish(late),
    restart: hostRestarter(root),
    lease: (target, apart) => takeLease(target, apart, { holder: stateDirectory, now: clock.now }),
    alerting: createAlerting({ ...options, serviceOf: (workload) => servicesOf(workload)[0]?.[0] }),
    report: failureReporter({
      ...options,
      ...origin,
      store: options.reports,
      lastReport: (check) => watch?.board.reports.get(keyOf(check)),
      sourcesOf: (workload) => servicesOf(workload)[0]?.[1] ?? {},
      now: clock.now,
    }),
    async reportSince(workload, at) {
      const found = await options.reports.list({ workload, since: at });
      return found.ok ? found.value.at(-1)?.id : undefined;
    },
    silence,
    onEvents: options.onEvents,
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
  const { board, series, lookNow, failures, stop } = started.value;

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
  const timers = [
    setInterval(tell, tellEvery),
    setInterval(write, writeEvery),
    setInterval(() => void silences.expire(clock.now()), expireEvery),
  ];

  return success({
    board,
    series,
    lookNow,
    overview() {
      const { at, tick } = momentOf(clock);
      const timeOf = (then: number) => new Date(Date.parse(at) + then - tick).toISOString();
      const folders = definitions?.folders ?? [];
      return {
        at,
        watching: { root, folders, since },
        workloads: overview({ board, silence, timeOf }),
        failures: failures(),
      };
    },
    async close() {
      for (const timer of timers) clearInterval(timer);
      files.stop();
      await stop();
      unwritten = true;
      write();
    },
  });
}
