import { unanswered } from '../engine/incidents/end-evidence.ts';
import type { Incident, IncidentDetail } from '../engine/protocol/rpc.ts';
import { evidenceLines } from './evidence/lines.ts';
import { flagOf } from './resolution-flags.ts';
import { utc } from './times.ts';
import { columns, count } from './words.ts';

/** Incidents a line each: severity, state, id, service, title. */
export function listText(incidents: readonly Incident[]): string {
  return columns(
    incidents.map(({ id, severity, state, service, title }) => [id, severity, state, service ?? '-', title]),
  );
}

/** One incident as a person reads it: what, evidence, timeline. */
export function incidentText(detail: IncidentDetail): string {
  const { incident, timeline, evidence, missing } = detail;
  const facts = [
    incident.severity,
    incident.state,
    incident.service && `service ${incident.service}`,
    `opened ${utc(incident.milestones.opened)}`,
  ];
  const lines = [
    `${incident.id}  ${incident.title}`,
    facts.filter(Boolean).join(' · '),
    ...(incident.description ? ['', incident.description] : []),
    '',
    'Evidence',
    ...(evidence.length > 0 ? evidence.flatMap(evidenceLines) : ['  none']),
    ...unanswered(detail).map(({ title }) => `  ${title}: being taken, or cut off as the daemon ended`),
    '',
    'Timeline (UTC)',
    ...timeline.map(({ at, message, actor }) => `  ${utc(at)}  ${message}  (${actor.name})`),
  ];
  if (incident.state === 'resolved' && missing.length > 0) {
    lines.push(
      '',
      `${count(missing.length, 'field')} of the resolution still empty: ${missing.map(flagOf).join(', ')}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
