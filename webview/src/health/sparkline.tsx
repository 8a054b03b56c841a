import type { CheckHealth, HealthState } from '../../../engine/protocol/page.ts';
import { pointsOf } from './model-check.ts';
import { rowTone } from './model-row.ts';
import { spark, sparkOf } from './model-spark.ts';
import type { History } from './use-history.ts';

/** What a check measured, in little. Failures are ticks on the floor: a failure has no latency. */
export function Sparkline(props: { workload: string; state: HealthState; check: CheckHealth; history: History }) {
  const { workload, check, history, state } = props;
  const { line, ticks, limit } = sparkOf(pointsOf(history.byName.get(workload), check), check, history.window);
  return (
    <svg class="spark" viewBox={`0 0 ${spark.width} ${spark.height}`} aria-hidden="true">
      {limit !== undefined && <path class={`limit ${rowTone(state)}`} d={`M0 ${limit}H${spark.width}`} />}
      <path class="line" d={line} />
      <path class="tick" d={ticks.map((at) => `M${at} ${spark.height}v-6`).join('')} />
    </svg>
  );
}
