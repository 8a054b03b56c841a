import type { Evidence, HistoryEvidence, MetricsEvidence } from '../model/evidence.ts';
import type { Chart } from './chart-svg.ts';

/** A chart of an incident's evidence, and where it belongs. */
export interface EvidenceChart {
  /** Id of the evidence it is drawn from. */
  readonly evidence: string;
  /** Unique among the charts of an incident; letters, digits, `-`, `_` and `.`, so that it can name a file. */
  readonly name: string;
  readonly chart: Chart;
}

/** What of an incident's evidence can be drawn. `opened` is when the incident was, UTC RFC 3339. */
export function evidenceCharts(evidence: readonly Evidence[], opened: string): readonly EvidenceChart[] {
  const taken = new Set<string>();
  return evidence.flatMap(({ id, data }) =>
    chartsOf(data, Date.parse(opened)).map(({ name, chart }) => ({ evidence: id, name: unique(name, taken), chart })),
  );
}

type Named = Pick<EvidenceChart, 'name' | 'chart'>;

function chartsOf(data: Evidence['data'], opened: number): readonly Named[] {
  switch (data.type) {
    case 'history':
      return historyCharts(data, opened);
    case 'metrics':
      return metricsCharts(data, opened);
    default:
      return [];
  }
}

function historyCharts({ checks, from, to, step }: HistoryEvidence, opened: number): readonly Named[] {
  return checks.map(({ workload, check, points, finding }) => ({
    name: `latency-${workload}-${check}`,
    chart: {
      title: `Latency of ${workload}/${check}`,
      description: `${finding ?? 'What the check saw'}. ${times(from, to)}`,
      unit: 'ms',
      from: Date.parse(from),
      to: Date.parse(to),
      step,
      points: points.flatMap(({ at, latency }) => (latency === undefined ? [] : [[at, latency] as const])),
      failures: points.filter(({ failures }) => failures > 0).map(({ at }) => at),
      opened,
    },
  }));
}

function metricsCharts({ series, from, to, step }: MetricsEvidence, opened: number): readonly Named[] {
  return series
    .filter(({ points }) => points.length > 0)
    .map(({ title, promql, unit, points }) => ({
      name: `metrics-${title}`,
      chart: {
        title,
        description: `${promql}. ${times(from, to)}`,
        unit,
        from: Date.parse(from),
        to: Date.parse(to),
        step,
        points,
        opened,
      },
    }));
}

function times(from: string, to: string): string {
  return `From ${from.slice(11, 16)} to ${to.slice(11, 16)} UTC.`;
}

function unique(name: string, taken: Set<string>): string {
  const plain = name.replace(/[^\w.-]+/g, '-').slice(0, 80);
  let free = plain;
  for (let number = 2; taken.has(free); number++) free = `${plain}-${number}`;
  taken.add(free);
  return free;
}
