import { tickOf } from '../../../engine/clock.ts';
import { createIncidents, type Incidents } from '../../../engine/incidents/service.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import type { Check, CheckReport } from '../../../engine/model/check.ts';
import type { WrittenRule } from '../../../engine/model/definition.ts';
import type { Event } from '../../../engine/model/event.ts';
import { type Failure, failed, type Result, success } from '../../../engine/model/failure.ts';
import type { ProcessState } from '../../../engine/model/report.ts';
import type { Silence } from '../../../engine/model/silence.ts';
import type { ProcessOrigin } from '../../../engine/recovery/process-origin.ts';
import { rememberRules } from '../../../engine/recovery/rules.ts';
import type { Database } from '../../../engine/store/database.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { createGroupCommit } from '../../../engine/store/group-commit.ts';
import { createHealthStore, type HealthChange } from '../../../engine/store/health.ts';
import { createRestartJournal } from '../../../engine/store/restart-attempts.ts';
import { createRetentionStore } from '../../../engine/store/retention.ts';
import { createSeriesStore } from '../../../engine/store/series.ts';
import { createWatchedProcessStore } from '../../../engine/store/watched-processes.ts';
import { type Alerting, createAlerting } from '../../../engine/watch/alerting.ts';
import { isSame, type SeenProcess } from '../../../engine/watch/process-watch.ts';
import type { LeftRestarts } from '../../../engine/watch/unfinished.ts';
import { startWatch, type Watch, type WatchOptions } from '../../../engine/watch/watch.ts';
import { type FakeClock, fakeClock } from '../../support/fake-clock.ts';
import { check } from '../checks/support.ts';
import { temporaryDatabase, value } from '../store/temporary.ts';

/** What a target answers: `ok`, or the error; `cannot read` something, where nothing is known of it. */
export type Answer = string;

export interface NightOptions {
  readonly checks: readonly Check[];
  readonly database?: Database;
  readonly clock?: FakeClock;
  readonly report?: () => Promise<Result<string>>;
  readonly restart?: () => Promise<Result<null>>;
  readonly silence?: (check: Check) => Silence | undefined;
  readonly limits?: WatchOptions['limits'];
  readonly onStart?: WatchOptions['onStart'];
  readonly onChange?: WatchOptions['onChange'];
  /** What else the report of a check says. */
  readonly seen?: Partial<CheckReport>;
  /** What an answer waits for. */
  readonly until?: (check: Check) => Promise<void>;
  /** Real probes by the real clock, where a test wants them. */
  readonly real?: Pick<WatchOptions, 'clock' | 'probe' | 'onStart'>;
  readonly rules?: readonly WrittenRule[];
  /** As Math.random; 0 unless said. */
  readonly random?: () => number;
  /** Whether looking for processes of a name does not tell whether one runs. */
  readonly isUnknown?: (name: string) => boolean;
  /** What each look at processes waits for. */
  readonly looking?: Promise<void>;
  /** A turn of a thread; had at once unless said. */
  readonly threadTurn?: WatchOptions['threadTurn'];
  readonly lease?: WatchOptions['lease'];
  readonly others?: WatchOptions['others'];
  /** What a daemon that was killed has left of its restarts; nothing unless said. */
  readonly left?: Partial<LeftRestarts>;
  /** Whether the disk refuses a write now. */
  readonly isFull?: (write: { readonly what: 'record' | 'begin' | 'end' } & HealthChange) => boolean;
  /** What runs at the start. */
  readonly processes?: Night['processes'];
  /** The run of the host. */
  readonly boot?: string;
  /** How a process was started; as by hand unless said. */
  readonly processOrigin?: WatchOptions['processOrigin'];
  /** What the watch tells, where a test wants it otherwise. */
  readonly alerting?: (real: Alerting) => Alerting;
  /** What happens when a rule starts a process again. */
  readonly startAgain?: (night: Night) => ReturnType<WatchOptions['startAgain']>;
}

/** A watch over scripted targets, with a clock moved by hand and a real database. */
export interface Night {
  readonly watch: Watch;
  readonly clock: FakeClock;
  readonly database: Database;
  /** What each check (`workload/check`) answers from now on; `ok` unless said. */
  readonly answers: Map<string, Answer>;
  /** Told so far, on the disk. */
  readonly events: Event[];
  /** What was done, in order: `report web`, `incident web`, `restart web.service`. */
  readonly done: string[];
  /** The processes of each name that run now. */
  readonly processes: Map<string, readonly SeenProcess[]>;
  readonly incidents: Incidents;
  /** What the next load of the definitions gives. */
  definitions: { checks: readonly Check[]; failures: readonly Failure[]; rules?: readonly WrittenRule[] };
  /** Events as `kind workload`, from the index on; `check_fail` is left out unless asked for. */
  told(options?: { readonly from?: number; readonly fails?: boolean }): readonly string[];
}

