import type { Clock } from '../clock.ts';

/** Something done again and again. */
export interface Task {
  readonly key: string;
  /** What it is, in a word that changes with it: a changed task begins anew. */
  readonly version: string;
  /** ms between the starts of two runs. */
  readonly interval: number;
  /** Tasks of one lane share its limit on how many run at once. */
  readonly lane: Lane;
  /** Must not reject; ends soon after the signal aborts. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** `network` waits for others, `process` costs this host's processors. */
export type Lane = 'network' | 'process';

export interface Schedule {
  /** What runs from now on. A task already known under its key and version keeps its place on its grid. */
  set(tasks: readonly Task[]): void;
  /** Runs a task at once, beside its grid, or joins the run under way; settles when that ends. */
  now(key: string): Promise<void>;
  /** Aborts what runs and waits for it. */
  stop(): Promise<void>;
}

export interface ScheduleOptions {
  readonly clock: Clock;
  /** 0 to 1, as Math.random. */
  readonly random: () => number;
  /** How many tasks of a lane run at once. */
  readonly limits: Readonly<Record<Lane, number>>;
  /** Told of each start on the grid with how late it was, in ms, waiting for its lane included. */
  readonly onStart?: (key: string, late: number) => void;
}

/** Jitter of the first run: at most this share of the interval, and at most this many ms. */
const jitterShare = 0.1;
const jitterLimit = 5_000;

interface Slot {
  task: Task;
  /** The tick of the next run. */
  due: number;
  /** Whether it has its place on its grid, which the first run comes before. */
  placed: boolean;
  cancel: () => void;
  running?: Promise<void>;
}

/**
 * Runs each task at once (with jitter) and then on a grid of its own that does not drift. Its place on the grid is by
 * chance anywhere in the interval, so that ten thousand tasks do not all want to run in the same second. A task never overlaps itself:
 * one that takes longer than its interval is run again at the next point of its grid that is still to come.
 */
export function createSchedule({ clock, random, limits, onStart }: ScheduleOptions): Schedule {
  const slots = new Map<string, Slot>();
  let stopped = false;
  /** Each run has a signal of its own: what listens to one that all share is looked through at every start and end. */
  const running = new Set<AbortController>();
  const lanes = { network: createLane(limits.network), process: createLane(limits.process) };

  const run = async ({ task }: Slot, due: number | undefined): Promise<void> => {
    if (stopped) return;
    if (due !== undefined) onStart?.(task.key, clock.tick() - due);
    const controller = new AbortController();
    running.add(controller);
    try {
      await task.run(controller.signal);
    } finally {
      running.delete(controller);
    }
  };

  /** `due` is the tick on the grid, where it starts by that. */
  const start = (slot: Slot, due?: number): Promise<void> => {
    slot.running ??= lanes[slot.task.lane](() => run(slot, due)).finally(() => {
      delete slot.running;
    });
    return slot.running;
  };

  const arm = (slot: Slot): void => {
    slot.cancel = clock.after(slot.due - clock.tick(), () => {
      if (clock.tick() < slot.due) return arm(slot);
      if (!slot.running) void start(slot, slot.due);
      const { interval } = slot.task;
      const passed = Math.ceil((clock.tick() - slot.due) / interval);
      slot.due += interval * (slot.placed ? Math.max(1, passed) : 1 - random());
      slot.placed = true;
      arm(slot);
    });
  };

  const add = (task: Task) => {
    const jitter = random() * Math.min(task.interval * jitterShare, jitterLimit);
    const slot: Slot = { task, due: clock.tick() + jitter, placed: false, cancel: () => {} };
    slots.set(task.key, slot);
    arm(slot);
  };

  return {
    set(tasks) {
      if (stopped) return;
      const wanted = new Map(tasks.map((task) => [task.key, task]));
      for (const [key, slot] of slots) {
        if (wanted.get(key)?.version === slot.task.version) continue;
        slot.cancel();
        slots.delete(key);
      }
      for (const task of tasks) {
        const known = slots.get(task.key);
        if (known) known.task = task;
        else add(task);
      }
    },
    now(key) {
      const slot = slots.get(key);
      return slot && !stopped ? start(slot) : Promise.resolve();
    },
    async stop() {
      stopped = true;
      for (const controller of running) controller.abort();
      for (const slot of slots.values()) slot.cancel();
      await Promise.all([...slots.values()].map(({ running }) => running));
    },
  };
}

/** Runs what it is given in order, at most `limit` at once. */
function createLane(limit: number): (work: () => Promise<void>) => Promise<void> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= limit) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
