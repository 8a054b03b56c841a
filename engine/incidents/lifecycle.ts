import type { Actor } from '../model/actor.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Incident, IncidentCause, IncidentRequest, IncidentState, Resolution } from '../model/incident.ts';
import { illegalTransition } from './failures.ts';
import { validOwner } from './request.ts';
import { completeResolution } from './resolution.ts';

/** What each state can become. Milestones in between that are skipped stay unknown. */
const next: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  open: ['acknowledged', 'mitigated', 'resolved'],
  acknowledged: ['mitigated', 'resolved'],
  mitigated: ['resolved'],
  resolved: ['reviewed', 'open'],
  reviewed: ['open'],
};

/** `INC-YYYYMMDD-HHMMSS` of `at` in UTC; `-2`, `-3` … is added while `taken` says the id is in use. */
export function incidentId(at: Date, taken: (id: string) => boolean): string {
  const digits = at.toISOString().replace(/[-:]/g, '');
  const base = `INC-${digits.slice(0, 8)}-${digits.slice(9, 15)}`;
  let id = base;
  for (let suffix = 2; taken(id); suffix++) id = `${base}-${suffix}`;
  return id;
}

/** A new incident from a request that `validRequest` accepted; one that is opened for a cause was detected just now. */
export function openIncident(
  id: string,
  request: IncidentRequest,
  actor: Actor,
  at: Date,
  cause?: IncidentCause,
): Incident {
  const opened = at.toISOString();
  if (!cause) return { id, ...request, state: 'open', openedBy: actor, milestones: { opened } };
  const { started, ...about } = cause;
  const begun = started !== undefined && started <= opened ? { started } : {};
  return {
    id,
    ...request,
    ...about,
    state: 'open',
    openedBy: actor,
    milestones: { ...begun, detected: opened, opened },
  };
}

/**
 * The incident in its next state, with the milestone's time. Whoever acknowledges an incident that nobody has becomes
 * its owner. A move the state machine does not know is `incident/illegal-transition`, naming what is possible.
 */
export function transition(
  incident: Incident,
  to: 'acknowledged' | 'mitigated' | 'reviewed',
  actor: Actor,
  at: Date,
): Result<Incident> {
  const possible = next[incident.state];
  if (!possible.includes(to)) return failed(illegalTransition(incident.id, incident.state, to, possible));
  const moved = reach(incident, to, at);
  return success(to === 'acknowledged' && !moved.owner ? { ...moved, owner: actor.name } : moved);
}

/**
 * A resolved or reviewed incident that is worked on again, by its owner where it has one. The milestones it has yet to
 * reach again are unknown; its resolution stays, to be amended.
 */
export function reopen(incident: Incident): Result<Incident> {
  const possible = next[incident.state];
  if (!possible.includes('open')) return failed(illegalTransition(incident.id, incident.state, 'open', possible));
  const { mitigated: _, resolved: __, reviewed: ___, ...milestones } = incident.milestones;
  return success({ ...incident, state: milestones.acknowledged ? 'acknowledged' : 'open', milestones });
}

/** The incident with its owner, or without one where the name is blank. */
export function assign(incident: Incident, owner: string): Result<Incident> {
  const name = validOwner(owner);
  if (!name.ok) return name;
  const { owner: _, ...nobodys } = incident;
  return success(name.value === '' ? nobodys : { ...nobodys, owner: name.value });
}

/**
 * The incident resolved. On one that is resolved already, `fields` amend the resolution: those left out stay, a blank
 * one is cleared, the time of resolving stays.
 */
export function resolve(incident: Incident, fields: Partial<Resolution>, at: Date): Result<Incident> {
  const possible = next[incident.state];
  const amending = incident.state === 'resolved';
  if (!amending && !possible.includes('resolved')) {
    return failed(illegalTransition(incident.id, incident.state, 'resolved', possible));
  }
  const resolution = completeResolution({ ...incident.resolution, ...fields });
  if (!resolution.ok) return resolution;
  return success({ ...(amending ? incident : reach(incident, 'resolved', at)), resolution: resolution.value });
}

/** A clock that was set back must not put a milestone before an earlier one. */
function reach(incident: Incident, to: Exclude<IncidentState, 'open'>, at: Date): Incident {
  const now = at.toISOString();
  const latest =
    Object.values<string>({ ...incident.milestones, now })
      .toSorted()
      .at(-1) ?? now;
  return { ...incident, state: to, milestones: { ...incident.milestones, [to]: latest } };
}
