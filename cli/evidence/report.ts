import type { ReportEvidence } from '../../engine/model/evidence.ts';
import { utc } from '../times.ts';

/** The forensic reports of the hours before. */
export function reportLines({ reports, moreReports = 0 }: ReportEvidence): string[] {
  return [
    ...reports.map(({ at, trigger, message, path }) => `${utc(at)}  ${trigger}  ${message}  (${path})`),
    ...(moreReports > 0 ? [`and ${moreReports} more: healer reports list`] : []),
    ...(reports.length === 0 ? ['none of the hours before'] : []),
  ];
}
