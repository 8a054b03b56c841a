import { count } from '../../forensics/units.ts';
import type { ReportEvidence } from '../../model/evidence.ts';
import { inline, utc } from '../markdown.ts';
import { withList } from './with-list.ts';

/** The forensic reports of the hours before, by path. */
export function reportSummary({ reports, moreReports = 0 }: ReportEvidence): string {
  const list = reports.map(({ at, message, path }) => `${utc(at)} ${inline(message)} (${inline(path)})`);
  return withList(`${count(reports.length + moreReports, 'report')} of the hours before.`, list);
}
