import type { Actor } from '../model/actor.ts';
import type { Event } from '../model/event.ts';
import type { Result } from '../model/failure.ts';
import type { Silence, SilenceMatch } from '../model/silence.ts';
import { attempt, attemptAll } from './attempt.ts';
import type { Database } from './database.ts';
import { eventInsert } from './events.ts';
import type { RowOrigin } from './health.ts';

/** Silences, each written with the event that tells of it. A success means that it is on the disk. */
export interface SilenceStore {
  add(silence: Silence, event: Event): Promise<Result<void>>;
  /** Marks them as ended at these times, by somebody or by themselves. */
  end(ends: readonly { readonly id: string; readonly at: string; readonly event: Event }[]): Promise<Result<void>>;
  /** Those whose end was not written yet, whether or not their time is over; the newest first. */
  open(): Promise<Result<readonly Silence[]>>;
  /** Those whose time is over at `now` (UTC, RFC 3339), or that were ended; the newest first. */
  past(now: string): Promise<Result<readonly Silence[]>>;
}

export function createSilenceStore(database: Database, origin: RowOrigin): SilenceStore {
  const insertEvent = eventInsert(database);
  const insert = database.prepare(`
    INSERT INTO silences (id, source, scope, match, reason, actor_name, actor_via, starts, ends)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const close = database.prepare('UPDATE silences SET ended = ? WHERE id = ? AND ended IS NULL');
  const open = database.prepare<[string], SilenceRow>(
    'SELECT * FROM silences WHERE scope = ? AND ended IS NULL ORDER BY starts DESC, id DESC',
  );
  const past = database.prepare<[string, string], SilenceRow>(`
    SELECT * FROM silences WHERE scope = ? AND (ended IS NOT NULL OR ends <= ?) ORDER BY starts DESC, id DESC`);
  return {
    add: async ({ id, match, reason, by, starts, ends }, event) =>
      attemptAll(database, () => {
        insert.run(id, origin.source, origin.scope, JSON.stringify(match), reason, by.name, by.via, starts, ends);
        insertEvent(event);
      }),
    end: async (ends) =>
      attemptAll(database, () => {
        for (const { id, at, event } of ends) if (close.run(at, id).changes > 0) insertEvent(event);
      }),
    open: async () => attempt(database, () => open.all(origin.scope).map(silenceOf)),
    past: async (now) => attempt(database, () => past.all(origin.scope, now).map(silenceOf)),
  };
}

interface SilenceRow {
  readonly id: string;
  readonly match: string;
  readonly reason: string;
  readonly actor_name: string;
  readonly actor_via: Actor['via'];
  readonly starts: string;
  readonly ends: string;
  readonly ended: string | null;
}

/** One that ended by itself is marked with its own end, which is not early. */
function silenceOf(row: SilenceRow): Silence {
  return {
    id: row.id,
    match: JSON.parse(row.match) as SilenceMatch,
    reason: row.reason,
    by: { name: row.actor_name, via: row.actor_via },
    starts: row.starts,
    ends: row.ends,
    ...(row.ended !== null && row.ended !== row.ends && { ended: row.ended }),
  };
}
