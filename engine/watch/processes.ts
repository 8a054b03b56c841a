import { type Clock, momentOf } from '../clock.ts';
import type { ProcessLooker } from './process-looker.ts';
import type { ProcessMemory } from './process-memory.ts';
import { createSnapshots, type Remains, type SnapshotOptions } from './process-snapshots.ts';
import type { Subject } from './process-subjects.ts';
import { changesBetween, isSame, type ProcessChange, type SeenProcess } from './process-watch.ts';

/** A process that runs, and what is kept of it for the time when it does not. */
export interface KnownProcess extends Remains {
  readonly seen: SeenProcess;
  /** The tick it was first seen at. */
  readonly first: number;
  /** What a change of its thread count is measured against, once it had time to start its threads. */
  readonly usualThreads?: number;
  /**
   * It ran when a daemon before this one last looked (UTC, RFC 3339), and was not looked at since; `by`: who was restarting
   * it then.
   */
  readonly unwatched?: { readonly since: string; readonly by?: string };
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
  /** Whether one runs was not known for long, and is not. */
  readonly isUnknown?: boolean;
}

/** Who restarts a workload, and since when, a tick. */
export interface Restarted {
  readonly by: string;
  readonly began: number;
}

export interface ProcessWatchOptions extends Pick<SnapshotOptions, 'snapshot' | 'origin'> {
  readonly clock: Clock;
  readonly looker: ProcessLooker;
  readonly memory: ProcessMemory;
  /** Who is restarting a workload just now, or has just done so. */
  readonly restartedBy: (workload: string) => Restarted | undefined;
  readonly onCrash: (subject: Subject, crash: Crash, others: readonly SeenProcess[]) => void;
  /** All that is wanted of a process is known: it may end now. */
  readonly onKnown: (subject: Subject, process: SeenProcess) => void;
  readonly onChange: (subject: Subject, change: Extract<ProcessChange, { what: 'stopped' | 'continued' }>) => void;
  /** Whether one runs is not known, though it was looked for again and again; and that it is known again. */
  readonly onUnknown: (subject: Subject) => void;
  readonly onKnownAgain: (subject: Subject) => void;
  /** Called after each look. */
  readonly onLook: () => void;
  readonly onFault: (error: unknown) => void;
}

/** Looks at processes each second. */
export interface ProcessWatch {
  /** What is watched from now on, beginning at once; what is known of a subject that stays is kept. */
  set(subjects: readonly Subject[]): void;
  standing(key: string): ProcessStanding | undefined;
  /** One of a workload's processes, or the last that crashed. */
  of(workload: string): KnownProcess | undefined;
  /** Looks now whether one runs; undefined where that cannot be known. */
  isThere(key: string): Promise<boolean | undefined>;
  /** Takes a process for one of the subject's, whatever it is called: it was started as one. */
  adopt(key: string, process: SeenProcess): void;
  /** Takes the threads a process has now for usual. */
  acceptThreads(key: string, pid: number): void;
  /** For how long a look that does not come back goes on, in ms; undefined while none does. */
  overdue(): number | undefined;
  stop(): Promise<void>;
}

/** Between two looks, in ms: a crash is seen within two of them. */
const lookEvery = 1_000;
/** After this a process has started its threads, and is what it is going to be, in ms. */
const settling = 10_000;
/** New processes are looked through each time for this long after the last went; all of them this often, and this often while one runs. */
const searchClosely = 60_000;
const searchAbsent = 10_000;
const searchRunning = 30_000;
/** Between two times that all that runs is kept, in ms: its end while nobody watches is known to be later than that. */
const keepEvery = 60_000;

/** Not known for longer than this is told, in ms. */
const longUnknown = 5_000;
/** A busy host may take this long for one look, in ms. */
const longestLook = 30_000;

interface Slot {
  subject: Subject;
  /** Since when looks do not tell whether one runs (a tick), and whether that was told. */
  unknown?: { readonly since: number; readonly told: boolean };
  running: readonly KnownProcess[];
  gone?: Crash;
  /** Ended while it was being restarted: a crash only if that brings nothing back. */
  awaited?: { readonly process: KnownProcess; readonly by: string };
  lastSearch: number;
  lastThere: number;
  /** What of it is on the disk. */
  kept?: string;
}

