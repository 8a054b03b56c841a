import type { CheckHealth, CheckPoint } from '../../../engine/protocol/page.ts';
import type { Window } from '../ui/model-window.ts';
import { levelOf } from './model-check.ts';

/** The size of a sparkline, in px. The floor below the line is where failures are marked. */
export const spark = { width: 104, height: 20, top: 2, floor: 16 } as const;

export interface Spark {
  /** SVG path of what was measured; it breaks where nothing answered, and is a dot between two breaks. */
  readonly line: string;
  /** Where failures are marked, in px from the left. */
  readonly ticks: readonly number[];
  /** Height of the limit, in px from the top, where it is near what was measured. */
  readonly limit?: number;
}

/** Columns a sparkline is drawn in; more points than these are put together. */
const columns = 48;

/** A check's last hours in little. Small variations stay small: the height stands for at least half of the highest value. */
export function sparkOf(points: readonly CheckPoint[], check: CheckHealth, window: Window): Spark {
  const levels = new Map<number, number[]>();
  const failed = new Set<number>();
  for (const point of points) {
    const share = (Date.parse(point.at) - window.from) / (window.to - window.from);
    if (share < 0 || share > 1) continue;
    const column = Math.min(columns - 1, Math.floor(share * columns));
    if (point.failures > 0) failed.add(column);
    const level = levelOf(point, check);
    if (level !== undefined) levels.set(column, [...(levels.get(column) ?? []), level]);
  }
  const heights = new Map([...levels].map(([column, all]) => [column, all.reduce((a, b) => a + b) / all.length]));
  const seen = [...heights.values()];
  const ticks = [...failed].map((column) => round(leftOf(column)));
  if (seen.length === 0) return { line: '', ticks };
  const { low, high, limit } = bounds(seen, check.limit);
  const y = (value: number) => round(spark.top + 1 + ((high - value) / (high - low)) * (spark.floor - spark.top - 1));
  const line = Array.from({ length: columns }, (_, column) => {
    const height = heights.get(column);
    if (height === undefined) return '';
    const [before, after] = [heights.has(column - 1), heights.has(column + 1)];
    // A value alone is a dot: its round ends.
    return `${before ? 'L' : 'M'}${round(leftOf(column))} ${y(height)}${before || after ? '' : 'h0'}`;
  });
  return { line: line.join(''), ticks, ...(limit === undefined ? {} : { limit: y(limit) }) };
}

/** The values between which to draw; with the limit where the values come within a third of it. */
function bounds(seen: readonly number[], limit: number | undefined) {
  const [least, most] = [Math.min(...seen), Math.max(...seen)];
  const near = limit !== undefined && least < (limit * 4) / 3 && most > (limit * 2) / 3;
  const [low, high] = near ? [Math.min(least, limit), Math.max(most, limit)] : [least, most];
  const missing = Math.max(Math.abs(high) / 2, 1e-9) - (high - low);
  const pad = near || missing <= 0 ? 0 : missing / 2;
  return { low: low - pad, high: high + Math.max(pad, high === low ? 1e-9 : 0), limit: near ? limit : undefined };
}

function leftOf(column: number): number {
  return 1 + (column * (spark.width - 2)) / (columns - 1);
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
