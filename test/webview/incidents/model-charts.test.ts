import { describe, expect, it } from 'vitest';
import type { HistoryEvidence, MetricsEvidence } from '../../../engine/protocol/page.ts';
import {
  graphAddress,
  historyFinding,
  latencyChart,
  markOf,
  metricChart,
  worstFirst,
} from '../../../webview/src/incidents/model-charts.ts';
import { finding } from '../../../webview/src/ui/model-chart.ts';
import { billing, billingEvidence, detailOf, fullDisk } from '../../support/night.ts';

const opened = Date.parse(billing.milestones.opened);
const mark = markOf(detailOf(billing));
const history = billingEvidence.find(({ id }) => id === 'history')?.data as HistoryEvidence;
const metrics = billingEvidence.find(({ id }) => id === 'metrics')?.data as MetricsEvidence;
const [worst, port] = worstFirst(history.checks) as [HistoryEvidence['checks'][0], HistoryEvidence['checks'][0]];
const [rate, errors] = metrics.series as [MetricsEvidence['series'][0], MetricsEvidence['series'][0]];

describe('the history of a check', () => {
  it('comes worst first, with what it comes to', () => {
    expect(worst.check).toBe('http');
    expect(historyFinding(worst)).toBe('2 of 2 failed since 02:54');
    expect(historyFinding(port)).toBe('60 of 60 passed');
    expect(historyFinding({ ...port, points: [] })).toBe('not looked at');
    expect(historyFinding({ ...port, finding: 'as the daemon said' })).toBe('as the daemon said');
  });

  it('does not call failures that are over failing', () => {
    const points = worst.points.toReversed().map((point, at) => ({ ...point, at: at * 1000 }));
    expect(historyFinding({ ...worst, points })).toBe('2 of 60 failed');
    expect(latencyChart({ ...worst, points }, history, mark).failingSince).toBeUndefined();
  });

  it('is drawn as latency from 0, where it fails, with the commit before it', () => {
    const chart = latencyChart(worst, history, mark);
    expect(chart).toMatchObject({ unit: 'ms', failingSince: opened, mark });
    expect(chart.splits[0]).toBe(0);
    expect(chart.middle.at(-1)).toBeNull();
    expect(finding(chart)).toMatch(/^usually 2\d\d ms, at most 1\.39 s at 02:53 UTC; failing since 02:54 UTC$/);
  });

  it('has a height where nothing answered', () => {
    const points = [{ at: opened, count: 1, failures: 1 }];
    expect(latencyChart({ ...worst, points }, history, mark).splits.length).toBeGreaterThan(1);
  });
});

it('marks the last commit before the trouble, where one is known', () => {
  expect(mark).toEqual({ at: Date.parse('2026-11-21T02:41:10.000Z'), word: 'a91c4e2' });
  expect(markOf(detailOf(fullDisk))).toBeUndefined();
  expect(latencyChart(worst, history, undefined)).not.toHaveProperty('mark');
});

describe('a query of Prometheus', () => {
  it.each([
    [rate, '/s', 'steady at about 43 /s'],
    [errors, 'ratio', 'usually 0.2%, at most 40% at 02:45 UTC'],
    [{ ...rate, unit: 'seconds', points: [[opened, 1.5]] } as const, 'ms', 'steady at about 1.5 s'],
    [{ ...rate, unit: 'number', points: [] } as const, 'count', 'nothing answered'],
  ])('is drawn in its unit', (series, unit, text) => {
    const chart = metricChart(series, metrics, mark);
    expect(chart.unit).toBe(unit);
    expect(finding(chart)).toBe(text);
  });

  it('opens in Prometheus over the time it was taken for', () => {
    const address = new URL(graphAddress({ ...metrics, backend: 'http://prometheus:9090/base/' }, rate.promql));
    expect(address.origin + address.pathname).toBe('http://prometheus:9090/base/graph');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      'g0.expr': rate.promql,
      'g0.tab': '0',
      'g0.range_input': '60m',
      'g0.end_input': '2026-11-21 02:54:12',
    });
  });
});
