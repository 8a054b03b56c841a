import { count } from '../engine/forensics/units.ts';
import { unanswered } from '../engine/incidents/end-evidence.ts';
import type { IncidentDetail } from '../engine/protocol/rpc.ts';
import { evidenceLines } from './evidence/lines.ts';
import { factsLine, resolutionLines, timesLines } from './incident-facts.ts';
import { healthWords, type WithHealth } from './incident-health.ts';
import { flagOf } from './resolution-flags.ts';
import { utc } from './times.ts';

/** One incident as a person reads it: what, times, resolution, evidence, timeline. */
export function incidentText(detail: WithHealth<IncidentDetail>, now = new Date()): string {
  const { incident, timeline, evidence, missing, health } = detail;
  const lines = [
    `${incident.id}  ${incident.title}`,
    [factsLine(incident), ...(health ? [`now ${healthWords(health, now)}`] : [])].join(' · '),
    ...(incident.description ? ['', incident.description.replaceAll('\n', '\n  ')] : []),
    ...timesLines(incident),
    ...resolutionLines(detail),
    '',
    'Evidence',
    ...(evidence.length > 0 ? evidence.flatMap(evidenceLines) : ['  none']),
    ...unanswered(detail).map(({ title }) => `  ${title}: being taken, or cut off as the daemon ended`),
    '',
    'Timeline',
    ...timeline.map(({ at, message, actor }) => {
      const said = message.replaceAll('\n', `\n${' '.repeat(24)}`);
      return `  ${utc(at)}  ${said}  (${actor.name}, ${actor.via})`;
    }),
  ];
  if (incident.state === 'resolved' && missing.length > 0) {
    lines.push(
      '',
      `${count(missing.length, 'field')} of the resolution still empty: ${missing.map(flagOf).join(', ')}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
