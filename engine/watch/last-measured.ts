import { setImmediate } from 'node:timers/promises';
import { keyOf } from '../checks/key.ts';
import { minute } from '../checks/series.ts';
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

/**
 * What each enabled check that was ever observed, or each of the workloads asked for, measured in the minute of its last
 * observation, from what is kept, by key: its mean latency and its last value.
 */
export async function lastMeasured(
  board: Pick<Board, 'checks' | 'checksOf' | 'checkState'>,
  series: Pick<SeriesStore, 'read'>,
  asked?: readonly string[],
): Promise<Result<ReadonlyMap<string, Measured>>> {
  const workloads = new Set(asked ?? Array.from(board.checks.values(), ({ workload }) => workload));
  const measured = new Map<string, Measured>();
  let turn = 0;
  for (const workload of workloads) {
    turn += 1;
    if (turn % atOnce === 0) await setImmediate();
    const minuteOf = (check: Check) =>
      Math.floor(Date.parse(board.checkState(check)?.lastCheck ?? '') / minute) * minute;
    for (const [from, checks] of Map.groupBy(board.checksOf(workload), minuteOf)) {
      if (Number.isNaN(from)) continue;
      const points = await series.read({ workload, step: minute, from, to: from + minute });
      if (!points.ok) return points;
      for (const check of checks) {
        const point = points.value.find((one) => one.check === check.name);
        if (point) measured.set(keyOf(check), measuredBy(check, point));
      }
    }
  }
  return success(measured);
}

function measuredBy({ probe }: Check, point: SeriesPoint): Measured {
  const unit = units[probe.type];
  const latency = point.count > point.failures ? point.latencySum / point.count : undefined;
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
