import type { CheckHealth, CheckPoint } from '../../../engine/protocol/page.ts';
import { countText } from '../ui/model-size.ts';
import { utcMoment } from '../ui/model-time.ts';
import { levelOf, measuresValue, unitOf } from './model-check.ts';
import { axisTime, type Window } from './model-range.ts';
import { axisSplits, valueText } from './model-value.ts';

type Levels = readonly (number | null)[];

/** What the chart of one check draws. Times are ms since 1970, levels in `unit`; null where nothing answered. */
export interface Chart {
  readonly unit: string;
  readonly window: Window;
  readonly times: readonly number[];
  /** The median latency, or what was measured. */
  readonly middle: Levels;
  /** The 95th percentile of latency; all null where something else is measured. */
  readonly high: Levels;
  readonly failures: readonly { readonly failed: number; readonly count: number }[];
  /** Beyond it the check fails. */
  readonly limit: number | undefined;
  /** Since when every observation failed, up to the end; as exact as the points are. */
  readonly failingSince: number | undefined;
  /** What is printed at the left, from the lowest to the highest drawn. */
  readonly splits: readonly number[];
}

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

/** The indexes of levels that have no neighbour, so that no line shows them. */
export function alone(levels: Levels): readonly number[] {
  return levels.flatMap((level, index) =>
    level !== null && levels[index - 1] == null && levels[index + 1] == null ? [index] : [],
  );
}

/** What the chart shows at one of its times, in words. */
export function readoutAt(chart: Chart, index: number): string {
  const time = chart.times[index];
  if (time === undefined) return '';
  const [middle, high, seen] = [chart.middle[index], chart.high[index], chart.failures[index]];
  const parts = [utcMoment(new Date(time).toISOString(), chart.window.to)];
  const measures = chart.high.every((level) => level === null);
  if (middle != null) parts.push(`${measures ? '' : 'median '}${valueText(middle, chart.unit)}`);
  if (high != null) parts.push(`95th ${valueText(high, chart.unit)}`);
  if (seen && seen.failed > 0) parts.push(`${seen.failed} of ${seen.count} failed`);
  else if (middle == null) parts.push('nothing was observed');
  return parts.join(' · ');
}

/** What there is to find in the chart, in a sentence: its usual level, its highest, its limit, its failures. */
export function finding(chart: Chart): string {
  const seen = chart.middle.flatMap((level, index) => (level === null ? [] : [{ level, at: chart.times[index] ?? 0 }]));
  const parts: string[] = [];
  const text = (level: number) => valueText(level, chart.unit);
  const time = (ms: number) => `${axisTime(ms, chart.window)} UTC`;
  const usual = seen.map(({ level }) => level).toSorted((a, b) => a - b)[Math.floor(seen.length / 2)];
  const top = seen.reduce<(typeof seen)[number] | undefined>((a, b) => (a && a.level >= b.level ? a : b), undefined);
  if (usual === undefined || top === undefined) parts.push('nothing answered');
  else if (top.level > usual * 1.5) parts.push(`usually ${text(usual)}, at most ${text(top.level)} at ${time(top.at)}`);
  else parts.push(`steady at about ${text(usual)}`);
  if (chart.limit !== undefined) {
    const { limit } = chart;
    // Of days left there should be more, of everything else less.
    const [least, word] = chart.unit === 'days' ? [true, 'under'] : [false, 'over'];
    const first = seen.find(({ level }) => (least ? level < limit : level > limit));
    parts.push(first ? `${word} the limit of ${text(limit)} from ${time(first.at)}` : `limit ${text(limit)}`);
  }
  const failed = chart.failures.reduce((sum, { failed: times }) => sum + times, 0);
  const all = chart.failures.reduce((sum, { count }) => sum + count, 0);
  if (chart.failingSince !== undefined) parts.push(`failing since ${time(chart.failingSince)}`);
  else if (failed > 0) parts.push(`${failed} of ${countText(all, 'check')} failed`);
  return parts.join('; ');
}
