import { count } from '../../forensics/units.ts';
import type { HistoryEvidence } from '../../model/evidence.ts';
import { inline } from '../markdown.ts';
import { withList } from './with-list.ts';

/** What each check saw in the hours before. */
export function historySummary({ from, to, checks, moreChecks = 0 }: HistoryEvidence): string {
  const span = `${from.slice(11, 16)} to ${to.slice(11, 16)} UTC`;
  const list = checks.map(({ workload, check, finding, points }) => {
    return `${inline(workload)}, ${inline(check)}: ${inline(finding ?? `seen in ${count(points.length, 'span')}`)}`;
  });
  const more = moreChecks > 0 ? [`and ${count(moreChecks, 'check')} more`] : [];
  return withList(`${span}.`, [...list, ...more]);
}