export async function night(options: NightOptions): Promise<Night> {
  const clock = options.clock ?? fakeClock();
  const database = options.database ?? temporaryDatabase();
  const commit = createGroupCommit(database);
  const origin = { source: 'night', scope: 'local' };
  const answers = new Map<string, Answer>();
  const events: Event[] = [];
  const done: string[] = [];
  const processes = options.processes ?? new Map<string, readonly SeenProcess[]>();
  const incidents = incidentsOf(database, clock);
  const definitions = { checks: options.checks, failures: [] as readonly Failure[], rules: options.rules ?? [] };
  const night = { clock, database, answers, events, done, processes, incidents, definitions };
  const told: Night['told'] = ({ from = 0, fails = false } = {}) =>
    events
      .slice(from)
      .filter(({ kind }) => fails || kind !== 'check_fail')
      .map(({ kind, workload }) => (workload === undefined ? kind : `${kind} ${workload}`));
  const whole = (): Night => ({ ...night, watch: value(watch), told });
  const make = async (what: string): Promise<Result<string>> => {
    const made = options.report ? await options.report() : success('report-1');
    done.push(`${what}${made.ok ? '' : ' failed'}`);
    return made;
  };
  const refuses = (what: 'record' | 'begin' | 'end', change: HealthChange): Result<void> =>
    options.isFull?.({ what, ...change }) === true ? failed(fullDisk) : success(undefined);
  const store = createHealthStore(database, commit, origin);
  const journal = createRestartJournal(database, commit, origin);
  const unless = async (refused: Result<void>, write: () => Promise<Result<void>>) => (refused.ok ? write() : refused);
  const watch = await startWatch({
    clock,
    random: options.random ?? (() => 0),
    origin,
    root: '/shop',
    store: { ...store, record: (change) => unless(refuses('record', change), () => store.record(change)) },
    watchedProcesses: createWatchedProcessStore(database, commit, origin),
    boot: options.boot ?? 'boot',
    series: createSeriesStore(database, origin),
    retention: createRetentionStore(database),
    removeFiles: () => success(0),
    journal: {
      ...journal,
      begin: (attempt, change) => unless(refuses('begin', change), () => journal.begin(attempt, change)),
      end: (id, end, change) => unless(refuses('end', change), () => journal.end(id, end, change)),
    },
    load: async () => ({
      checks: night.definitions.checks,
      rules: night.definitions.rules ?? [],
      failures: night.definitions.failures,
      folders: ['/shop/health'],
      lost: false,
      reads: night.definitions.checks.map(({ source }) => source.file),
    }),
    unusable: async () => new Map(),
    async probe(one) {
      await options.until?.(one);
      const report = reportOf(one, answers.get(`${one.workload}/${one.name}`) ?? 'ok', clock);
      return { ...report, ...options.seen };
    },
    async restart(target) {
      done.push(`restart ${target.type === 'unit' ? target.unit : target.type}`);
      return options.restart ? await options.restart() : success(null);
    },
    lease: options.lease ?? (() => success({ begun: () => {}, release: () => {} })),
    others: options.others ?? (() => []),
    alerting: options.alerting?.(alertingOf(database, clock, done)) ?? alertingOf(database, clock, done),
    left: {
      command: () => undefined,
      stillRuns: () => false,
      end: ({ pid }) => done.push(`end ${pid}`),
      told: async ({ id }) =>
        value(await createEventStore(database).list({ kinds: ['restart_unknown'] })).some(
          ({ data }) => data?.['id'] === id,
        ),
      ...options.left,
    },
    report: (workload) => make(`report ${workload}`),
    processReport: ({ workload, trigger }) => make(`${trigger} report ${workload}`),
    looker: {
      async look(wanted) {
        await options.looking;
        return new Map(
          wanted.flatMap(({ key, name = '', known }) => {
            if (options.isUnknown?.(name)) return [];
            const there = [...processes.values()].flat().filter((one) => known.some((other) => isSame(one, other)));
            return [[key, [...new Set([...(processes.get(name) ?? []), ...there])]]];
          }),
        );
      },
    },
    snapshot: async (pid) => success(stateOf(pid, clock)),
    processOrigin: options.processOrigin ?? (async (pid, name) => success(originOf(pid, name, processes))),
    async startAgain({ argv }) {
      done.push(`start ${argv.join(' ')}`);
      return options.startAgain ? await options.startAgain(whole()) : success(undefined);
    },
    silenced: () => undefined,
    channel: (name) => name ?? 'nobody',
    rules: async (now) => {
      const kept = value(await createEventStore(database).list({ kinds: ['rule_acted', 'rule_exhausted'] }));
      return success(rememberRules(kept, (then) => tickOf(then, now), now.tick));
    },
    async former() {
      const kept = await createEventStore(database).list({ kinds: ['watch_started', 'watch_stopped'], limit: 1 });
      return success(value(kept)[0]);
    },
    recentReports: async () => success(new Map()),
    reportSince: async () => undefined,
    silence: options.silence ?? (() => undefined),
    onEvents: (told) => events.push(...told),
    onChange: options.onChange ?? (() => {}),
    threadTurn: options.threadTurn ?? (async () => {}),
    ...(options.limits && { limits: options.limits }),
    ...(options.onStart && { onStart: options.onStart }),
    ...options.real,
    log: (line) => line.endsWith('is watched') || done.push(`log ${line}`),
  });
  return whole();
}

