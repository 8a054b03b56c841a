import type { Event } from '../model/event.ts';

/** What is on record about the processes of one name. */
export interface EndFacts {
  /** What ran when it was last looked, on this run of the host. */
  readonly kept: readonly { readonly pid: number; readonly seen: string }[];
  /** Their crashes, oldest first. */
  readonly crashes: readonly Event[];
  /** When the daemon that watches now began, UTC, RFC 3339; undefined while none watches. */
  readonly watchedSince: string | undefined;
}

/** An end that rules go by. */
export interface KnownEnd {
  readonly pid: number;
  readonly by?: string;
  /** Nobody watched then: when it was last seen, and when its end was noticed, as far as it was; UTC, RFC 3339. */
  readonly unwatched?: { readonly since: string; readonly at?: string };
}

/**
 * The end that a daemon goes by while none of that name runs: that of what it last knew to run, else the last crash it has
 * told of itself. One that an earlier daemon told of, or after which another ran, is nothing to it.
 */
export function knownEnd({ kept, crashes, watchedSince }: EndFacts): KnownEnd | undefined {
  const last = kept.at(-1);
  if (last) return { pid: last.pid, ...(watchedSince === undefined && { unwatched: { since: last.seen } }) };
  const crash = crashes.at(-1);
  if (!crash || watchedSince === undefined || crash.at < watchedSince) return undefined;
  const { pid, by, running, unwatched_since: since } = crash.data ?? {};
  if (typeof pid !== 'number' || (Array.isArray(running) && running.length > 0)) return undefined;
  return {
    pid,
    ...(typeof by === 'string' && { by }),
    ...(typeof since === 'string' && { unwatched: { since, at: crash.at } }),
  };
}
