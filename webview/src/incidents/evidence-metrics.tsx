import { useMemo } from 'preact/hooks';
import type { MetricsEvidence } from '../../../engine/protocol/page.ts';
import { Chart } from '../ui/chart.tsx';
import { Icon } from '../ui/icons.tsx';
import type { Actions } from './actions.ts';
import { graphAddress, type Mark, metricChart } from './model-charts.ts';

interface MetricsProps {
  readonly evidence: MetricsEvidence;
  readonly mark: Mark | undefined;
  readonly large: boolean;
  readonly actions: Actions;
}

/** What Prometheus held around the moment, each query with its PromQL. */
export function MetricsCard(props: MetricsProps) {
  const { series, unread = [] } = props.evidence;
  return (
    <>
      <div class="queries">
        {series.map((one) => (
          <Query key={one.promql} series={one} {...props} />
        ))}
      </div>
      {series.length === 0 && unread.length === 0 && <p class="small dim">No query was asked.</p>}
      {unread.map(({ title, promql, reason }) => (
        <p class="small said" key={promql} title={promql}>
          <Icon name="risk" tone="risk" /> {title}: {reason}
        </p>
      ))}
    </>
  );
}

function Query(props: MetricsProps & { series: MetricsEvidence['series'][number] }) {
  const { series, evidence, mark, large, actions } = props;
  const { title, promql, warnings = [] } = series;
  const model = useMemo(() => metricChart(series, evidence, mark), [series, evidence, mark]);
  return (
    <div class="drawing">
      <div class="row small">
        <span class="strong cut grow" title={title}>
          {title}
        </span>
        <button
          type="button"
          class="link"
          aria-label={`Copy the PromQL of ${title}`}
          title={promql}
          onClick={() => void actions.copy(`PromQL of ${title}`, promql)}
        >
          <Icon name="copy" />
        </button>
        <button
          type="button"
          class="link"
          aria-label={`Open ${title} in Prometheus`}
          title="Open in Prometheus"
          onClick={() => void actions.browse(graphAddress(evidence, promql))}
        >
          <Icon name="link" />
        </button>
      </div>
      {model.times.length > 0 ? (
        <Chart model={model} name={title} height={large ? 220 : 112} />
      ) : (
        <p class="small dim">Prometheus held nothing for it.</p>
      )}
      {large && <code class="promql">{promql}</code>}
      {warnings.map((warning) => (
        <p class="micro risk" key={warning}>
          {warning}
        </p>
      ))}
    </div>
  );
}