/** A process that runs under the pid from now on; another `start` makes it another process. */
export function running(pid: number, given: Partial<SeenProcess> = {}): SeenProcess {
  return { pid, start: '1', parent: 1, name: 'worker', state: 'S', threads: 4, ...given };
}

function stateOf(pid: number, clock: FakeClock): ProcessState {
  return { takenAt: clock.now().toISOString(), pid, name: 'worker', startTicks: 1 };
}

function originOf(pid: number, name: string, processes: Night['processes']): ProcessOrigin {
  const start = processes.get(name)?.find((one) => one.pid === pid)?.start ?? '1';
  return { pid, start, program: `/usr/bin/${name}`, argv: [name, '--serve'], cwd: '/srv', environment: {} };
}

/** Incidents as they are, without evidence; what the watch tells them goes to `done`. */
function alertingOf(database: Database, clock: FakeClock, done: string[]): Alerting {
  const incidents = incidentsOf(database, clock);
  return createAlerting({
    incidents: {
      openOf: incidents.openOf,
      open(params, cause) {
        done.push(`incident ${cause?.workload}`);
        return incidents.open(params, cause);
      },
      join(id, actor, joining) {
        done.push(`join ${joining.message}`);
        return incidents.join(id, actor, joining);
      },
      note(params) {
        if (/rule|No forensic/.test(params.text)) done.push(`note ${params.text}`);
        return incidents.note(params);
      },
    },
    root: '/shop',
    serviceOf: () => undefined,
    log: (line) => line.startsWith('INC-') || done.push(`log ${line}`),
  });
}

function incidentsOf(database: Database, clock: FakeClock): Incidents {
  return createIncidents({
    store: createIncidentStore(database),
    collectors: [],
    clock: () => clock.now(),
    profileOf: async () => undefined,
    onChange: () => {},
    source: 'night',
    scope: 'local',
  });
}

/** What the timelines of its incidents say that begins so. */
export async function notesOf({ incidents }: Pick<Night, 'incidents'>, start: string): Promise<readonly string[]> {
  const listed = value(await incidents.list({}));
  const shown = await Promise.all(listed.map(async ({ id }) => value(await incidents.show(id)).timeline));
  return shown.flat().flatMap(({ message }) => (message.startsWith(start) ? [message] : []));
}

function reportOf(one: Check, answer: Answer, clock: FakeClock): CheckReport {
  return {
    workload: one.workload,
    check: one.name,
    type: 'http',
    target: 'http://127.0.0.1/',
    result: answer === 'ok' ? 'passed' : 'failed',
    message: answer,
    ...(answer.startsWith('cannot read') && { unread: true as const }),
    startedAt: clock.now().toISOString(),
    took: 5,
    notes: [],
    source: one.source,
  };
}

/** A check every 10 s that needs two failures in a row, restarted by `<workload>.service` when `auto`. */
export function watched(
  workload: string,
  given: Partial<Check> & {
    readonly auto?: boolean;
    readonly max?: number;
    readonly grace?: number;
    readonly resetAfter?: number;
  } = {},
): Check {
  const { auto = false, max = 0, grace = 0, resetAfter = 600_000, ...rest } = given;
  return check({
    workload,
    interval: 10_000,
    retries: 2,
    restart: {
      auto,
      max,
      delay: 10_000,
      backoff: 2,
      maxDelay: 300_000,
      grace,
      resetAfter,
      target: { type: 'unit', unit: `${workload}.service` },
    },
    source: { file: `/shop/health/${workload}.health.yaml`, line: 1 },
    ...rest,
  });
}

export const brokenReport: Failure = { code: 'report/disk-full', message: 'no space left for the report' };
export const fullDisk: Failure = { code: 'store/full', message: 'no space left on the disk' };
export { failed };
