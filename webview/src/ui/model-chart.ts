import { countText } from './model-size.ts';
import { utcMoment } from './model-time.ts';
import { valueText } from './model-value.ts';
import { axisTime, type Window } from './model-window.ts';

export type Levels = readonly (number | null)[];

/** What a chart draws of one check or one query. Times are ms since 1970, levels in `unit`; null where nothing answered. */
export interface Chart {
  readonly unit: string;
  readonly window: Window;
  readonly times: readonly number[];
  /** The median or mean latency, or what was measured. */
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
  /** A moment worth a line across it, with its name. */
  readonly mark?: { readonly at: number; readonly word: string };
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
