import type { Actor } from '../model/actor.ts';
import type { Event, EventKind } from '../model/event.ts';
import type { Result } from '../model/failure.ts';
import { attempt, attemptAll } from './attempt.ts';
import type { Database } from './database.ts';

/** The append-only record of what happened. */
export interface EventStore {
  /** Keeps all of them or none. */
  append(events: readonly Event[]): Promise<Result<void>>;
  /** Oldest first, from `since` (UTC RFC 3339, included) on; `limit` of them at most. */
  list(query: { readonly since: string; readonly limit: number }): Promise<Result<readonly Event[]>>;
}

export function createEventStore(database: Database): EventStore {
  const list = database.prepare<[string, number], EventRow>(
    'SELECT * FROM events WHERE at >= ? ORDER BY at, id LIMIT ?',
  );
  const insert = eventInsert(database);
  return {
    append: async (events) => attemptAll(database, () => events.forEach(insert)),
    list: async ({ since, limit }) => attempt(database, () => list.all(since, limit).map(eventOf)),
  };
}

/** Adds one event, inside the transaction of whichever room's change it tells of. */
export function eventInsert(database: Database): (event: Event) => void {
  const insert = database.prepare<[EventRow]>(`
    INSERT INTO events (id, at, kind, source, scope, workload, "check", incident, actor_name, actor_via, message, data)
    VALUES (:id, :at, :kind, :source, :scope, :workload, :check, :incident, :actor_name, :actor_via, :message, :data)`);
  return (event) => {
    insert.run({
      id: event.id,
      at: event.at,
      kind: event.kind,
      source: event.source,
      scope: event.scope,
      workload: event.workload ?? null,
      check: event.check ?? null,
      incident: event.incident ?? null,
      actor_name: event.actor.name,
      actor_via: event.actor.via,
      message: event.message,
      data: event.data ? JSON.stringify(event.data) : null,
    });
  };
}

/** An incident's events, oldest first. */
export function eventsOfIncident(database: Database): (incident: string) => readonly Event[] {
  const select = database.prepare<[string], EventRow>('SELECT * FROM events WHERE incident = ? ORDER BY at, id');
  return (incident) => select.all(incident).map(eventOf);
}

interface EventRow {
  readonly id: string;
  readonly at: string;
  readonly kind: EventKind;
  readonly source: string;
  readonly scope: string;
  readonly workload: string | null;
  readonly check: string | null;
  readonly incident: string | null;
  readonly actor_name: string;
  readonly actor_via: Actor['via'];
  readonly message: string;
  readonly data: string | null;
}

function eventOf(row: EventRow): Event {
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    source: row.source,
    scope: row.scope,
    ...(row.workload !== null && { workload: row.workload }),
    ...(row.check !== null && { check: row.check }),
    ...(row.incident !== null && { incident: row.incident }),
    actor: { name: row.actor_name, via: row.actor_via },
    message: row.message,
    ...(row.data !== null && { data: JSON.parse(row.data) as Record<string, unknown> }),
  };
}
