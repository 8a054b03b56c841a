import type { Clock } from '../clock.ts';
import { createLane } from './lane.ts';

/** Something done again and again. */
export interface Task {
  readonly key: string;
  /** What it is, in a word that changes with it: a changed task begins anew. */
  readonly version: string;
  /** ms between the starts of two runs. */
  readonly interval: number;
  /** Tasks of one lane share its limit on how many run at once. */
  readonly lane: Lane;
  /**
   * Must not reject; ends soon after the signal aborts. `inTurn`: the last in turn was an interval ago, so it is neither one
   * that somebody asked for nor the first, which comes before the task has its place on its grid.
   */
  readonly run: (signal: AbortSignal, inTurn: boolean) => Promise<void>;
}

/** `network` waits for others, `process` costs this host's processors. */
export type Lane = 'network' | 'process';

export interface Schedule {
  /** What runs from now on. A task already known under its key and version keeps its place on its grid. */
  set(tasks: readonly Task[]): void;
  /**
   * Runs a task at once, beside its grid, or joins the run under way; settles when that ends or the signal aborts. A run
   * that nobody waits for any more, and that is not one of its grid, is ended.
   */
  now(key: string, signal?: AbortSignal): Promise<void>;
  /** Aborts what runs and waits for it. */
  stop(): Promise<void>;
}

export interface ScheduleOptions {
  readonly clock: Clock;
  /** 0 to 1, as Math.random. */
  readonly random: () => number;
  /** How many tasks of a lane run at once that have not run for long. */
  readonly limits: Readonly<Record<Lane, number>>;
  /** Told of each start on the grid with how late it was, in ms, waiting for its lane included. */
  readonly onStart?: (key: string, late: number) => void;
  /** Told when tasks have waited long for their lane, with how many do. */
  readonly onFull?: (lane: Lane, waiting: number) => void;
}

/** How often the limit of a lane goes into all that may run there at once: processes that sleep cost little. */
const most: Readonly<Record<Lane, number>> = { network: 1, process: 4 };

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
  run?: Run;
}

interface Run {
  /** Its own: what listens to a signal that outlives its runs is looked through at every start and end. */
  readonly controller: AbortController;
  readonly ended: Promise<void>;
  /** How many wait for it; its grid does for good. */
  wanted: number;
}

/**
 * Runs each task at once (with jitter) and then on a grid of its own that does not drift. Its place on the grid is by
 * chance anywhere in the interval, so that ten thousand tasks do not all want to run in the same second. A task never overlaps itself:
 * one that takes longer than its interval is run again at the next point of its grid that is still to come, and one that
 * changed begins when the run of what it was, which is aborted, has ended.
 */
export function createSchedule({ clock, random, limits, onStart, onFull }: ScheduleOptions): Schedule {
  const slots = new Map<string, Slot>();
  let stopped = false;
  /** The runs of what tasks were before they changed, or went, by key. */
  const leaving = new Map<string, Promise<void>>();
  const open = (lane: Lane) =>
    createLane({
      clock,
      limit: limits[lane],
      most: limits[lane] * most[lane],
      onFull: (waiting) => onFull?.(lane, waiting),
    });
  const lanes = { network: open('network'), process: open('process') };

  /** The run under way, else a new one; one that is being ended is waited for. `due`: its tick, unless somebody asked for it. */
  const start = (slot: Slot, due?: number): Run => {
    const before = slot.run;
    if (before && !before.controller.signal.aborted) return before;
    const { key, lane } = slot.task;
    const controller = new AbortController();
    const isInTurn = due !== undefined && slot.placed;
    const inTurn = async () => {
      await before?.ended;
      await leaving.get(key);
      await lanes[lane].run(key, async () => {
        if (controller.signal.aborted) return;
        if (due !== undefined) onStart?.(key, clock.tick() - due);
        await slot.task.run(controller.signal, isInTurn);
      });
    };
    const ended = inTurn().finally(() => {
      if (slot.run === run) delete slot.run;
    });
    const run: Run = { controller, ended, wanted: 0 };
    slot.run = run;
    return run;
  };

  /** Waits for a run until the signal aborts; the last who gives it up ends it. */
  const waitFor = async (run: Run, signal: AbortSignal): Promise<void> => {
    run.wanted++;
    const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<void>();
    const onAbort = () => {
      run.wanted--;
      if (run.wanted === 0) run.controller.abort();
      giveUp();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    await Promise.race([run.ended, givenUp]);
    signal.removeEventListener('abort', onAbort);
  };

  const leave = (slot: Slot): void => {
    slot.cancel();
    const { run, task } = slot;
    if (!run) return;
    run.controller.abort();
    leaving.set(task.key, run.ended);
    void run.ended.finally(() => {
      if (leaving.get(task.key) === run.ended) leaving.delete(task.key);
    });
  };

  const arm = (slot: Slot): void => {
    slot.cancel = clock.after(slot.due - clock.tick(), () => {
      if (clock.tick() < slot.due) return arm(slot);
      start(slot, slot.due).wanted++;
      const { interval } = slot.task;
      const passed = Math.ceil((clock.tick() - slot.due) / interval);
      slot.due += interval * (slot.placed ? Math.max(1, passed) : 1 - random());
      slot.placed = true;
      arm(slot);
    });
  };

  const add = (task: Task) => {
    const jitter = random() * Math.min(task.interval * jitterShare, jitterLimit);
    const slot: Slot = {
      task,
      due: clock.tick() + jitter,
      placed: false,
      cancel: () => {},
    };
    slots.set(task.key, slot);
    arm(slot);
  };

  return {
    set(tasks) {
      if (stopped) return;
      const wanted = new Map(tasks.map((task) => [task.key, task]));
      for (const [key, slot] of slots) {
        if (wanted.get(key)?.version === slot.task.version) continue;
        leave(slot);
        slots.delete(key);
        lanes[slot.task.lane].forget(key);
      }
      for (const task of tasks) {
        const known = slots.get(task.key);
        if (known) known.task = task;
        else add(task);
      }
    },
    async now(key, signal) {
      const slot = slots.get(key);
      if (!slot || stopped || signal?.aborted) return;
      const run = start(slot);
      if (signal) return waitFor(run, signal);
      run.wanted++;
      await run.ended;
    },
    async stop() {
      stopped = true;
      for (const slot of slots.values()) leave(slot);
      await Promise.all(leaving.values());
    },
  };
}
