import { describe, expect, it } from 'vitest';
import { reportEvent } from '../../../engine/forensics/report.ts';
import type { Report } from '../../../engine/model/report.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { createReportStore } from '../../../engine/store/reports.ts';
import { recordOf } from '../forensics/reporting.ts';
import { codeOf, temporaryDatabase, value } from './temporary.ts';

const full = recordOf();
const { workload: _workload, check: _check, jsonPath: _jsonPath, jsonSha256: _sum, ...least } = full;
const bare: Report = { ...least, id: '2', path: 'reports/2.txt', at: '2026-11-21T03:00:00.000Z' };

async function stored(...reports: readonly Report[]) {
  const database = temporaryDatabase();
  const store = createReportStore(database);
  for (const report of reports) value(await store.add(report, reportEvent(report, report.at)));
  return { database, store };
}

describe('the record of reports', () => {
  it('gives back what it was given, newest first, with every field and with none that may be absent', async () => {
    const { store } = await stored(full, bare);
    expect(value(await store.list({}))).toEqual([bare, full]);
  });

  it.each([
    [{ workload: 'api' }, [full.id]],
    [{ workload: 'ap' }, []],
    [{ since: bare.at }, [bare.id]],
    [{ since: '2026-11-21T03:00:00.001Z' }, []],
    [{ workload: 'api', since: bare.at }, []],
  ])('finds those of %j', async (query, ids) => {
    const { store } = await stored(full, bare);
    expect(value(await store.list(query)).map(({ id }) => id)).toEqual(ids);
  });

  it.each([full.id, '20261121T025412123Z-api-api-answered-503', '20261121T025412123Z-api-api-answered-503.txt'])(
    'finds the one called %s',
    async (name) => {
      const { store } = await stored(full, bare);
      expect(value(await store.read(name))).toEqual(full);
    },
  );

  it.each(['', 'x', '%', '../reports/2', "' OR 1=1 --"])('has none called %j', async (name) => {
    const { store } = await stored(full, bare);
    expect(codeOf(await store.read(name))).toBe('report/unknown');
  });

  it('tells of each in an event of the same transaction', async () => {
    const { database, store } = await stored(full);
    const events = value(await createEventStore(database).list({ since: '', limit: 9 }));
    expect(events).toMatchObject([
      {
        kind: 'report_written',
        at: full.at,
        workload: 'api',
        check: 'http',
        message: 'Report written: api answered 503',
        data: { report: full.id, path: full.path, sha256: full.sha256, trigger: 'unhealthy' },
      },
    ]);
    const again = { ...bare, id: '3' };
    const [event] = events;
    if (!event) throw new Error('no event');
    await expect(store.add(again, event)).rejects.toThrow('never replaced');
    expect(value(await store.list({}))).toEqual([full]);
  });

  it.each([
    ["UPDATE reports SET sha256 = ''", 'reports are never changed'],
    ['DELETE FROM reports', 'reports are never deleted'],
    ['INSERT OR REPLACE INTO reports SELECT * FROM reports', 'reports are never replaced'],
  ])('refuses %s', async (sql, message) => {
    const { database } = await stored(full);
    expect(() => database.exec(sql)).toThrow(message);
  });

  it.each([
    ['an id', { path: 'reports/3.txt', jsonPath: 'reports/3.json' }],
    ['a text', { id: '3', jsonPath: 'reports/3.json' }],
    ['a JSON', { id: '3', path: 'reports/3.txt' }],
  ])('refuses a second report of %s', async (_, fields) => {
    const { store } = await stored(full);
    const second = { ...full, ...fields };
    await expect(store.add(second, reportEvent(second, second.at))).rejects.toThrow('never replaced');
  });
});
