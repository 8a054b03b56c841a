import { describe, expect, it } from 'vitest';
import { freshCheck } from '../../../../engine/checks/monitor.ts';
import { createSeriesGatherer } from '../../../../engine/checks/series.ts';
import type { EvidenceSources } from '../../../../engine/forensics/collect.ts';
import { findingOf } from '../../../../engine/forensics/collectors/history.ts';
import type { HistoryEvidence } from '../../../../engine/model/evidence.ts';
import { success } from '../../../../engine/model/failure.ts';
import { createGroupCommit } from '../../../../engine/store/group-commit.ts';
import { createHealthStore } from '../../../../engine/store/health.ts';
import { createSeriesStore } from '../../../../engine/store/series.ts';
import { temporaryDatabase, value } from '../../store/temporary.ts';
import { about, collect } from '../collecting.ts';

const origin = { source: 'shop', scope: 'local' };
const minute = 60_000;
const opened = about.at.getTime();

/** A real store into which checks wrote, each look as minutes before the opening, how it went, and how long it took. */
async function watched(looks: readonly (readonly [string, number, 'passed' | 'failed', number])[]) {
  const database = temporaryDatabase();
  const series = createSeriesStore(database, origin);
  const health = createHealthStore(database, createGroupCommit(database), origin);
  const workloads = [...new Set(looks.map(([workload]) => workload))];
  value(await health.record({ checks: workloads.map((workload) => freshCheck(workload, 'http').state) }));
  const gatherer = createSeriesGatherer();
  for (const [workload, before, result, took] of looks) {
    gatherer.add({ workload, check: 'http', result, took }, opened - before * minute);
  }
  // As the watch does: what is not a whole minute old is not written yet.
  value(await series.add(gatherer.take(opened - minute / 2, 1_000)));
  const sources: Pick<EvidenceSources, 'series'> = {
    async series(query) {
      return success([...value(await series.read(query)), ...gatherer.peek(query.workload)]);
    },
  };
  return { sources };
}

describe('the history of the checks', () => {
  it('is what each saw a minute in the six hours before, what is not written yet included', async () => {
    const watch = await watched([
      ['api', 400, 'failed', 9],
      ['api', 3.2, 'passed', 10],
      ['api', 2.9, 'passed', 30],
      ['api', 1.5, 'passed', 8],
      ['api', 1.2, 'failed', 5_000],
      ['api', 0.1, 'failed', 1],
    ]);
    const evidence = value(await collect('history', {}, watch)) as HistoryEvidence;
    expect(evidence).toEqual({
      type: 'history',
      from: '2026-11-21T06:00:00.000Z',
      to: '2026-11-21T12:00:00.000Z',
      step: minute,
      checks: [
        {
          workload: 'api',
          check: 'http',
          finding: '2 of 3 failed since 11:58',
          points: [
            { at: opened - 4 * minute, count: 1, failures: 0, latency: 10 },
            { at: opened - 3 * minute, count: 1, failures: 0, latency: 30 },
            { at: opened - 2 * minute, count: 2, failures: 1, latency: 2_504 },
            { at: opened - minute, count: 1, failures: 1 },
          ],
        },
      ],
    });
  });

  it('tells first what fails, and of that the workload it was opened for, twelve at most', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `w${index}`);
    const watch = await watched([
      ...names.map((name) => [name, 3, 'passed', 1] as const),
      ['w7', 2, 'failed', 1],
      ['w9', 2, 'failed', 1],
      ['w5', 2, 'failed', 1],
      ['w5', 1, 'passed', 1],
    ]);
    const evidence = value(
      await collect('history', { workloads: names }, { ...watch, context: { workload: 'w9' } }),
    ) as HistoryEvidence;
    expect(evidence.checks.map(({ workload }) => workload).slice(0, 4)).toEqual(['w9', 'w7', 'w5', 'w0']);
    expect([evidence.checks.length, evidence.moreChecks]).toEqual([12, 2]);
  });

  it('is what there was time for', async () => {
    const timeUp = new AbortController();
    const watch = await watched([
      ['api', 1, 'failed', 1],
      ['web', 1, 'failed', 1],
    ]);
    const sources: typeof watch.sources = {
      series(query) {
        timeUp.abort();
        return watch.sources.series(query);
      },
    };
    const evidence = await collect('history', { workloads: ['web', 'cart'] }, { sources, signal: timeUp.signal });
    expect(value(evidence)).toMatchObject({ checks: [{ workload: 'api' }], moreChecks: 2 });
  });

  it('of a folder that is not trusted is that of the workload and the service by name', async () => {
    const watch = await watched([
      ['api', 1, 'failed', 1],
      ['orders', 1, 'failed', 1],
      ['web', 1, 'failed', 1],
    ]);
    const context = { trusted: false, workload: 'orders' };
    const evidence = value(await collect('history', { workloads: ['web'] }, { ...watch, context })) as HistoryEvidence;
    expect(evidence.checks.map(({ workload }) => workload)).toEqual(['orders', 'api']);
  });

  it('is not there where nothing watched', async () => {
    expect(await collect('history', {})).toMatchObject({
      failure: { code: 'forensics/no-history', message: expect.stringContaining('Nothing watched a check of api') },
    });
  });
});

describe('what points come to', () => {
  const point = (at: number, failures: number, count = 2) => ({ at: at * minute, count, failures });
  it.each<[string, Parameters<typeof findingOf>[0]]>([
    ['4 of 4 failed since 00:10', [point(10, 2), point(11, 2)]],
    ['3 of 4 failed since 00:10', [point(9, 0), point(10, 1), point(11, 2)]],
    ['2 of 2 failed since 00:12, and 1 before', [point(9, 1), point(10, 0), point(12, 2)]],
    ['1 of 6 failed since 00:09, the last at 00:10', [point(9, 0), point(10, 1), point(12, 0)]],
    ['none of 4 failed since 00:09', [point(9, 0), point(12, 0)]],
  ])('%s', (finding, points) => expect(findingOf(points)).toBe(finding));
});
