import type { CheckHealth, CheckPoint } from '../../../engine/protocol/page.ts';
import type { Chart } from '../ui/model-chart.ts';
import { axisSplits } from '../ui/model-value.ts';
import type { Window } from '../ui/model-window.ts';
import { levelOf, measuresValue, unitOf } from './model-check.ts';

export function chartOf(points: readonly CheckPoint[], check: CheckHealth, window: Window): Chart {
  const inside = points.filter(({ at }) => Date.parse(at) >= window.from && Date.parse(at) <= window.to);
  const measures = measuresValue(check);
  const middle = inside.map((point) => levelOf(point, check) ?? null);
  const high = inside.map(({ p95 }) => (measures ? null : (p95 ?? null)));
  const seen = [...middle, ...high].filter((level) => level !== null);
  const most = Math.max(0, ...seen);
  // A limit far above what is seen would press it flat.
  const limit = check.limit !== undefined && check.limit <= most * 8 ? check.limit : undefined;
  const far = Math.max(most, limit ?? 0);
  const lowest = Math.min(far, limit ?? far, ...seen);
  // A value that hardly changes is drawn large; a latency always from 0.
  const low = measures && lowest > far * 0.5 ? lowest - (far - lowest) / 4 : Math.min(0, lowest);
  return {
    unit: unitOf(check),
    window,
    times: inside.map(({ at }) => Date.parse(at)),
    middle,
    high,
    failures: inside.map(({ failures, count }) => ({ failed: failures, count })),
    limit,
    failingSince: failingSince(inside, check),
    splits: axisSplits(low, far === low ? low + Math.max(1, Math.abs(low) / 10) : far),
  };
}

/** The first point of the failures it ends with, of a check that still fails. */
function failingSince(points: readonly CheckPoint[], check: CheckHealth): number | undefined {
  if (check.consecutiveFails === 0) return undefined;
  const last = points.findLastIndex(({ failures, count }) => count > 0 && failures < count);
  const first = points[last + 1];
  return first === undefined || first.failures === 0 ? undefined : Date.parse(first.at);
}
