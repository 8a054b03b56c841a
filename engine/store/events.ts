import type { Actor } from '../model/actor.ts';
import type { Event, EventKind } from '../model/event.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { EventQuery } from '../protocol/rpc.ts';
import { attempt, attemptAll } from './attempt.ts';
import type { Database } from './database.ts';
import { unknownEvent } from './failures.ts';

/** The append-only record of what happened. */
export interface EventStore {
  /** Keeps all of them or none. */
  append(events: readonly Event[]): Promise<Result<void>>;
  /** What the query asks for, oldest first. `event/unknown` when there is no event `after` which to go on. */
  list(query: EventQuery): Promise<Result<readonly Event[]>>;
}

export function createEventStore(database: Database): EventStore {
  const insert = eventInsert(database);
  return {
    append: async (events) => attemptAll(database, () => events.forEach(insert)),
    async list(query) {
      const found = attempt(database, () => select(database, query));
      if (!found.ok) return found;
      return found.value === undefined ? failed(unknownEvent(query.after ?? '')) : success(found.value);
    },
  };
}

/**
 * A place in the order of events. `since` is moved up to it: by that one bound the index is entered, so that a page costs
 * its own rows only.
 */
interface EventKey {
  readonly at: string;
  readonly id: string;
}

/** Undefined where the event to go on after is not there. */
function select(database: Database, query: EventQuery): readonly Event[] | undefined {
  const conditions = ['at >= :since'];
  const values: Record<string, string | number> = { since: query.since ?? '' };
  const where = () => conditions.join(' AND ');
  if (query.until !== undefined) {
    conditions.push('at <= :until');
    values['until'] = query.until;
  }
  if (query.workload !== undefined) {
    conditions.push('workload = :workload');
    values['workload'] = query.workload;
  }
  if (query.kinds !== undefined) {
    conditions.push('kind IN (SELECT value FROM json_each(:kinds))');
    values['kinds'] = JSON.stringify(query.kinds);
  }
  if (query.after !== undefined) {
    const after = database.prepare<[string], EventKey>('SELECT at, id FROM events WHERE id = ?').get(query.after);
    if (!after) return undefined;
    conditions.push('(at > :afterAt OR id > :afterId)');
    Object.assign(values, { afterAt: after.at, afterId: after.id, since: laterOf(query.since, after.at) });
  }
  if (query.limit !== undefined) {
    if (query.limit <= 0) return [];
    const first = database
      .prepare<[object], EventKey>(
        `SELECT at, id FROM events WHERE ${where()} ORDER BY at DESC, id DESC LIMIT 1 OFFSET :skipped`,
      )
      .get({ ...values, skipped: query.limit - 1 });
    if (first) {
      conditions.push('(at > :firstAt OR id >= :firstId)');
      Object.assign(values, { firstAt: first.at, firstId: first.id, since: first.at });
    }
  }
  return database
    .prepare<[object], EventRow>(`SELECT * FROM events WHERE ${where()} ORDER BY at, id LIMIT :page`)
    .all({ ...values, page: query.page ?? -1 })
    .map(eventOf);
}

/** Of two times as text. */
function laterOf(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
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
