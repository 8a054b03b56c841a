import type { Event } from '../engine/protocol/rpc.ts';

/** A workload's time from `unhealthy` to `healthy`, or to when no check watched it any more. */
export interface Outage {
  /** UTC, RFC 3339. */
  readonly since: string;
  /** ms */
  readonly duration: number;
}

/** An event as a history tells it. */
export interface Told {
  readonly event: Event;
  /** What a `healthy` or `unwatched` event ends. */
  readonly outage?: Outage;
}

/** Reads events in their order, oldest first, and knows which outages are under way. */
export interface Historian {
  tell(event: Event): Told;
  /** Workloads that were unhealthy when the last event was read, the longest first. `now` in ms since 1970. */
  ongoing(now: number): readonly { readonly workload: string; readonly outage: Outage }[];
}

/** Told first of the turns before the time a history begins at, it knows of outages that began earlier. */
export function createHistorian(): Historian {
  const since = new Map<string, string>();
  const tell = (event: Event): Told => {
    const { kind, workload, at, data } = event;
    if (workload === undefined) return { event };
    if (kind === 'unhealthy') since.set(workload, at);
    if (kind !== 'healthy' && kind !== 'unwatched') return { event };
    const told = data?.['unhealthy_since'];
    const began = typeof told === 'string' ? told : since.get(workload);
    since.delete(workload);
    if (began === undefined) return { event };
    return { event, outage: { since: began, duration: Math.max(0, Date.parse(at) - Date.parse(began)) } };
  };
  return {
    tell,
    ongoing: (now) =>
      [...since]
        .map(([workload, began]) => ({
          workload,
          outage: { since: began, duration: Math.max(0, now - Date.parse(began)) },
        }))
        .toSorted((a, b) => b.outage.duration - a.outage.duration),
  };
}
