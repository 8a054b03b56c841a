import type { MetricsEvidence } from '../../model/evidence.ts';
import { failed, success } from '../../model/failure.ts';
import { openPrometheus, type Prometheus, type RangeSeries } from '../../signals/prometheus.ts';
import type { FindSubject, Subject } from '../collect.ts';
import type { Collector } from '../collector.ts';
import { noMetrics, noMetricsRead, noPrometheus, notFollowed } from '../failures.ts';

/** How far back, and how far apart two points are, in ms: 121 points a series. */
const back = 3_600_000;
const step = 30_000;
const mostQueries = 12;
/** Series kept of one query; of more, those with the highest values. */
const mostSeries = 5;

type Series = MetricsEvidence['series'][number];
type Unread = NonNullable<MetricsEvidence['unread']>[number];
type Query = Pick<Series, 'title' | 'promql' | 'unit'>;

/** Rate, errors, duration and what the profile names besides, from its Prometheus, in the hour before. */
export function metricsCollector(subject: FindSubject): Collector {
  return {
    source: 'metrics',
    title: 'Metrics',
    timeout: 5_000,
    async collect(context, signal) {
      const { root, service, at, trusted } = context;
      if (!trusted) return failed(notFollowed('the Prometheus its profile names was not asked'));
      const { prometheus, metrics } = await subject(context);
      if (!prometheus) return failed(noPrometheus());
      if (service === undefined) return failed(noMetrics());
      const opened = await openPrometheus(root, prometheus);
      if (!opened.ok) return opened;
      const to = at.getTime();
      const span = { from: to - back, to };
      try {
        const queries = queriesOf(service, metrics);
        const asked = queries.slice(0, mostQueries);
        const answers = await Promise.all(asked.map((query) => ask(opened.value, query, span, signal)));
        const series = answers.flatMap((answer) => answer.series);
        const unread = [
          ...answers.flatMap((answer) => answer.unread),
          ...queries.slice(mostQueries).map(({ title, promql }) => {
            return { title, promql, reason: `not asked: more than ${mostQueries} queries` };
          }),
        ];
        if (series.length === 0) {
          const reasons = new Set(unread.map(({ reason }) => reason));
          return failed(noMetricsRead(opened.value.address, [...reasons]));
        }
        return success({
          type: 'metrics',
          backend: opened.value.address,
          from: new Date(span.from).toISOString(),
          to: at.toISOString(),
          step,
          series,
          ...(unread.length > 0 && { unread }),
        });
      } finally {
        opened.value.close();
      }
    },
  };
}

/**
 * What is asked of a service. The metrics are named as in the documentation of Prometheus, by the job of the service's
 * name: https://prometheus.io/docs/practices/histograms/ and https://prometheus.io/docs/prometheus/latest/querying/examples/;
 * the class of an answer is in the label `code`, or in `status`. The profile's queries replace these or come after them.
 */
export function queriesOf(service: string, metrics: Subject['metrics']): readonly Query[] {
  const job = `job=${JSON.stringify(service)}`;
  const requests = `sum(rate(http_requests_total{${job}}[5m]))`;
  const failing = ['code', 'status'].map((label) => `rate(http_requests_total{${job},${label}=~"5.."}[5m])`);
  const standard = {
    rate: requests,
    errors: `(sum(${failing.join(' or ')}) or vector(0)) / ${requests}`,
    duration: `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{${job}}[5m])))`,
  };
  return Object.entries({ ...standard, ...metrics }).flatMap(([name, promql]) =>
    promql === undefined ? [] : [{ promql, ...(known.get(name) ?? { title: name, unit: 'number' }) }],
  );
}

const known: ReadonlyMap<string, Omit<Query, 'promql'>> = new Map([
  ['rate', { title: 'Requests', unit: 'per second' }],
  ['errors', { title: 'Errors', unit: 'ratio' }],
  ['duration', { title: 'Duration (p95)', unit: 'seconds' }],
]);

async function ask(
  prometheus: Prometheus,
  query: Query,
  span: { readonly from: number; readonly to: number },
  signal: AbortSignal,
): Promise<{ readonly series: readonly Series[]; readonly unread: readonly Unread[] }> {
  const { title, promql } = query;
  const answer = await prometheus.queryRange({ promql, ...span, step }, signal);
  if (!answer.ok) return { series: [], unread: [{ title, promql, reason: answer.failure.message }] };
  const { series, warnings } = answer.value;
  const told = warnings.length > 0 && { warnings };
  if (series.length === 0) return { series: [{ ...query, points: [], ...told }], unread: [] };
  const kept = series.toSorted((one, other) => highest(other) - highest(one)).slice(0, mostSeries);
  const more = series.length - kept.length;
  return {
    series: kept.map(({ labels, points }) => {
      return { ...query, title: series.length === 1 ? title : `${title} ${selector(labels, title)}`, points, ...told };
    }),
    unread: more > 0 ? [{ title, promql, reason: `${more} more series, with lower values, are not kept` }] : [],
  };
}

function highest({ points }: RangeSeries): number {
  return points.reduce((most, [, value]) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

/** What tells a series from the others, as PromQL would select it: `http_requests_total{code="500"}`. */
function selector({ __name__: name = '', ...labels }: RangeSeries['labels'], title: string): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${name === title ? '' : name}{${pairs.join(', ')}}`.slice(0, 200);
}
