import type { Event } from '../model/event.ts';
import type { Failure, Result } from '../model/failure.ts';
import type { HealthChange, HealthStore } from '../store/health.ts';
import type { RestartJournal } from '../store/restart-attempts.ts';
import type { Board } from './board.ts';

export interface RecorderOptions {
  readonly store: HealthStore;
  readonly board: Board;
  /** Told of events that are on the disk. */
  readonly onEvents: (events: readonly Event[]) => void;
  /** That something could not be kept yet, once each time the reason changes. */
  readonly onFailure: (failure: Failure) => void;
}

/** Keeps what the watch learns. What the disk refuses is kept in memory and tried again. */
export interface Recorder {
  /** On the disk when it settles as a success; told to whoever follows then, and not before. */
  record(change: HealthChange): Promise<Result<void>>;
  /** The check's state changed without an event: written with the next flush. */
  touch(key: string): void;
  /** Writes the states touched and what the disk refused before. */
  flush(): Promise<void>;
}

/** Events kept in memory while the disk refuses them; older ones are dropped beyond it. */
const backlogLimit = 10_000;

export function createRecorder({ store, board, onEvents, onFailure }: RecorderOptions): Recorder {
  const touched = new Set<string>();
  let backlog: readonly Event[] = [];
  let refused: string | undefined;

  const write = async (change: HealthChange): Promise<Result<void>> => {
    const events = change.events ?? [];
    const kept = await store.record(change);
    if (kept.ok) {
      refused = undefined;
      if (events.length > 0) onEvents(events);
      return kept;
    }
    backlog = [...backlog, ...events].slice(-backlogLimit);
    for (const { workload, check } of change.checks ?? []) touched.add(`${workload}/${check}`);
    if (refused !== kept.failure.code) onFailure(kept.failure);
    refused = kept.failure.code;
    return kept;
  };

  return {
    record: write,
    touch: (key) => void touched.add(key),
    async flush() {
      if (touched.size === 0 && backlog.length === 0) return;
      const checks = [...touched].flatMap((key) => board.memories.get(key)?.state ?? []);
      const workloads = backlog.length > 0 ? [...board.workloads.values()].map(({ memory }) => memory.state) : [];
      const events = backlog;
      touched.clear();
      backlog = [];
      await write({ checks, workloads, events });
    },
  };
}

/** The journal, telling of its events as well once they are on the disk. */
export function telling(journal: RestartJournal, onEvents: RecorderOptions['onEvents']): RestartJournal {
  const tell = ({ events = [] }: HealthChange, kept: Result<void>) => {
    if (kept.ok && events.length > 0) onEvents(events);
    return kept;
  };
  return {
    begin: async (attempt, change) => tell(change, await journal.begin(attempt, change)),
    end: async (id, end, change) => tell(change, await journal.end(id, end, change)),
    last: () => journal.last(),
  };
}
