import { count, inUnit } from '../../engine/forensics/units.ts';
import type { HistoryEvidence } from '../../engine/model/evidence.ts';

/** What each check saw in the hours before. */
export function historyLines({ checks, moreChecks = 0 }: HistoryEvidence): string[] {
  return [
    ...checks.map(({ workload, check, finding, points }) => {
      const slowest = Math.max(...points.map(({ latency = 0 }) => latency));
      const latency = slowest > 0 ? `, at most ${inUnit(slowest, 'ms')} in a minute's mean` : '';
      return `${workload}/${check}: ${finding ?? count(points.length, 'minute')}${latency}`;
    }),
    ...(moreChecks > 0 ? [`and ${count(moreChecks, 'check')} more: healer history`] : []),
  ];
}
