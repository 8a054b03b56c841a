import { keyOfIts } from '../checks/key.ts';
import type { Event } from '../model/event.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { HealthChange, HealthStore } from '../store/health.ts';
import type { ReportStore } from '../store/reports.ts';
import type { RestartJournal } from '../store/restart-attempts.ts';
import type { Board } from './board.ts';

export interface RecorderOptions {
  readonly store: HealthStore;
  readonly journal: Pick<RestartJournal, 'begin' | 'end'>;
  readonly board: Board;
  /** Told of events that are on the disk. */
  readonly onEvents: (events: readonly Event[]) => void;
  /** That something could not be kept yet, once each time the reason changes. */
  readonly onFailure: (failure: Failure) => void;
  /** That so many events more were dropped, because too many waited; the event that tells of it once there is room. */
  readonly onDropped: (events: number) => Event;
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
  /** Writes the states touched and what the disk refused before; one at a time. */
  flush(): Promise<void>;
  /** Why the record is behind what happened, after trying once more; undefined while it is not. */
  behind(): Promise<Failure | undefined>;
  /** Why the disk refused what was to be kept last, as far as that still waits; tries nothing. */
  refused(): Failure | undefined;
  /** Events that wait for a flush that succeeds. */
  waiting(): number;
  /**
   * The journal of restarts. Nothing begins while the record is behind what led to it, and an end that the disk refuses
   * waits as everything else does.
   */
  readonly journal: Pick<RestartJournal, 'begin' | 'end'>;
}

/** Events kept in memory while the disk refuses them; of more the oldest are dropped, which is said. */
const backlogLimit = 10_000;

export function createRecorder({ store, journal, board, onEvents, onFailure, onDropped }: RecorderOptions): Recorder {
  const touched = new Set<string>();
  /** Workloads whose state is not on the disk as it is on the board. */
  const stale = new Set<string>();
  let backlog: Event[] = [];
  const ends: Parameters<RestartJournal['end']>[] = [];
  let dropped = 0;
  let tellsDropped: Event | undefined;
  let refused: Failure | undefined;
  let flushing = Promise.resolve();

  const keep = ({ events = [], checks = [], workloads = [] }: HealthChange, failure: Failure, first = false) => {
    if (first) backlog.unshift(...events);
    else backlog.push(...events);
    // Cut seldom: it is a copy each time.
    if (backlog.length > 2 * backlogLimit) {
      dropped += backlog.length - backlogLimit;
      backlog = backlog.slice(-backlogLimit);
      tellsDropped = onDropped(dropped);
    }
    for (const state of checks) touched.add(keyOfIts(state));
    for (const { workload } of workloads) stale.add(workload);
    if (refused?.code !== failure.code) onFailure(failure);
    refused = failure;
    return failed(failure);
  };

  const told = (events: readonly Event[]) => {
    if (events.length > 0) onEvents(events);
  };

  const writeEnds = async (): Promise<Result<void>> => {
    for (let [end] = ends; end; [end] = ends) {
      const kept = await journal.end(...end);
      if (!kept.ok) return kept;
      ends.shift();
    }
    return success(undefined);
  };

  const flushOnce = async (): Promise<void> => {
    if (touched.size === 0 && !refused) return;
    const ended = await writeEnds();
    if (!ended.ok) {
      keep({}, ended.failure);
      return;
    }
    const checks = [...touched].flatMap((key) => board.memories.get(key)?.state ?? []);
    const workloads = [...stale].flatMap((name) => board.workloads.get(name)?.memory.state ?? []);
    const events = tellsDropped ? [...backlog, tellsDropped] : backlog;
    const waiting = backlog;
    const drops = dropped;
    touched.clear();
    stale.clear();
    backlog = [];
    const kept = await store.record({ checks, workloads, events });
    if (!kept.ok) {
      keep({ checks, workloads, events: waiting }, kept.failure, true);
      return;
    }
    if (drops === dropped) {
      dropped = 0;
      tellsDropped = undefined;
    }
    if (backlog.length === 0 && stale.size === 0 && ends.length === 0) refused = undefined;
    told(events);
  };

  const flush = () => {
    flushing = flushing.catch(() => {}).then(flushOnce);
    return flushing;
  };

  const behind = async () => {
    if (refused) await flush();
    return refused;
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
    flush,
    behind,
    refused: () => refused,
    waiting: () => backlog.length,
    journal: {
      async begin(attempt, change) {
        const unwritten = await behind();
        if (unwritten) return failed(unwritten);
        const kept = await journal.begin(attempt, change);
        if (!kept.ok) return keep({ workloads: change.workloads ?? [] }, kept.failure);
        told(change.events ?? []);
        return kept;
      },
      async end(id, end, change) {
        const kept = refused ? failed(refused) : await journal.end(id, end, change);
        if (kept.ok) {
          told(change.events ?? []);
          return kept;
        }
        ends.push([id, end, {}]);
        return keep(change, kept.failure);
      },
    },
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
