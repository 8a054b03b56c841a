import { setImmediate } from 'node:timers/promises';
import { keyOf } from '../checks/key.ts';
import { minute, quantileOf } from '../checks/series.ts';
import type { Check, CheckType, Value } from '../model/check.ts';
import { type Result, success } from '../model/failure.ts';
import type { CheckHealth } from '../model/health.ts';
import type { SeriesPoint } from '../model/series.ts';
import type { SeriesStore } from '../store/series.ts';
import type { Board } from './board.ts';

/** What a check measured last, as it is shown. */
export type Measured = Pick<CheckHealth, 'latency' | 'value'>;

/** How many workloads are read before anything else gets a turn. */
const atOnce = 100;

/** What each enabled check that was ever observed measured in the minute of its last observation, from what is kept, by key. */
export async function lastMeasured(
  board: Pick<Board, 'checks' | 'checkState'>,
  series: Pick<SeriesStore, 'read'>,
): Promise<Result<ReadonlyMap<string, Measured>>> {
  const enabled = [...board.checks.values()].filter((check) => check.enabled);
  const measured = new Map<string, Measured>();
  let turn = 0;
  for (const [workload, checks] of Map.groupBy(enabled, (check) => check.workload)) {
    turn += 1;
    if (turn % atOnce === 0) await setImmediate();
    for (const check of checks) {
      const seen = Date.parse(board.checkState(check)?.lastCheck ?? '');
      if (Number.isNaN(seen)) continue;
      const from = seen - (seen % minute);
      const points = await series.read({ workload, step: minute, from, to: from + minute });
      if (!points.ok) return points;
      const point = points.value.find((one) => one.check === check.name);
      if (point) measured.set(keyOf(check), measuredBy(check, point));
    }
  }
  return success(measured);
}

function measuredBy({ probe }: Check, point: SeriesPoint): Measured {
  const unit = units[probe.type];
  const latency = point.count > point.failures ? quantileOf(point, 0.5) : undefined;
  return {
    ...(latency !== undefined && { latency: Math.round(latency * 10) / 10 }),
    ...(point.value !== undefined && unit && { value: { number: point.value, unit } }),
  };
}

/** What each type measures besides how long it took; only its number is kept. */
const units: Readonly<Partial<Record<CheckType, Value['unit']>>> = {
  process: 'bytes',
  memory: 'ratio',
  disk: 'ratio',
  host: 'load',
  zombies: 'count',
  certificate: 'days',
};
