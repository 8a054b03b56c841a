import type { Clock } from '../clock.ts';
import type { Log } from '../daemon/log.ts';
import { type Result, success } from '../model/failure.ts';
import { type EventPlace, keptFor, type RetentionStore } from '../store/retention.ts';
import type { SeriesStore } from '../store/series.ts';

export interface PrunerOptions {
  readonly clock: Clock;
  readonly series: Pick<SeriesStore, 'prune'>;
  readonly retention: Pick<RetentionStore, 'pruneEvents' | 'pruneAttempts' | 'pruneReports'>;
  /** Removes at most so many files of reports that are off the record, and says how many. */
  readonly removeFiles: (most: number) => Result<number>;
  readonly log: Log;
}

/** Removes what was kept for long enough. */
export interface Pruner {
  /** One round, in small batches with pauses between them, so that no check waits for it; it ends early when told to. */
  prune(signal: AbortSignal): Promise<void>;
}

/** Rows looked at in one transaction, and files removed in one go. */
const mostRows = 500;
const mostFiles = 50;
/** Between two batches, in ms. */
const pause = 100;
/** A wall clock that moved further than this from the time this process ran was set, or its host slept, in ms. */
const tolerance = 60_000;

interface Batch {
  /** Fewer than it might have: there is no more. */
  readonly found: number;
  readonly removed: number;
}

interface Step {
  /** What is removed, for the log. */
  readonly what?: string;
  readonly most: number;
  batch(): Promise<Result<Batch>> | Result<Batch>;
}

export function createPruner({ clock, series, retention, removeFiles, log }: PrunerOptions): Pruner {
  const here = () => ({ wall: clock.now().getTime(), tick: clock.tick() });
  let last = here();
  /** Up to where events were looked at: what was left of them then is kept for good. */
  let place: EventPlace = { at: '', id: '' };

  /** A clock that is wrong must not cost what is kept: it has to have been right for a whole round. */
  const isSteady = () => {
    const before = last;
    last = here();
    return Math.abs(last.wall - before.wall - (last.tick - before.tick)) <= tolerance;
  };

  const stepsOf = (now: number, before: string): readonly Step[] => [
    { most: mostRows, batch: async () => batchOf(await series.prune(now, mostRows)) },
    {
      what: 'events',
      most: mostRows,
      batch() {
        const pruned = retention.pruneEvents(before, place, mostRows);
        if (pruned.ok) place = pruned.value.last ?? place;
        return pruned;
      },
    },
    { what: 'restart attempts', most: mostRows, batch: () => batchOf(retention.pruneAttempts(before, mostRows)) },
    { what: 'reports', most: mostFiles, batch: () => batchOf(retention.pruneReports(before, mostFiles)) },
    { most: mostFiles, batch: () => batchOf(removeFiles(mostFiles)) },
  ];

  /** Does batches until one finds less than it might, or fails; how many were removed. */
  const all = async ({ most, batch }: Step, signal: AbortSignal): Promise<number> => {
    let removed = 0;
    while (!signal.aborted) {
      const done = await batch();
      if (!done.ok) {
        log(done.failure.message, 'error');
        break;
      }
      removed += done.value.removed;
      if (done.value.found < most) break;
      await new Promise<void>((next) => void clock.after(pause, next));
    }
    return removed;
  };

  return {
    async prune(signal) {
      if (!isSteady()) return;
      const before = new Date(last.wall - keptFor.events).toISOString();
      const parts: string[] = [];
      for (const step of stepsOf(last.wall, before)) {
        const removed = await all(step, signal);
        if (removed > 0 && step.what !== undefined) parts.push(`${removed} ${step.what}`);
      }
      if (parts.length > 0) log(`removed what was kept for long enough, from before ${before}: ${parts.join(', ')}`);
    },
  };
}

function batchOf(removed: Result<number>): Result<Batch> {
  return removed.ok ? success({ found: removed.value, removed: removed.value }) : removed;
}
