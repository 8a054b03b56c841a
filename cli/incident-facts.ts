import { count } from '../engine/forensics/units.ts';
import { beginning } from '../engine/incidents/milestones.ts';
import type { Incident, IncidentDetail } from '../engine/protocol/rpc.ts';
import { labelOf } from './resolution-flags.ts';
import { lasting, utc } from './times.ts';
import { columns } from './words.ts';

const milestones = ['started', 'detected', 'opened', 'acknowledged', 'mitigated', 'resolved', 'reviewed'] as const;

/** What an incident is about, in a line. */
export function factsLine({ severity, state, owner, service, workload, check, alert, profile }: Incident): string {
  const by = workload !== undefined && check !== undefined ? `by ${workload}/${check}` : workload && `for ${workload}`;
  const facts = [
    severity,
    state,
    owner ?? 'nobody has it',
    service && `service ${service}`,
    by && `opened ${by}`,
    alert && `alert ${alert}`,
    profile && `profile ${profile}`,
  ];
  return facts.filter(Boolean).join(' · ');
}

/** When each milestone that is known was reached, and how long after the beginning. */
export function timesLines({ milestones: times }: Incident): readonly string[] {
  const { at: began, what } = beginning(times);
  const rows = milestones.flatMap((name) => {
    const at = times[name];
    if (at === undefined) return [];
    const after = Date.parse(at) - Date.parse(began);
    return [[`  ${name}`, utc(at), after >= 1_000 ? `${lasting(after)} after ${what}` : '']];
  });
  return ['', 'Times', ...linesOf(rows)];
}

/** What is written as its resolution, and what is being typed. */
export function resolutionLines({ incident: { resolution }, draft }: IncidentDetail): readonly string[] {
  const { action_items: items = [], ...fields } = resolution ?? {};
  const written = Object.entries(fields).map(([field, value]) => {
    const said = typeof value === 'number' ? count(value, 'minute') : value.replaceAll('\n', '\n    ');
    return `  ${labelOf(field)}: ${said}`;
  });
  const todo = items.map(({ what, owner = '-', due = '-', ticket = '-', done }, index) => {
    return [`  ${index + 1}`, done === undefined ? 'to do' : 'done', due, owner, ticket, what];
  });
  return [
    ...(written.length > 0 ? ['', 'Resolution', ...written] : []),
    ...(todo.length > 0 ? ['', 'Action items', ...linesOf(todo)] : []),
    ...(draft ? ['', `${draft.savedBy.name} is writing its resolution: last typed ${utc(draft.savedAt)}`] : []),
  ];
}

function linesOf(rows: readonly (readonly string[])[]): readonly string[] {
  return columns(rows).trimEnd().split('\n');
}
