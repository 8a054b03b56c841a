import type { Severity } from '../model/check.ts';
import type { Event } from '../model/event.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Incident } from '../model/incident.ts';
import type { Joining, Tell } from './changes.ts';
import { alreadyResolved } from './failures.ts';
import type { Change } from './store.ts';

/**
 * Takes a failure into an incident and raises that to its severity, unless a person lowered it knowing of as severe a
 * one. Nothing changes where its `timeline` tells of the failure already; a failure is refused by an incident that is over.
 */
export function join(incident: Incident, joining: Joining, tell: Tell, timeline: readonly Event[]): Result<Change> {
  if (isTold(incident, timeline, joining)) return success({ incident });
  if (incident.state === 'resolved' || incident.state === 'reviewed') return failed(alreadyResolved(incident.id));
  const { workload, check, message, because, report, severity } = joining;
  const about = { workload, ...(check !== undefined && { check }) };
  const raised = severity !== undefined && severity < worstKnown(incident, timeline);
  const joined = raised ? { ...incident, severity } : incident;
  const name = check === undefined ? workload : `${workload}/${check}`;
  const before = raised && {
    ...tell('incident_changed', joined, `Severity ${incident.severity} → ${severity}, which is that of ${name}`, {
      field: 'severity',
      from: incident.severity,
      to: severity,
    }),
    ...about,
  };
  const data = { because, ...(severity && { severity }), ...(report !== undefined && { report }) };
  const event = { ...tell('incident_joined', joined, message, data), ...about };
  return success({ incident: joined, event, ...(before && { before }), joins: [workload] });
}

function isTold(incident: Incident, timeline: readonly Event[], { workload, check, episode }: Joining): boolean {
  if (episode === undefined) return false;
  const opened = incident.workload === workload && incident.check === check && incident.milestones.opened >= episode;
  const isIt = (event: Event) => event.workload === workload && event.check === check && event.at >= episode;
  return opened || timeline.some((event) => event.kind === 'incident_joined' && isIt(event));
}

/** The worst severity that it has, was opened with, or that anything has which joined it. */
function worstKnown({ severity }: Incident, timeline: readonly Event[]): Severity {
  const changed = timeline.find(({ kind, data }) => kind === 'incident_changed' && data?.['field'] === 'severity');
  const joined = timeline.flatMap(({ kind, data }) => (kind === 'incident_joined' ? [data?.['severity']] : []));
  return [changed?.data?.['from'], ...joined].reduce<Severity>(
    (worst, one) => (isSeverity(one) && one < worst ? one : worst),
    severity,
  );
}

function isSeverity(value: unknown): value is Severity {
  return value === 'P1' || value === 'P2' || value === 'P3' || value === 'P4';
}
