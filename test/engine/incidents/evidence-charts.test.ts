import { expect, it } from 'vitest';
import { evidenceCharts } from '../../../engine/incidents/evidence-charts.ts';
import type { Evidence, EvidenceData } from '../../../engine/model/evidence.ts';

const opened = '2026-11-21T02:54:12.000Z';
const span = { from: '2026-11-20T20:54:12.000Z', to: opened, step: 60_000 };

function evidence(id: string, source: Evidence['source'], data: EvidenceData): Evidence {
  return { id, incident: 'INC', source, title: source, status: 'collected', takenAt: opened, took: 1, data };
}

const at = Date.parse('2026-11-21T02:50:00.000Z');

it('draws latency and failures of each check, and each metric that has values', () => {
  const charts = evidenceCharts(
    [
      evidence('e1', 'history', {
        type: 'history',
        ...span,
        checks: [
          {
            workload: 'billing_api',
            check: 'http',
            finding: '2 of 4 failed since 02:51',
            points: [
              { at: at - 4 * 3_600_000, count: 2, failures: 1, latency: 9 },
              { at, count: 2, failures: 0, latency: 12 },
              { at: at + 60_000, count: 2, failures: 2 },
            ],
          },
        ],
      }),
      evidence('e2', 'metrics', {
        type: 'metrics',
        backend: 'http://127.0.0.1:9090',
        ...span,
        series: [
          { title: 'Error rate', promql: 'up', unit: 'ratio', points: [[at, 0.5]] },
          { title: 'Requests', promql: 'down', unit: 'per second', points: [] },
        ],
      }),
      evidence('e3', 'log', { type: 'log', files: [] }),
    ],
    opened,
  );
  expect(charts.map(({ evidence: id, name }) => [id, name])).toEqual([
    ['e1', 'latency-billing_api-http'],
    ['e2', 'metrics-Error-rate'],
  ]);
  expect(charts[0]?.chart).toEqual({
    title: 'Latency of billing_api/http',
    description: '2 of 4 failed since 02:51. From 01:51 to 02:54 UTC.',
    unit: 'ms',
    from: at - 59 * 60_000,
    to: Date.parse(opened),
    step: 60_000,
    points: [[at, 12]],
    failures: [at + 60_000],
    opened: Date.parse(opened),
  });
  expect(charts[1]?.chart).toMatchObject({ title: 'Error rate', unit: 'ratio', points: [[at, 0.5]] });
});

it('gives each chart a name of its own that can name a file', () => {
  const series = ['a/b', 'a b', '../../x'].map((title) => ({
    title,
    promql: 'up',
    unit: 'number' as const,
    points: [[at, 1]] as const,
  }));
  const data: EvidenceData = { type: 'metrics', backend: 'http://x', ...span, series };
  expect(evidenceCharts([evidence('e', 'metrics', data)], opened).map(({ name }) => name)).toEqual([
    'metrics-a-b',
    'metrics-a-b-2',
    'metrics-..-..-x',
  ]);
});
