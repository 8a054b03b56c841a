import type { Event } from '../model/event.ts';
import type { Stability } from '../model/health.ts';
import { type Mark, markOf, recentMarks, type Span, stabilityOf } from './stability.ts';

/** How steady each workload is, kept up with what happens. */
export interface Stabilities {
  /** Undefined for a workload that was never observed. */
  of(workload: string): Stability | undefined;
  /** Told of events that are on the disk. */
  saw(events: readonly Event[]): void;
}

export interface StabilitiesOptions {
  /** What is on record of the window, oldest first. */
  readonly events: readonly StabilityEvent[];
  /** When a workload was first observed (ms since 1970); undefined when it never was. */
  readonly firstSeen: (workload: string) => number | undefined;
  readonly now: () => Date;
  /** When nobody watched, within the window. */
  readonly gaps?: readonly Span[];
}

export type StabilityEvent = Pick<Event, 'kind' | 'at' | 'workload' | 'data'>;

/** A score is worked out again when something happened, and else after this long, in ms. */
const validFor = 30_000;
/** Marks kept of one workload: with so many in a week its score is 0 whatever came before. */
const mostMarks = 1_000;

interface Entry {
  marks: readonly Mark[];
  since?: number;
  known?: { readonly value: Stability | undefined; readonly at: number };
}

/** Keeps each workload's marks of the window in memory, so that no overview has to read a week of events. */
export function createStabilities({ events, firstSeen, now, gaps = [] }: StabilitiesOptions): Stabilities {
  const entries = new Map<string, Entry>();

  const entryOf = (workload: string): Entry => {
    const known = entries.get(workload);
    if (known) return known;
    const fresh: Entry = { marks: [] };
    entries.set(workload, fresh);
    return fresh;
  };

  const add = (told: readonly StabilityEvent[]) => {
    for (const event of told) {
      const mark = event.workload === undefined ? undefined : markOf(event);
      if (!mark || event.workload === undefined) continue;
      const entry = entryOf(event.workload);
      entry.marks = [...entry.marks, mark].slice(-mostMarks);
      delete entry.known;
    }
  };
  add(events);

  return {
    saw: add,
    of(workload) {
      const entry = entryOf(workload);
      const at = now().getTime();
      if (entry.known && Math.abs(at - entry.known.at) < validFor) return entry.known.value;
      const since = entry.since ?? firstSeen(workload);
      if (since !== undefined) entry.since = since;
      entry.marks = recentMarks(entry.marks, at);
      const value = stabilityOf(entry.marks, since, at, gaps);
      if (value) entry.known = { value, at };
      return value;
    },
  };
}
