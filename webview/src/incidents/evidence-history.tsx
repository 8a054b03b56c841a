import { useMemo } from 'preact/hooks';
import type { HistoryEvidence } from '../../../engine/protocol/page.ts';
import { Chart } from '../ui/chart.tsx';
import { countText } from '../ui/model-size.ts';
import { historyFinding, latencyChart, type Mark, worstFirst } from './model-charts.ts';

interface HistoryProps {
  readonly evidence: HistoryEvidence;
  readonly mark: Mark | undefined;
  readonly large: boolean;
}

/** How the checks went before: the worst of them, and all of them when it is large. */
export function HistoryCard({ evidence, mark, large }: HistoryProps) {
  const checks = worstFirst(evidence.checks);
  const shown = large ? checks : checks.slice(0, 1);
  const more = checks.length - shown.length + (evidence.moreChecks ?? 0);
  if (checks.length === 0) return <p class="small dim">No check had been looked at before.</p>;
  return (
    <>
      {shown.map((check) => (
        <OneCheck key={`${check.workload}/${check.check}`} {...{ check, evidence, mark, large }} />
      ))}
      {more > 0 && <p class="micro dim">and {countText(more, 'check')} more</p>}
    </>
  );
}

function OneCheck(props: HistoryProps & { check: HistoryEvidence['checks'][number] }) {
  const { check, evidence, mark, large } = props;
  const name = `${check.workload} ${check.check}`;
  const model = useMemo(() => latencyChart(check, evidence, mark), [check, evidence, mark]);
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
