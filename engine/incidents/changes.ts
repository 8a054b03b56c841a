import type { Severity } from '../model/check.ts';
import type { Event, EventKind } from '../model/event.ts';
import { type Result, success } from '../model/failure.ts';
import type { Incident } from '../model/incident.ts';
import type { Params } from '../protocol/rpc.ts';
import { addItems, keepDone, markAction } from './action-items.ts';
import { assign, reopen, resolve, transition } from './lifecycle.ts';
import { correctMilestones } from './milestones.ts';
import { validNote, validSeverity } from './request.ts';
import type { Change } from './store.ts';

/** Makes the event that tells of a change to an incident as it is afterwards. */
export type Tell = (kind: EventKind, incident: Incident, message: string, data?: Event['data']) => Event;

/**
 * What a request makes of an incident as it stands at `at`, with the event that tells of it, or without one where it is
 * so already; or why it cannot be.
 */
type Decide<P> = (before: Incident, params: P, at: Date, tell: Tell) => Result<Change>;

/** What joins an incident that is open, and why. */
export interface Joining {
  readonly workload: string;
  readonly check?: string;
  /** A sentence for a person: what failed, and why it belongs to this incident. */
  readonly message: string;
  /** `same workload`, or the dependency by which it belongs. */
  readonly because: string;
  /** The forensic report of it, by id. */
  readonly report?: string;
  /** How severe it is by itself. */
  readonly severity?: Severity;
  /** When the present failure of the workload began (UTC, RFC 3339): one check is told of once from then on. */
  readonly episode?: string;
}

/** A note, and the forensic report it cites, by id, which is kept with the incident. */
export type NoteRequest = Params<'incident/note'> & { readonly report?: string };

export const note: Decide<NoteRequest> = (incident, { text, report }, _, tell) => {
  const valid = validNote(text);
  if (!valid.ok) return valid;
  const data = report === undefined ? undefined : { report };
  return success({ incident, event: tell('incident_note', incident, valid.value, data) });
};

export const move: Decide<Params<'incident/transition'>> = (before, { actor, to }, at, tell) => {
  const incident = transition(before, to, actor, at);
  if (!incident.ok) return incident;
  const message = `${to.charAt(0).toUpperCase()}${to.slice(1)}`;
  return success({
    incident: incident.value,
    event: tell('incident_state', incident.value, message, { from: before.state, to }),
  });
};

export const openAgain: Decide<Params<'incident/reopen'>> = (before, { reason }, _, tell) => {
  const valid = validNote(reason);
  if (!valid.ok) return valid;
  const incident = reopen(before);
  if (!incident.ok) return incident;
  const data = { from: before.state, to: incident.value.state, milestones: before.milestones };
  const event = tell('incident_state', incident.value, `Reopened: ${valid.value}`, data);
  return success({ incident: incident.value, event });
};

export const setOwner: Decide<Params<'incident/assign'>> = (before, { owner }, _, tell) => {
  const incident = assign(before, owner);
  if (!incident.ok) return incident;
  const { owner: to } = incident.value;
  if (to === before.owner) return success({ incident: before });
  const message = to === undefined ? 'Given back: nobody has it' : `Assigned to ${to}`;
  const data = { field: 'owner', from: before.owner ?? null, to: to ?? null };
  return success({ incident: incident.value, event: tell('incident_changed', incident.value, message, data) });
};

export const setSeverity: Decide<Params<'incident/severity'>> = (before, { severity }, _, tell) => {
  const valid = validSeverity(severity);
  if (!valid.ok) return valid;
  if (severity === before.severity) return success({ incident: before });
  const incident = { ...before, severity };
  const data = { field: 'severity', from: before.severity, to: severity };
  const event = tell('incident_changed', incident, `Severity ${before.severity} → ${severity}`, data);
  return success({ incident, event });
};

export const correctTimes: Decide<Params<'incident/milestones'>> = (before, { milestones }, at, tell) => {
  const corrected = correctMilestones(before, milestones, at);
  if (!corrected.ok) return corrected;
  const { incident, changes } = corrected.value;
  if (changes.length === 0) return success({ incident });
  const message = `Times corrected: ${changes.map(({ milestone, to }) => `${milestone} ${to ?? 'unknown'}`).join(', ')}`;
  return success({ incident, event: tell('incident_changed', incident, message, { field: 'milestones', changes }) });
};

export const setResolution: Decide<Params<'incident/resolve'>> = (
  before,
  { resolution, addItems: added },
  at,
  tell,
) => {
  const standing = before.resolution?.action_items ?? [];
  const items = added ? addItems(resolution.action_items ?? standing, added) : resolution.action_items;
  const fields = items ? { ...resolution, action_items: keepDone(items, standing) } : resolution;
  const incident = resolve(before, fields, at);
  if (!incident.ok) return incident;
  const kept = incident.value.resolution;
  const message = before.state === 'resolved' ? 'Resolution amended' : `Resolved: ${kept?.summary ?? ''}`;
  const data = { from: before.state, to: 'resolved', resolution: kept };
  const event = tell('incident_resolution', incident.value, message, data);
  return success({ incident: incident.value, event, endsDraft: true });
};

export const setActionDone: Decide<Params<'action/done'>> = (before, { item, done }, at, tell) => {
  const incident = markAction(before, item, done, at);
  if (!incident.ok) return incident;
  const what = incident.value.resolution?.action_items?.[item - 1]?.what ?? '';
  const was = before.resolution?.action_items?.[item - 1]?.done !== undefined;
  if (was === done) return success({ incident: before });
  const message = `Action item ${done ? 'done' : 'to be done again'}: ${what}`;
  return success({ incident: incident.value, event: tell('action_item', incident.value, message, { item, done }) });
};
