import type { Evidence } from '../engine/model/evidence.ts';
import type { Incident, IncidentDetail } from '../engine/protocol/rpc.ts';
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
    '',
    'Timeline (UTC)',
    ...timeline.map(({ at, message, actor }) => `  ${utc(at)}  ${message}  (${actor.name})`),
  ];
  if (incident.state === 'resolved' && missing.length > 0) {
    lines.push('', `${count(missing.length, 'field')} of the resolution still empty: ${missing.join(', ')}`);
  }
  return `${lines.join('\n')}\n`;
}

function evidenceLines({ title, status, reason, data, took }: Evidence): string[] {
  const head = `  ${title} [${Math.round(took)} ms]`;
  if (status === 'unavailable') return [`${head}: not available: ${reason ?? 'no reason given'}`];
  switch (data.type) {
    case 'host': {
      const used = data.memory.total - data.memory.available;
      const memory = `${gib(used)} of ${gib(data.memory.total)} GiB memory in use`;
      return [
        head,
        `    ${data.hostname}: load ${data.load.map((load) => load.toFixed(2)).join(' ')} on ${count(data.cpus, 'CPU')}, ${memory}`,
      ];
    }
    case 'check':
      return [
        head,
        ...data.checks.map(({ workload, check, result, message }) => `    ${result}  ${workload}/${check}: ${message}`),
      ];
    case 'git':
      return [
        head,
        ...data.commits.map(({ hash, author, subject }) => `    ${hash.slice(0, 8)}  ${subject}  (${author})`),
        ...(data.uncommitted.length > 0 ? [`    not committed: ${data.uncommitted.join(', ')}`] : []),
      ];
    case 'nothing':
      return [head];
  }
}

function utc(at: string): string {
  return at.replace('T', ' ').slice(0, 19);
}

function gib(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}