export function createProcessWatch(options: ProcessWatchOptions): ProcessWatch {
  const { clock, looker, memory } = options;
  const slots = new Map<string, Slot>();
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  let cancel = () => {};
  let lookBegan = clock.tick();
  let lastKept = clock.tick();

  const change = (
    slot: Slot | undefined,
    wanted: (one: SeenProcess) => boolean,
    to: (one: KnownProcess) => Partial<KnownProcess>,
  ) => {
    if (slot) slot.running = slot.running.map((one) => (wanted(one.seen) ? { ...one, ...to(one) } : one));
  };

  const snapshots = createSnapshots({
    ...options,
    onTaken(subject, seen, remains) {
      const slot = slots.get(subject.key);
      const isFirst = slot?.running.some((one) => isSame(one.seen, seen) && !one.snapshot) ?? false;
      change(
        slot,
        (one) => isSame(one, seen),
        () => remains,
      );
      if (isFirst && remains.snapshot) options.onKnown(subject, seen);
    },
  });

  const restarter = ({ workloads }: Subject) =>
    workloads.map((one) => options.restartedBy(one)).find((restarted) => restarted !== undefined);

  const crash = (slot: Slot, process: KnownProcess, by?: string) => {
    const crashed = { process, at: momentOf(clock).at, ...(by !== undefined && { by }) };
    const others = slot.running.map(({ seen }) => seen);
    if (others.length === 0) slot.gone = crashed;
    options.onCrash(slot.subject, crashed, others);
  };

  const ended = (slot: Slot, process: KnownProcess, what: 'crash' | 'replaced', restarted: Restarted | undefined) => {
    const by = process.unwatched?.by;
    if (by !== undefined && !restarted) {
      if (what === 'crash') crash(slot, process, by);
      return;
    }
    if (!restarted || process.first > restarted.began) crash(slot, process);
    else if (what === 'crash') slot.awaited = { process, by: restarted.by };
  };

  const take = (slot: Slot, now: readonly SeenProcess[]) => {
    const tick = clock.tick();
    const before = slot.running;
    const find = (one: SeenProcess) => before.find(({ seen }) => isSame(seen, one));
    slot.running = now.map((seen) => seenAgain(find(seen), seen, tick));
    if (now.length > 0) {
      slot.lastThere = tick;
      delete slot.gone;
      delete slot.awaited;
    }
    const restarted = restarter(slot.subject);
    for (const one of changesBetween(
      before.map(({ seen }) => seen),
      now,
    )) {
      const process = find(one.process);
      if (one.what === 'stopped' || one.what === 'continued') options.onChange(slot.subject, one);
      else if (process) ended(slot, process, one.what, restarted);
    }
    if (!slot.awaited || restarted) return;
    const { process, by } = slot.awaited;
    delete slot.awaited;
    crash(slot, process, by);
  };

  const noteKnown = (slot: Slot, isKnown: boolean) => {
    const { subject, unknown } = slot;
    if (isKnown) {
      delete slot.unknown;
      if (unknown?.told) options.onKnownAgain(subject);
      return;
    }
    const since = unknown?.since ?? clock.tick();
    const told = unknown?.told ?? false;
    const isLong = clock.tick() - since >= longUnknown;
    slot.unknown = { since, told: told || isLong };
    if (isLong && !told) options.onUnknown(subject);
  };

  /** In one turn with the record of what changed, so that they are kept together. */
  const keep = (some: readonly Slot[]) => {
    for (const slot of some) slot.kept = shapeOf(knownOf(slot));
    memory.keep(some.map((slot) => ({ key: slot.subject.key, running: knownOf(slot) })));
  };

  const look = async (): Promise<void> => {
    lookBegan = clock.tick();
    const tick = clock.tick();
    const wanted = [...slots.values()].map((slot) => {
      const { key, name, memory } = slot.subject;
      const search = searchOf(slot, tick);
      if (search === 'all') slot.lastSearch = tick;
      return { ...name, key, memory, ...(search && { search }), known: slot.running.map(({ seen }) => seen) };
    });
    const looked = await looker.look(wanted.filter(({ search, known }) => search !== undefined || known.length > 0));
    if (stopped) return;
    for (const { key, search, known } of wanted) {
      const slot = slots.get(key);
      if (slot && (search !== undefined || known.length > 0)) noteKnown(slot, looked.has(key));
    }
    const asked = new Map(wanted.map(({ key, known }) => [key, known]));
    for (const slot of slots.values()) {
      const { key } = slot.subject;
      const now = looked.get(key);
      const among = (seen: SeenProcess, some: readonly SeenProcess[] = []) => some.some((one) => isSame(one, seen));
      // Adopted while it was looked.
      const adopted = slot.running.flatMap(({ seen }) =>
        among(seen, asked.get(key)) || among(seen, now) ? [] : [seen],
      );
      if (now) take(slot, [...now, ...adopted]);
      else if (slot.awaited)
        take(
          slot,
          slot.running.map(({ seen }) => seen),
        );
      if (now && slot.kept !== shapeOf(knownOf(slot))) keep([slot]);
    }
    if (tick - lastKept >= keepEvery) {
      lastKept = tick;
      keep([...slots.values()].filter((slot) => knownOf(slot).length > 0));
    }
    snapshots.begin(
      [...slots.values()].flatMap(({ subject, running }) =>
        running.map(({ seen, first, origin }) => ({
          subject,
          seen,
          origin: subject.origin && (!origin || clock.tick() - first <= settling),
        })),
      ),
    );
    options.onLook();
  };

  let due = clock.tick();
  let busy = false;
  const arm = () => {
    cancel = clock.after(due - clock.tick(), () => {
      busy = true;
      looking = look()
        .catch(options.onFault)
        .finally(() => {
          busy = false;
          due = Math.max(due + lookEvery, clock.tick());
          if (!stopped) arm();
        });
    });
  };

  return {
    set(subjects) {
      const wanted = new Set(subjects.map(({ key }) => key));
      const gone = [...slots.keys()].filter((key) => !wanted.has(key));
      for (const key of gone) slots.delete(key);
      if (gone.length > 0) memory.keep(gone.map((key) => ({ key, running: [] })));
      for (const subject of subjects) {
        const slot = slots.get(subject.key);
        if (slot) slot.subject = subject;
        else {
          const lastThere = clock.tick();
          slots.set(subject.key, {
            subject,
            running: memory.recall(subject),
            lastSearch: Number.NEGATIVE_INFINITY,
            lastThere,
          });
        }
      }
      if (busy || stopped) return;
      cancel();
      due = clock.tick();
      arm();
    },
    standing(key) {
      const slot = slots.get(key);
      if (!slot) return undefined;
      const { running, gone, unknown } = slot;
      return { running, ...(gone && { gone }), ...(unknown?.told && { isUnknown: true }) };
    },
    of(workload) {
      const own = [...slots.values()].filter(({ subject }) => subject.workloads.includes(workload));
      return own.flatMap(({ running }) => running)[0] ?? own.flatMap(({ gone }) => gone?.process ?? [])[0];
    },
    async isThere(key) {
      const slot = slots.get(key);
      if (!slot) return false;
      const looked = await looker.look([{ ...slot.subject.name, key, memory: false, search: 'all', known: [] }]);
      const now = looked.get(key);
      return now && now.length > 0;
    },
    adopt(key, seen) {
      const slot = slots.get(key);
      if (!slot || slot.running.some((one) => isSame(one.seen, seen))) return;
      const tick = clock.tick();
      slot.running = [...slot.running, { seen, first: tick }];
      slot.lastThere = tick;
      delete slot.gone;
      delete slot.awaited;
    },
    acceptThreads(key, pid) {
      change(
        slots.get(key),
        (one) => one.pid === pid,
        ({ seen }) => (seen.threads === undefined ? {} : { usualThreads: seen.threads }),
      );
    },
    overdue() {
      const took = clock.tick() - lookBegan;
      return busy && took > longestLook ? took : undefined;
    },
    async stop() {
      stopped = true;
      cancel();
      keep([...slots.values()].filter((slot) => knownOf(slot).length > 0));
      // What is known is kept first: a look may never come back.
      await memory.stop();
      await Promise.all([looking, snapshots.stop()]);
    },
  };
}

/** Looking at those known is cheap, and at new ones; looking through all reads of every process of this host. */
function searchOf({ running, lastSearch, lastThere }: Slot, tick: number): 'all' | 'new' | undefined {
  if (tick - lastSearch >= (running.length > 0 ? searchRunning : searchAbsent)) return 'all';
  return running.length === 0 && tick - lastThere < searchClosely ? 'new' : undefined;
}

function seenAgain(before: KnownProcess | undefined, seen: SeenProcess, tick: number): KnownProcess {
  if (!before || before.unwatched) return { seen, first: tick };
  const threads = before.usualThreads ?? (tick - before.first >= settling ? seen.threads : undefined);
  return { ...before, seen, ...(threads !== undefined && { usualThreads: threads }) };
}

/** What runs, and what a restart has ended that is not decided yet: the next daemon decides it where this one is killed. */
function knownOf({ running, awaited }: Slot): readonly KnownProcess[] {
  return awaited ? [...running, awaited.process] : running;
}

/** What is to be on the disk at once: which run, and that there is something to report of each. */
function shapeOf(running: readonly KnownProcess[]): string {
  return running.map(({ seen, snapshot }) => `${seen.pid} ${seen.start} ${snapshot !== undefined}`).join();
}
