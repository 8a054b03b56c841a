import type { Event } from '../model/event.ts';
import { type Failure, failed, type Result } from '../model/failure.ts';
import type { HealthChange, HealthStore } from '../store/health.ts';
import type { ReportStore } from '../store/reports.ts';
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

/**
 * Keeps what the watch learns. Once the disk has refused something, this and what follows waits in memory, in order, for
 * a flush that succeeds.
 */
export interface Recorder {
  /** On the disk when it settles as a success; told to whoever follows then, and not before. */
  record(change: HealthChange): Promise<Result<void>>;
  /** The check's state changed without an event: written with the next flush. */
  touch(key: string): void;
  /** Writes the states touched and what the disk refused before. */
  flush(): Promise<void>;
  /** Why the record is behind what happened; undefined while it is not. */
  behind(): Failure | undefined;
}

/** Events kept in memory while the disk refuses them; older ones are dropped beyond it. */
const backlogLimit = 10_000;

export function createRecorder({ store, board, onEvents, onFailure }: RecorderOptions): Recorder {
  const touched = new Set<string>();
  let backlog: Event[] = [];
  let refused: Failure | undefined;

  const keep = ({ events = [], checks = [] }: HealthChange, failure: Failure, first = false) => {
    if (first) backlog.unshift(...events);
    else backlog.push(...events);
    // Cut seldom: it is a copy each time.
    if (backlog.length > 2 * backlogLimit) backlog = backlog.slice(-backlogLimit);
    for (const { workload, check } of checks) touched.add(`${workload}/${check}`);
    if (refused?.code !== failure.code) onFailure(failure);
    refused = failure;
    return failed(failure);
  };

  const told = (events: readonly Event[]) => {
    if (events.length > 0) onEvents(events);
  };

  return {
    async record(change) {
      if (refused) return keep(change, refused);
      const kept = await store.record(change);
      if (!kept.ok) return keep(change, kept.failure);
      told(change.events ?? []);
      return kept;
    },
    touch: (key) => void touched.add(key),
    async flush() {
      if (touched.size === 0 && !refused) return;
      const checks = [...touched].flatMap((key) => board.memories.get(key)?.state ?? []);
      const workloads = refused ? [...board.workloads.values()].map(({ memory }) => memory.state) : [];
      const events = backlog;
      touched.clear();
      backlog = [];
      const kept = await store.record({ checks, workloads, events });
      if (!kept.ok) {
        keep({ checks, events }, kept.failure, true);
        return;
      }
      if (backlog.length === 0) refused = undefined;
      told(events);
    },
    behind: () => refused,
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

/** The record of reports, telling of each once it is on the disk. */
export function tellingReports(store: ReportStore, onEvents: RecorderOptions['onEvents']): ReportStore {
  return {
    ...store,
    async add(report, event) {
      const kept = await store.add(report, event);
      if (kept.ok) onEvents([event]);
      return kept;
    },
  };
}
