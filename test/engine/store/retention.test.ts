import { describe, expect, it } from 'vitest';
import type { Event } from '../../../engine/model/event.ts';
import type { Report } from '../../../engine/model/report.ts';
import type { RestartAttempt } from '../../../engine/model/restart-attempt.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { createGroupCommit } from '../../../engine/store/group-commit.ts';
import { createReportStore } from '../../../engine/store/reports.ts';
import { createRestartJournal } from '../../../engine/store/restart-attempts.ts';
import { createRetentionStore } from '../../../engine/store/retention.ts';
import { createTallyStore } from '../../../engine/store/tallies.ts';
import { watchEvent } from '../../../engine/watch/event.ts';
import { recordOf } from '../forensics/happened.ts';
import { temporaryDatabase, value } from './temporary.ts';

const origin = { source: 'host', scope: 'local' };
const old = '2025-06-01T03:00:00.000Z';
const before = '2025-10-18T03:00:00.000Z';
const recent = '2026-11-22T03:00:00.000Z';
const start = { at: '', id: '' };

function stores() {
  const database = temporaryDatabase();
  const events = createEventStore(database);
  const reports = createReportStore(database);
  const journal = createRestartJournal(database, createGroupCommit(database), origin);
  return {
    database,
    retention: createRetentionStore(database),
    tallies: createTallyStore(database, origin),
    append: async (...told: readonly Event[]) => value(await events.append(told)),
    eventIds: async () => value(await events.list({})).map(({ id }) => id),
    reportIds: async () => value(await reports.list({})).map(({ id }) => id),
    async report(id: string, at: string) {
      const report: Report = recordOf({ id, at, path: `reports/${id}.txt`, jsonPath: `reports/${id}.json` });
      value(await reports.add(report, event(`written-${id}`, at)));
    },
    async attempt(id: string, began: string, report: string, outcome?: 'worked' | 'failed') {
      const begun: RestartAttempt = {
        id,
        workload: 'web',
        target: 'unit web.service',
        cause: 'auto_restart',
        number: 1,
        report,
        began,
        outcome: 'under_way',
      };
      value(await journal.begin(begun, {}));
      if (outcome) value(await journal.end(id, { at: began, outcome }, {}));
    },
  };
}

function event(id: string, at: string, fields: Partial<Event> = {}): Event {
  return { ...watchEvent(origin, at, { kind: 'check_fail', workload: 'web', message: 'HTTP 503' }), id, ...fields };
}

function addIncident(database: ReturnType<typeof temporaryDatabase>, ...reports: readonly string[]): void {
  const data = JSON.stringify({ type: 'report', reports: reports.map((id) => ({ id })) });
  database.exec(`
    INSERT INTO incidents (id, source, actor_name, actor_via, title, severity, state, opened_at)
    VALUES ('INC-1', 'host', 'mara', 'cli', 'web is down', 'P1', 'open', '${old}');
    INSERT INTO evidence (id, incident, kind, source, actor_name, actor_via, title, status, taken_at, took, data)
    VALUES ('e1', 'INC-1', 'report', 'host', 'evidence', 'daemon', 'Reports', 'collected', '${old}', 1, '${data}'),
           ('e2', 'INC-1', 'git', 'host', 'evidence', 'daemon', 'Changes', 'unavailable', '${old}', 1, '{"type":"nothing"}')`);
}

describe('events', () => {
  it('go when they were kept for long enough, a batch at a time; those of an incident stay', async () => {
    const { retention, append, eventIds } = stores();
    await append(
      event('1', old),
      event('2', old, { incident: 'INC-1' }),
      event('3', old),
      event('4', '2025-10-18T02:59:59.999Z'),
      event('5', before),
      event('6', recent),
    );
    const first = value(retention.pruneEvents(before, start, 2));
    expect(first).toEqual({ found: 2, removed: 1, last: { at: old, id: '2' } });
    const second = value(retention.pruneEvents(before, first.last ?? start, 2));
    expect(second).toMatchObject({ found: 2, removed: 2 });
    expect(value(retention.pruneEvents(before, second.last ?? start, 2))).toEqual({
      found: 0,
      removed: 0,
      last: undefined,
    });
    expect(await eventIds()).toEqual(['2', '5', '6']);
  });

  it('are refused to anybody who would delete younger ones, or those of an incident', async () => {
    const { database, retention, append } = stores();
    await append(event('1', old, { incident: 'INC-1' }), event('2', recent));
    value(retention.pruneEvents(before, start, 9));
    for (const id of ['1', '2'])
      expect(() => database.exec(`DELETE FROM events WHERE id = '${id}'`)).toThrow('never deleted before their time');
  });

  it('are not let go again by a clock that was set back', async () => {
    const { database, retention } = stores();
    value(retention.pruneEvents(before, start, 9));
    value(retention.pruneEvents(old, start, 9));
    expect(database.prepare('SELECT before FROM retention').pluck().get()).toBe(before);
  });
});

describe('reports and restart attempts', () => {
  it('go when they were kept for long enough, with the names of their files', async () => {
    const { retention, report, reportIds, attempt } = stores();
    await report('a', old);
    await report('b', recent);
    await attempt('1', old, 'a', 'worked');
    expect(value(retention.pruneReports(before, 9))).toBe(0);
    expect(value(retention.pruneAttempts(before, 9))).toBe(1);
    expect(value(retention.pruneReports(before, 9))).toBe(1);
    expect(await reportIds()).toEqual(['b']);
    const files = ['reports/a.json', 'reports/a.txt'];
    expect(value(retention.removedFiles(9))).toEqual(files);
    expect(value(retention.removedFiles(1))).toEqual(files.slice(0, 1));
    value(retention.forgetFiles(files));
    expect(value(retention.removedFiles())).toEqual([]);
  });

  it('stay while an incident cites them in its evidence or timeline, or a younger attempt names them', async () => {
    const { database, retention, report, reportIds, attempt, append } = stores();
    for (const id of ['cited', 'noted', 'acted-on', 'free']) await report(id, old);
    addIncident(database, 'cited');
    await append(event('1', old, { kind: 'incident_note', incident: 'INC-1', data: { report: 'noted' } }));
    await append(event('2', old, { kind: 'restart', data: { report: 'free' } }));
    await attempt('1', recent, 'acted-on');
    value(retention.pruneAttempts(before, 9));
    expect(value(retention.pruneReports(before, 9))).toBe(1);
    expect([...(await reportIds())].sort()).toEqual(['acted-on', 'cited', 'noted']);
    for (const id of ['cited', 'noted', 'acted-on'])
      expect(() => database.exec(`DELETE FROM reports WHERE id = '${id}'`)).toThrow('nor while they are cited');
  });
});

it('what was removed is counted on', async () => {
  const { retention, tallies, append, attempt } = stores();
  const crash = { kind: 'crash' } as const;
  await append(event('1', old, crash), event('2', old, crash), event('3', recent, crash));
  await attempt('1', old, 'a', 'worked');
  await attempt('2', old, 'a');
  await attempt('3', recent, 'b', 'worked');
  const counts = () => [value(tallies.crashes()), value(tallies.restarts(new Set()))];
  const known = counts();
  for (const most of [1, 9]) {
    value(retention.pruneEvents(before, start, most));
    value(retention.pruneAttempts(before, most));
    expect(counts()).toEqual(known);
  }
  expect(known).toEqual([
    [{ workload: 'web', count: 3 }],
    [
      { workload: 'web', outcome: 'unknown', count: 1 },
      { workload: 'web', outcome: 'worked', count: 2 },
    ],
  ]);
});
