import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../engine/model/event.ts';
import type { EventQuery } from '../../../engine/protocol/rpc.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { codeOf, temporaryDatabase, value } from './temporary.ts';

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
    expect(value(await store.list({}))).toEqual([bare, full]);
  });

  it.each(awkward)('keeps %j as it is', async (text) => {
    const store = createEventStore(temporaryDatabase());
    const strange = event({ message: text, workload: text, actor: { name: text, via: 'cli' }, data: { [text]: text } });
    value(await store.append([strange]));
    expect(value(await store.list({}))).toEqual([strange]);
  });

  const at = (second: number) => `2026-11-21T02:54:0${second}.000Z`;
  const recorded = [
    event({ at: at(0), kind: 'watch_started' }),
    event({ at: at(1), workload: 'api' }),
    event({ at: at(2), workload: 'api', kind: 'unhealthy' }),
    event({ at: at(2), workload: 'web', kind: 'unhealthy' }),
    event({ at: at(3), workload: 'api', kind: 'healthy' }),
  ];
  const id = (index: number) => recorded[index]?.id ?? '';

  it.each<[string, EventQuery, readonly number[]]>([
    ['all', {}, [0, 1, 2, 3, 4]],
    ['from a time on', { since: at(2) }, [2, 3, 4]],
    ['up to a time, which is part of it', { until: at(1) }, [0, 1]],
    ['between times', { since: at(1), until: at(2) }, [1, 2, 3]],
    ['of a workload', { workload: 'api' }, [1, 2, 4]],
    ['of some kinds', { kinds: ['unhealthy', 'healthy'] }, [2, 3, 4]],
    ['of no kind', { kinds: [] }, []],
    ['after an event', { after: id(2) }, [3, 4]],
    ['after an event that is itself not asked for', { after: id(0), workload: 'web' }, [3]],
    ['after an event, and from a later time on', { after: id(0), since: at(2) }, [2, 3, 4]],
    ['after an event, and from an earlier time on', { after: id(3), since: at(1) }, [4]],
    ['after the last', { after: id(4) }, []],
    ['the newest', { limit: 2 }, [3, 4]],
    ['the newest of a workload', { limit: 2, workload: 'api' }, [2, 4]],
    ['the newest, more than there are', { limit: 9 }, [0, 1, 2, 3, 4]],
    ['none', { limit: 0 }, []],
    ['a page', { page: 2 }, [0, 1]],
    ['the next page', { page: 2, after: id(1) }, [2, 3]],
    ['a page of the newest', { limit: 4, page: 2 }, [1, 2]],
  ])('lists %s, oldest first', async (_, query, expected) => {
    const store = createEventStore(temporaryDatabase());
    value(await store.append(recorded.toReversed()));
    expect(value(await store.list(query)).map((found) => recorded.findIndex(({ id }) => id === found.id))).toEqual(
      expected,
    );
  });

  it('cannot go on after an event that is not there', async () => {
    const store = createEventStore(temporaryDatabase());
    expect(codeOf(await store.list({ after: id(0) }))).toBe('event/unknown');
  });

  it('keeps all of a batch or nothing', async () => {
    const store = createEventStore(temporaryDatabase());
    const first = event();
    await expect(store.append([first, first])).rejects.toThrow('never replaced');
    expect(value(await store.list({}))).toEqual([]);
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
