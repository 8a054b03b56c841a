import type { Actor, IncidentDetail, IncidentSummary, SimilarIncident, TrackedAction } from '../engine/protocol/rpc.ts';
import { healthWords, type WithHealth } from './incident-health.ts';
import { lasting, utc } from './times.ts';
import { columns } from './words.ts';

/** Incidents a line each under a heading. */
export function listText(incidents: readonly WithHealth<IncidentSummary>[], now: Date): string {
  const rows = incidents.map(({ id, severity, state, owner, service, title, milestones, health }) => [
    id,
    age(milestones.opened, now),
    severity,
    state,
    health ? healthWords(health, now) : '-',
    owner ?? '-',
    service ?? '-',
    title,
  ]);
  return rows.length === 0
    ? ''
    : columns([['INCIDENT', 'AGE', 'SEVERITY', 'STATE', 'HEALTH', 'OWNER', 'SERVICE', 'TITLE'], ...rows]);
}

/** How an incident stands after somebody changed it, and the event that tells of it. */
export function changeText({ incident, timeline, unchanged }: IncidentDetail, actor: Actor): string {
  const event = timeline.findLast(({ actor: { name, via } }) => name === actor.name && via === actor.via);
  const facts = [incident.severity, incident.state, incident.owner ?? 'nobody has it'].join(' · ');
  const at = event === undefined ? '' : `    ${utc(event.at)}  `;
  const told = event === undefined ? [] : [at + event.message.replaceAll('\n', `\n${' '.repeat(at.length)}`)];
  const so = unchanged ? ['    It is so already: nothing was changed.'] : told;
  return [`${incident.id}  ${incident.title}`, `    ${facts}`, ...so, ''].join('\n');
}

/** Past incidents, each with why it is alike and what ended it. */
export function similarText(similar: readonly SimilarIncident[], now: Date): string {
  const blocks = similar.map(({ incident, reasons, fix, downtimeMinutes }) => {
    const facts = [
      incident.severity,
      incident.state,
      `${age(incident.milestones.opened, now)} ago`,
      ...(downtimeMinutes === undefined ? [] : [`down for ${lasting(downtimeMinutes * 60_000)}`]),
    ];
    const lines = [
      `${incident.id}  ${incident.title}`,
      `    ${facts.join(' · ')}`,
      `    why: ${reasons.join('; ')}`,
      ...(fix === undefined ? [] : [`    fix: ${fix.replaceAll('\n', '\n         ')}`]),
    ];
    return `${lines.join('\n')}\n`;
  });
  return blocks.join('\n');
}

/** Action items a line each under a heading. */
export function actionsText(actions: readonly TrackedAction[]): string {
  const rows = actions.map(({ incident, item, what, owner, due, ticket, done, overdue }) => [
    incident,
    String(item),
    done === undefined ? (overdue ? 'overdue' : 'to do') : 'done',
    due ?? '-',
    owner ?? '-',
    ticket ?? '-',
    what,
  ]);
  return rows.length === 0 ? '' : columns([['INCIDENT', 'ITEM', 'STATE', 'DUE', 'OWNER', 'TICKET', 'WHAT'], ...rows]);
}

function age(opened: string, now: Date): string {
  return lasting(now.getTime() - Date.parse(opened));
}
