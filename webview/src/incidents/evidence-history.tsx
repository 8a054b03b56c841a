import { useMemo } from 'preact/hooks';
import type { HistoryEvidence } from '../../../engine/protocol/page.ts';
import { Chart } from '../ui/chart.tsx';
import { countText } from '../ui/model-size.ts';
import { historyFinding, latencyChart, worstFirst } from './model-charts.ts';

interface HistoryProps {
  readonly evidence: HistoryEvidence;
  /** When the incident was opened, UTC RFC 3339. */
  readonly opened: string;
  readonly large: boolean;
}

/** How the checks went before: the worst of them, and all of them when it is large. */
export function HistoryCard({ evidence, opened, large }: HistoryProps) {
  const checks = worstFirst(evidence.checks);
  const shown = large ? checks : checks.slice(0, 1);
  const more = checks.length - shown.length + (evidence.moreChecks ?? 0);
  if (checks.length === 0) return <p class="small dim">No check had been looked at before.</p>;
  return (
    <>
      {shown.map((check) => (
        <OneCheck key={`${check.workload}/${check.check}`} {...{ check, evidence, opened, large }} />
      ))}
      {more > 0 && <p class="micro dim">and {countText(more, 'check')} more</p>}
    </>
  );
}

function OneCheck(props: HistoryProps & { check: HistoryEvidence['checks'][number] }) {
  const { check, evidence, opened, large } = props;
  const name = `${check.workload} ${check.check}`;
  const model = useMemo(() => latencyChart(check, evidence, Date.parse(opened)), [check, evidence, opened]);
  const failing = model.failingSince !== undefined;
  return (
    <div class="drawing">
      <p class="row small">
        <span class="cut">
          <span class="strong">{check.workload}</span> {check.check}
        </span>
        <span class={`src ${failing ? 'bad' : ''}`}>{historyFinding(check)}</span>
      </p>
      {model.times.length > 0 && <Chart model={model} name={`latency of ${name}`} height={large ? 220 : 112} />}
    </div>
  );
}
