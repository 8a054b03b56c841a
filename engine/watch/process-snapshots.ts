import type { Clock } from '../clock.ts';
import type { Result } from '../model/failure.ts';
import type { ProcessState } from '../model/report.ts';
import { processWords } from '../recovery/bind-rule.ts';
import type { ProcessOrigin } from '../recovery/process-origin.ts';
import type { Subject } from './process-subjects.ts';
import type { SeenProcess } from './process-watch.ts';

/** What is kept of a process for the time when it has ended. */
export interface Remains {
  readonly snapshot?: ProcessState;
  readonly origin?: Result<ProcessOrigin>;
}

export interface SnapshotOptions {
  readonly clock: Clock;
  /** How a process stands, in full. */
  readonly snapshot: (pid: number, signal: AbortSignal) => Promise<Result<ProcessState>>;
  /** How it was started; `name` for a person. */
  readonly origin: (pid: number, name: string) => Promise<Result<ProcessOrigin>>;
  readonly onTaken: (subject: Subject, seen: SeenProcess, remains: Remains) => void;
  readonly onFault: (error: unknown) => void;
}

export interface SnapshotRequest {
  readonly subject: Subject;
  readonly seen: SeenProcess;
  /** Whether how it was started may still change, or is not known. */
  readonly origin: boolean;
}

/** Takes snapshots of processes every few seconds, so that there is one when they have ended. */
export interface Snapshots {
  /** Begins those that are due; the processes are all there are. */
  begin(processes: readonly SnapshotRequest[]): void;
  stop(): Promise<void>;
}

/** Between two snapshots of one process, in ms; and at least this many times as long as the last one took. */
const every = 5_000;
const share = 50;
/** A host with many processes is not to notice: this many at once. */
const atOnce = 4;

export function createSnapshots(options: SnapshotOptions): Snapshots {
  const { clock } = options;
  const stopping = new AbortController();
  const taking = new Set<Promise<void>>();
  let due = new Map<string, number>();

  const take = async (id: string, { subject, seen, origin: wanted }: SnapshotRequest): Promise<void> => {
    const began = clock.tick();
    const [snapshot, origin] = await Promise.all([
      options.snapshot(seen.pid, stopping.signal),
      wanted ? options.origin(seen.pid, processWords(subject.name)) : undefined,
    ]);
    due.set(id, began + Math.max(every, (clock.tick() - began) * share));
    const isOfIt = snapshot.ok && String(snapshot.value.startTicks ?? seen.start) === seen.start;
    options.onTaken(subject, seen, {
      ...(isOfIt && { snapshot: snapshot.value }),
      ...(origin && (!origin.ok || origin.value.start === seen.start) && { origin }),
    });
  };

  return {
    begin(processes) {
      const tick = clock.tick();
      const named = processes.map((one) => ({ ...one, id: `${one.subject.key} ${one.seen.pid} ${one.seen.start}` }));
      due = new Map(named.map(({ id }) => [id, due.get(id) ?? Number.NEGATIVE_INFINITY]));
      const waiting = named.filter(({ id }) => (due.get(id) ?? 0) <= tick);
      const next = waiting.sort((a, b) => (due.get(a.id) ?? 0) - (due.get(b.id) ?? 0));
      for (const one of next.slice(0, Math.max(0, atOnce - taking.size))) {
        due.set(one.id, Number.POSITIVE_INFINITY);
        const work = take(one.id, one)
          .catch(options.onFault)
          .finally(() => taking.delete(work));
        taking.add(work);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(taking);
    },
  };
}
