import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../engine/model/event.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { temporaryDatabase, value } from './temporary.ts';

const awkward = [
  `'; DROP TABLE events; --`,
  '"quoted" \\ and \n line breaks \t',
  'naïve ✓ 日本語 🧯 \u202e',
  'a NUL \u0000 in the middle',
  '%s {{y}} <script>',
];

function event(fields: Partial<Event> = {}): Event {
  return {
    id: uuidv7(),
    at: '2026-11-21T02:54:12.000Z',
    kind: 'check_fail',
    source: 'daemon-1',
    scope: 'local',
    actor: { name: 'check', via: 'daemon' },
    message: 'GET /healthz answered 503',
    ...fields,
  };
}

describe('the event store', () => {
  it('gives back what it was given, with every field and with none that may be absent', async () => {
    const store = createEventStore(temporaryDatabase());
    const bare = event();
    const full = event({
      workload: 'api',
      check: 'http',
      incident: 'INC-20261121-025412',
      scope: 'cluster-a',
      data: { status: 503, nested: { list: [1, null, 'x'] } },
    });
    value(await store.append([bare, full]));
    expect(value(await store.list({ since: '', limit: 10 }))).toEqual([bare, full]);
  });

  it.each(awkward)('keeps %j as it is', async (text) => {
    const store = createEventStore(temporaryDatabase());
    const strange = event({ message: text, workload: text, actor: { name: text, via: 'cli' }, data: { [text]: text } });
    value(await store.append([strange]));
    expect(value(await store.list({ since: '', limit: 10 }))).toEqual([strange]);
  });

  it('lists from a time on, oldest first, up to a limit', async () => {
    const store = createEventStore(temporaryDatabase());
    const at = (second: number) => `2026-11-21T02:54:0${second}.000Z`;
    const events = [3, 1, 2, 0].map((second) => event({ at: at(second) }));
    value(await store.append(events));
    const listed = value(await store.list({ since: at(1), limit: 2 }));
    expect(listed.map((found) => found.at)).toEqual([at(1), at(2)]);
  });

  it('keeps all of a batch or nothing', async () => {
    const store = createEventStore(temporaryDatabase());
    const first = event();
    await expect(store.append([first, first])).rejects.toThrow('never replaced');
    expect(value(await store.list({ since: '', limit: 10 }))).toEqual([]);
  });

  it.each([
    ['UPDATE events SET message = ?', 'never changed'],
    ['DELETE FROM events WHERE message <> ?', 'never deleted'],
    [
      `INSERT OR REPLACE INTO events (id, at, kind, source, actor_name, actor_via, message)
      SELECT id, at, kind, source, actor_name, actor_via, ? FROM events`,
      'never replaced',
    ],
  ])('refuses %s', async (sql, why) => {
    const database = temporaryDatabase();
    value(await createEventStore(database).append([event()]));
    expect(() => database.prepare(sql).run('forged')).toThrow(why);
  });

  it('finds the events of an incident and of a time by index', () => {
    const database = temporaryDatabase();
    const plan = (sql: string) =>
      database
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => row.detail)
        .join();
    expect(plan("SELECT * FROM events WHERE incident = 'x' ORDER BY at, id")).toContain('events_by_incident');
    expect(plan("SELECT * FROM events WHERE at >= 'x' ORDER BY at, id LIMIT 5")).toContain('events_by_time');
    expect(plan("SELECT * FROM events WHERE incident = 'x' ORDER BY at, id")).not.toContain('B-TREE');
  });
});
