import type { Clock } from '../clock.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import { restartTimeout } from '../recovery/restarter.ts';
import type { SubjectProcesses, WatchedProcess, WatchedProcessStore } from '../store/watched-processes.ts';
import type { Subject } from './process-subjects.ts';
import type { KnownProcess } from './processes.ts';

export interface ProcessMemoryOptions {
  readonly clock: Clock;
  readonly store: Pick<WatchedProcessStore, 'keep'>;
  /** This run of the host; where that is not known nothing is kept. */
  readonly boot: string | undefined;
  /** What daemons before this one have kept. */
  readonly kept: readonly WatchedProcess[];
  /** The last attempt on each workload that was on record then. */
  readonly attempts: readonly RestartAttempt[];
  readonly log: (line: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** The processes that run, kept on the disk for the time when nobody watches. */
export interface ProcessMemory {
  /** Those of a subject that ran when a daemon before this one last looked; answered once. */
  recall(subject: Subject): readonly KnownProcess[];
  /** Keeps what runs of some subjects now; what the disk refused before is tried again. */
  keep(subjects: readonly { readonly key: string; readonly running: readonly KnownProcess[] }[]): void;
  /** Forgets what nobody has recalled, and waits until all is written. */
  stop(): Promise<void>;
}

export function createProcessMemory(options: ProcessMemoryOptions): ProcessMemory {
  const { clock, store, boot, attempts } = options;
  const recalled = Map.groupBy(options.kept, ({ subject }) => subject);
  const waiting = new Map<string, SubjectProcesses>();
  const writing = new Set<Promise<void>>();

  const write = async (): Promise<void> => {
    if (waiting.size === 0) return;
    const batch = [...waiting.values()];
    waiting.clear();
    const kept = await store.keep(batch);
    if (kept.ok) return;
    for (const one of batch) if (!waiting.has(one.subject)) waiting.set(one.subject, one);
    options.log(`which processes run is not kept: ${kept.failure.message}`);
  };

  const begin = () => {
    const work = write()
      .catch(options.onFault)
      .finally(() => writing.delete(work));
    writing.add(work);
  };

  return {
    recall({ key, workloads }) {
      const found = recalled.get(key) ?? [];
      recalled.delete(key);
      return found
        .filter((one) => one.boot === boot)
        .map(({ pid, start, name, seen, snapshot }) => {
          const by = attempts.find((attempt) => workloads.includes(attempt.workload) && mayHaveEnded(attempt, seen));
          return {
            seen: { pid, start, name, parent: 0, state: 'S' },
            first: Number.NEGATIVE_INFINITY,
            ...(snapshot && { snapshot }),
            unwatched: { since: seen, ...(by && { by: by.cause }) },
          };
        });
    },
    keep(subjects) {
      if (boot === undefined) return;
      const now = clock.now().toISOString();
      for (const { key, running } of subjects) {
        const processes = running.map(({ seen: { pid, start, name }, snapshot, unwatched }) => ({
          pid,
          start,
          name,
          boot,
          seen: unwatched?.since ?? now,
          ...(snapshot && { snapshot }),
        }));
        waiting.set(key, { subject: key, processes });
      }
      begin();
    },
    async stop() {
      for (const subject of recalled.keys()) waiting.set(subject, { subject, processes: [] });
      begin();
      await Promise.allSettled(writing);
    },
  };
}

/** Whether a restart of Healer's ended what ran at that time and was not seen after it: one cut short may have begun earlier. */
function mayHaveEnded({ began, ended = began, outcome }: RestartAttempt, seen: string): boolean {
  const patience = outcome === 'unknown' ? restartTimeout : 0;
  return Date.parse(ended) + patience >= Date.parse(seen);
}
