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

/** How much is shown of the time before a check began to fail, in ms: of six hours the last minutes are a hairline. */
const before = 3_600_000;

function historyCharts({ checks, from, to, step }: HistoryEvidence, opened: number): readonly Named[] {
  return checks.map(({ workload, check, points, finding }) => {
    const lastGood = points.findLastIndex(({ failures }) => failures === 0);
    const failing = points[lastGood + 1]?.at ?? opened;
    const start = Math.max(Date.parse(from), failing - before);
    const shown = points.filter(({ at }) => at >= start - step);
    return {
      name: `latency-${workload}-${check}`,
      chart: {
        title: `Latency of ${workload}/${check}`,
        description: `${finding ?? 'What the check saw'}. ${times(start, Date.parse(to))}`,
        unit: 'ms',
        from: start,
        to: Date.parse(to),
        step,
        points: shown.flatMap(({ at, latency }) =>
          latency === undefined || at < start ? [] : [[at, latency] as const],
        ),
        failures: shown.filter(({ failures }) => failures > 0).map(({ at }) => at),
        opened,
      },
    };
  });
}

function metricsCharts({ series, from, to, step }: MetricsEvidence, opened: number): readonly Named[] {
  return series
    .filter(({ points }) => points.length > 0)
    .map(({ title, promql, unit, points }) => ({
      name: `metrics-${title}`,
      chart: {
        title,
        description: `${promql}. ${times(Date.parse(from), Date.parse(to))}`,
        unit,
        from: Date.parse(from),
        to: Date.parse(to),
        step,
        points,
        opened,
      },
    }));
}

function times(from: number, to: number): string {
  const clock = (at: number) => new Date(at).toISOString().slice(11, 16);
  return `From ${clock(from)} to ${clock(to)} UTC.`;
}

function unique(name: string, taken: Set<string>): string {
  const plain = name.replace(/[^\w.-]+/g, '-').slice(0, 80);
  let free = plain;
  for (let number = 2; taken.has(free); number++) free = `${plain}-${number}`;
  taken.add(free);
  return free;
}
