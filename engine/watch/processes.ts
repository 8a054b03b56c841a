import { type Clock, momentOf } from '../clock.ts';
import type { Check } from '../model/check.ts';
import type { Result } from '../model/failure.ts';
import type { ProcessState } from '../model/report.ts';
import type { BoundRule, ProcessName } from '../model/rule.ts';
import { processKey } from '../recovery/bind-rule.ts';
import type { ProcessOrigin } from '../recovery/process-origin.ts';
import type { ProcessLooker } from './process-looker.ts';
import { changesBetween, isSame, type ProcessChange, type SeenProcess } from './process-watch.ts';

/** Processes that are watched, and for whom. */
export interface Subject {
  readonly key: string;
  readonly name: ProcessName;
  /** The workloads it is about; events are the first's. */
  readonly workloads: readonly string[];
  /** The process checks that watch it. */
  readonly checks: readonly Check[];
  readonly memory: boolean;
  /** Whether how it was started is kept, to start it again. */
  readonly origin: boolean;
}

/** What is watched: the processes of enabled process checks, and those that rules are about. */
export function subjectsOf(checks: readonly Check[], rules: readonly BoundRule[]): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  const add = (name: ProcessName, workload: string, more: Partial<Subject>) => {
    const key = processKey(name);
    const known = subjects.get(key) ?? { key, name, workloads: [], checks: [], memory: false, origin: false };
    subjects.set(key, {
      ...known,
      workloads: [...new Set([...known.workloads, workload])],
      checks: [...known.checks, ...(more.checks ?? [])],
      memory: known.memory || more.memory === true,
      origin: known.origin || more.origin === true,
    });
  };
  for (const check of checks) {
    if (!check.enabled || check.probe.type !== 'process') continue;
    const { name, pidFile } = check.probe;
    const named = { ...(name !== undefined && { name }), ...(pidFile !== undefined && { pidFile }) };
    add(named, check.workload, { checks: [check] });
  }
  for (const { rule, workload, processes } of rules) {
    const more = { memory: rule.on === 'memory', origin: rule.action === 'restart_process' };
    for (const name of processes) add(name, workload, more);
  }
  return [...subjects.values()];
}

/** A process that runs, and what is kept of it for the time when it does not. */
export interface KnownProcess {
  readonly seen: SeenProcess;
  /** The tick it was first seen at. */
  readonly first: number;
  readonly snapshot?: ProcessState;
  readonly origin?: Result<ProcessOrigin>;
  /** What a change of its thread count is measured against, once it had time to start its threads. */
  readonly usualThreads?: number;
}

/** A process that has ended although nobody restarted it. */
export interface Crash {
  readonly process: KnownProcess;
  /** UTC, RFC 3339. */
  readonly at: string;
  /** Who ended it to start it again, which did not work: `auto_restart`, or a rule. */
  readonly by?: string;
}

/** How one subject stands. */
export interface ProcessStanding {
  readonly running: readonly KnownProcess[];
  /** The last crash, while none runs. */
  readonly gone?: Crash;
}

export interface ProcessWatchOptions {
  readonly clock: Clock;
  readonly looker: ProcessLooker;
  /** How a process stands, in full. */
  readonly snapshot: (pid: number, signal: AbortSignal) => Promise<Result<ProcessState>>;
  readonly origin: (pid: number, name: string) => Promise<Result<ProcessOrigin>>;
  /** Who is restarting a workload just now, or has just done so. */
  readonly restartedBy: (workload: string) => string | undefined;
  readonly onCrash: (subject: Subject, crash: Crash, others: readonly SeenProcess[]) => void;
  readonly onChange: (subject: Subject, change: Extract<ProcessChange, { what: 'stopped' | 'continued' }>) => void;
  /** Called after each look. */
  readonly onLook: () => void;
  readonly onFault: (error: unknown) => void;
}

