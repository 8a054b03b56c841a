import { inUnit } from '../../engine/forensics/units.ts';
import type { MetricsEvidence } from '../../engine/model/evidence.ts';

/** What each metric was at the end, and between what it moved. */
export function metricsLines({ backend, series, unread = [] }: MetricsEvidence): string[] {
  return [
    `from ${backend}`,
    ...series.flatMap(({ title, promql, unit, points, warnings = [] }) => [
      `${title}: ${movement(points, unit)}`,
      `  ${promql}`,
      ...warnings.map((warning) => `  warning: ${warning}`),
    ]),
    ...unread.flatMap(({ title, promql, reason }) => [`not read: ${title}: ${reason}`, `  ${promql}`]),
  ];
}

type Series = MetricsEvidence['series'][number];

function movement(points: Series['points'], unit: Series['unit']): string {
  const last = points.at(-1);
  if (!last) return 'no values';
  const values = points.map(([, value]) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => inUnit(value, unit));
  const range = least === most ? 'all the time' : `between ${least} and ${most}`;
  return `${inUnit(last[1], unit)} at ${new Date(last[0]).toISOString().slice(11, 16)}, ${range} in the hour before`;
}
