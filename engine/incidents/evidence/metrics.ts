import { inUnit } from '../../forensics/units.ts';
import type { MetricsEvidence } from '../../model/evidence.ts';
import { inline } from '../markdown.ts';
import { withList } from './with-list.ts';

/** What each metric was at the end. */
export function metricsSummary({ backend, from, to, series, unread = [] }: MetricsEvidence): string {
  const list = series.map(({ title, unit, points, promql }) => {
    const last = points.at(-1);
    const value = last ? `${inUnit(last[1], unit)} at ${clock(new Date(last[0]).toISOString())}` : 'no values';
    return `${inline(title)}: ${value} (${inline(promql)})`;
  });
  return withList(`${clock(from)} to ${clock(to)} UTC, from ${inline(backend)}.`, [
    ...list,
    ...unread.map(({ title, reason }) => `not read: ${inline(title)}: ${inline(reason)}`),
  ]);
}

function clock(at: string): string {
  return at.slice(11, 16);
}
