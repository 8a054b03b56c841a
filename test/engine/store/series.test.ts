import { expect, it } from 'vitest';
import { freshCheck } from '../../../engine/checks/monitor.ts';
import { minute } from '../../../engine/checks/series.ts';
import { latencyBounds, type SeriesPoint } from '../../../engine/model/series.ts';
import { createGroupCommit } from '../../../engine/store/group-commit.ts';
import { createHealthStore } from '../../../engine/store/health.ts';
import { createSeriesStore } from '../../../engine/store/series.ts';
import { temporaryDatabase, value } from './temporary.ts';

const origin = { source: 'shop', scope: 'local' };

const point = (workload: string, check: string, start: number): SeriesPoint => ({
  workload,
  check,
  start,
  count: 1,
  failures: 0,
  latencySum: 5,
  latencyMax: 5,
  buckets: Array.from({ length: latencyBounds.length + 1 }, (_, index) => (index === 0 ? 1 : 0)),
});

it('reads what one workload measured in a time, by check and time, without going through what others did', async () => {
  const database = temporaryDatabase();
  const statements: string[] = [];
  const prepare = database.prepare.bind(database);
  database.prepare = ((sql: string) => {
    statements.push(sql);
    return prepare(sql);
  }) as typeof database.prepare;
  const series = createSeriesStore(database, origin);
  const health = createHealthStore(database, createGroupCommit(database), origin);
  const checks = ['http', 'tcp'].flatMap((check) => ['web', 'api'].map((workload) => ({ workload, check })));
  value(await health.record({ checks: checks.map(({ workload, check }) => freshCheck(workload, check).state) }));
  for (let start = 0; start < 10 * minute; start += minute) {
    value(await series.add(checks.map(({ workload, check }) => point(workload, check, start))));
  }

  const read = value(await series.read({ workload: 'web', step: minute, from: 2 * minute, to: 4 * minute }));
  expect(read.map(({ check, start }) => [check, start / minute])).toEqual([
    ['http', 2],
    ['http', 3],
    ['tcp', 2],
    ['tcp', 3],
  ]);
  const fives = value(await series.read({ workload: 'web', step: 300_000, from: 0, to: 10 * minute }));
  expect(fives.map(({ check, count }) => [check, count])).toEqual([
    ['http', 5],
    ['http', 5],
    ['tcp', 5],
    ['tcp', 5],
  ]);

  const reading = statements.find((sql) => sql.includes('start < :to')) ?? '';
  const plan = prepare(`EXPLAIN QUERY PLAN ${reading}`).all({
    scope: 'local',
    workload: 'web',
    step: minute,
    from: 0,
    to: minute,
  });
  expect(plan.map((step) => (step as { detail: string }).detail).join('\n')).toContain(
    'series USING PRIMARY KEY (scope=? AND workload=? AND check=? AND step=? AND start>? AND start<?)',
  );
});

it('fills in whole spans of one length, in place of what was there, and leaves the others', async () => {
  const database = temporaryDatabase();
  const series = createSeriesStore(database, origin);
  const health = createHealthStore(database, createGroupCommit(database), origin);
  value(await health.record({ checks: [freshCheck('web', 'http').state] }));
  value(await series.add([point('web', 'http', 0)]));
  value(await series.fill(300_000, [{ ...point('web', 'http', 0), count: 30, failures: 29 }]));
  const counts = async (step: 60_000 | 300_000 | 3_600_000) =>
    value(await series.read({ workload: 'web', step, from: 0, to: 60 * minute })).map(({ count }) => count);
  expect([await counts(60_000), await counts(300_000), await counts(3_600_000)]).toEqual([[1], [30], [1]]);
});