/** Looks at processes each second. */
export interface ProcessWatch {
  /** What is watched from now on; what is known of a subject that stays is kept. */
  set(subjects: readonly Subject[]): void;
  standing(key: string): ProcessStanding | undefined;
  /** Takes the threads a process has now for usual. */
  acceptThreads(key: string, pid: number): void;
  stop(): Promise<void>;
}

/** Between two looks, in ms: a crash is seen within two of them. */
export const lookEvery = 1_000;
/** Between two snapshots of one process, in ms; and at least this many times as long as the last one took. */
const snapshotEvery = 5_000;
const snapshotShare = 50;
const snapshotsAtOnce = 4;
/** After this a process has started its threads, and is what it is going to be, in ms. */
const settling = 10_000;
/** A name is looked up each time for this long after its processes went, then this often; and this often while they run. */
const searchClosely = 60_000;
const searchAbsent = 10_000;
const searchRunning = 30_000;

interface Slot {
  subject: Subject;
  running: readonly KnownProcess[];
  gone?: Crash;
  /** Ended while it was being restarted: a crash only if that brings nothing back. */
  awaited?: KnownProcess;
  lastSearch: number;
  lastThere: number;
  snapshotDue: Map<number, number>;
}

export function createProcessWatch(options: ProcessWatchOptions): ProcessWatch {
  const { clock, looker } = options;
  const slots = new Map<string, Slot>();
  const stopping = new AbortController();
  const snapshots = new Set<Promise<void>>();
  let looking: Promise<void> = Promise.resolve();
  let cancel = () => {};

  const restarter = ({ workloads }: Subject) =>
    workloads.map((one) => options.restartedBy(one)).find((by) => by !== undefined);

  const crash = (slot: Slot, process: KnownProcess, by?: string) => {
    const crashed = { process, at: momentOf(clock).at, ...(by !== undefined && { by }) };
    if (slot.running.length === 0) slot.gone = crashed;
    options.onCrash(
      slot.subject,
      crashed,
      slot.running.map(({ seen }) => seen),
    );
  };

  const take = (slot: Slot, now: readonly SeenProcess[], tick: number) => {
    const before = slot.running;
    const find = (one: SeenProcess) => before.find(({ seen }) => isSame(seen, one));
    const changes = changesBetween(
      before.map(({ seen }) => seen),
      now,
    );
    slot.running = now.map((seen) => known(find(seen), seen, tick));
    if (now.length > 0) {
      slot.lastThere = tick;
      delete slot.gone;
      delete slot.awaited;
    }
    const by = restarter(slot.subject);
    for (const change of changes) {
      if (change.what === 'stopped' || change.what === 'continued') options.onChange(slot.subject, change);
      else {
        const ended = find(change.process);
        if (!ended) continue;
        if (by === undefined) crash(slot, ended);
        else if (change.what === 'crash') slot.awaited = ended;
      }
    }
    if (slot.awaited && slot.running.length === 0 && by === undefined) {
      const { awaited } = slot;
      delete slot.awaited;
      crash(slot, awaited);
    }
  };

  const takeSnapshot = async (slot: Slot, { seen, first }: KnownProcess): Promise<void> => {
    const began = clock.tick();
    const { origin: wanted, key, name } = slot.subject;
    const young = began - first <= settling;
    const has = () => slot.running.find((one) => isSame(one.seen, seen));
    const [snapshot, origin] = await Promise.all([
      options.snapshot(seen.pid, stopping.signal),
      wanted && (young || !has()?.origin) ? options.origin(seen.pid, name.name ?? seen.name) : undefined,
    ]);
    const took = clock.tick() - began;
    slot.snapshotDue.set(seen.pid, began + Math.max(snapshotEvery, took * snapshotShare));
    if (slots.get(key) !== slot) return;
    const mine = ({ startTicks }: ProcessState) => startTicks === undefined || String(startTicks) === seen.start;
    slot.running = slot.running.map((one) =>
      isSame(one.seen, seen)
        ? {
            ...one,
            ...(snapshot.ok && mine(snapshot.value) && { snapshot: snapshot.value }),
            ...(origin && (!origin.ok || origin.value.start === seen.start) && { origin }),
          }
        : one,
    );
  };

  const beginSnapshots = (tick: number) => {
    const due = [...slots.values()].flatMap((slot) =>
      slot.running
        .map((process) => ({ slot, process, at: slot.snapshotDue.get(process.seen.pid) ?? Number.NEGATIVE_INFINITY }))
        .filter(({ at }) => at <= tick),
    );
    const next = due.sort((a, b) => a.at - b.at).slice(0, snapshotsAtOnce - snapshots.size);
    for (const { slot, process } of next) {
      slot.snapshotDue.set(process.seen.pid, Number.POSITIVE_INFINITY);
      const taking = takeSnapshot(slot, process)
        .catch(options.onFault)
        .finally(() => snapshots.delete(taking));
      snapshots.add(taking);
    }
  };

  const look = async (): Promise<void> => {
    const tick = clock.tick();
    const wanted = [...slots.values()].map((slot) => {
      const { key, name, memory } = slot.subject;
      const search = isSearched(slot, tick);
      if (search) slot.lastSearch = tick;
      return { ...name, key, memory, search, known: slot.running.map(({ seen }) => seen) };
    });
    const looked = await looker.look(wanted.filter(({ search, known }) => search || known.length > 0));
    if (stopping.signal.aborted) return;
    for (const [key, now] of looked) {
      const slot = slots.get(key);
      if (slot) take(slot, now, clock.tick());
    }
    for (const slot of slots.values()) {
      const pids = new Set(slot.running.map(({ seen }) => seen.pid));
      for (const pid of slot.snapshotDue.keys()) if (!pids.has(pid)) slot.snapshotDue.delete(pid);
    }
    beginSnapshots(clock.tick());
    options.onLook();
  };

  let due = clock.tick();
  const arm = () => {
    due = Math.max(due + lookEvery, clock.tick());
    cancel = clock.after(due - clock.tick(), () => {
      looking = look()
        .catch(options.onFault)
        .finally(() => {
          if (!stopping.signal.aborted) arm();
        });
    });
  };
  arm();

  return {
    set(subjects) {
      const wanted = new Set(subjects.map(({ key }) => key));
      for (const key of slots.keys()) if (!wanted.has(key)) slots.delete(key);
      for (const subject of subjects) {
        const slot = slots.get(subject.key);
        const never = Number.NEGATIVE_INFINITY;
        if (slot) slot.subject = subject;
        else
          slots.set(subject.key, {
            subject,
            running: [],
            lastSearch: never,
            lastThere: clock.tick(),
            snapshotDue: new Map(),
          });
      }
    },
    standing(key) {
      const slot = slots.get(key);
      return slot && { running: slot.running, ...(slot.gone && { gone: slot.gone }) };
    },
    acceptThreads(key, pid) {
      const slot = slots.get(key);
      if (!slot) return;
      slot.running = slot.running.map((one) =>
        one.seen.pid === pid && one.seen.threads !== undefined ? { ...one, usualThreads: one.seen.threads } : one,
      );
    },
    async stop() {
      stopping.abort();
      cancel();
      await looking;
      await Promise.allSettled(snapshots);
    },
  };
}

/** Looking at those known is cheap; looking up a name reads of every process of this host. */
function isSearched({ running, lastSearch, lastThere }: Slot, tick: number): boolean {
  if (running.length > 0) return tick - lastSearch >= searchRunning;
  return tick - lastThere < searchClosely || tick - lastSearch >= searchAbsent;
}

function known(before: KnownProcess | undefined, seen: SeenProcess, tick: number): KnownProcess {
  if (!before) return { seen, first: tick };
  const threads = before.usualThreads ?? (tick - before.first >= settling ? seen.threads : undefined);
  return { ...before, seen, ...(threads !== undefined && { usualThreads: threads }) };
}
