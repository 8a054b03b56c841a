import * as steps from '../incidents/changes.ts';
import { incidentEvent } from '../incidents/event.ts';
import { join } from '../incidents/join.ts';
import { incidentId, openIncident } from '../incidents/lifecycle.ts';
import type { Change, Told } from '../incidents/store.ts';
import { evidenceActor, evidenceEvent } from '../incidents/take-evidence.ts';
import type { Actor } from '../model/actor.ts';
import type { Event } from '../model/event.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Result } from '../model/failure.ts';
import type { Incident, IncidentCause, IncidentRequest, Resolution } from '../model/incident.ts';
import type { Random } from './random.ts';
import { demoOrigin } from './shop.ts';

/** The life of one incident, told step by step at made-up times (ms since 1970) by the engine's own rules. */
export interface Story {
  readonly id: string;
  /** The first opens it. */
  readonly changes: readonly Told[];
  evidence(at: number, evidence: readonly Evidence[]): void;
  note(at: number, actor: Actor, text: string): void;
  join(at: number, actor: Actor, joining: steps.Joining): void;
  move(at: number, actor: Actor, to: 'acknowledged' | 'mitigated' | 'reviewed'): void;
  assign(at: number, actor: Actor, owner: string): void;
  severity(at: number, actor: Actor, severity: Incident['severity']): void;
  resolve(at: number, actor: Actor, resolution: Partial<Resolution>): void;
  reopen(at: number, actor: Actor, reason: string): void;
  correct(at: number, actor: Actor, milestones: Parameters<typeof steps.correctTimes>[1]['milestones']): void;
  done(at: number, actor: Actor, item: number): void;
}

export interface Opening {
  readonly at: number;
  readonly actor: Actor;
  readonly request: IncidentRequest;
  readonly cause?: IncidentCause;
  readonly sources: readonly Pick<Evidence, 'source' | 'title'>[];
}

/** Begins a story. A step that the engine refuses is a bug of the plot, and throws. */
export function begin(random: Random, { at: opened, actor: opener, request, cause, sources }: Opening): Story {
  const id = incidentId(new Date(opened), () => false);
  const changes: Told[] = [];
  let now = openIncident(id, request, opener, new Date(opened), cause);

  const dated = (event: Event, at: number): Event => ({ ...event, id: random.id(at) });
  const tellAs =
    (at: number, actor: Actor): steps.Tell =>
    (kind, incident, ...rest) =>
      dated(incidentEvent(demoOrigin, kind, incident, actor, new Date(at), ...rest), at);
  const take = (decided: Result<Change>) => {
    if (!decided.ok) throw new Error(`${id}: ${decided.failure.message}`);
    const { event } = decided.value;
    if (!event) throw new Error(`${id}: a step that changes nothing`);
    changes.push({ ...decided.value, event });
    now = decided.value.incident;
  };
  const when = (at: number, actor: Actor) => [new Date(at), tellAs(at, actor)] as const;

  const told = tellAs(opened, opener);
  const event = told('incident_opened', now, `Opened as ${now.severity}: ${now.title}`, { evidence: sources });
  changes.push({ incident: now, event, joins: [cause?.workload ?? request.service].flatMap((name) => name ?? []) });

  return {
    id,
    changes,
    evidence(at, evidence) {
      const event = dated(evidenceEvent(demoOrigin, now, new Date(at), evidence), at);
      take({ ok: true, value: { incident: now, event: { ...event, actor: evidenceActor } } });
    },
    note: (at, actor, text) => take(steps.note(now, { id, actor, text }, ...when(at, actor))),
    join: (at, actor, joining) => take(join(now, joining, tellAs(at, actor), [])),
    move: (at, actor, to) => take(steps.move(now, { id, actor, to }, ...when(at, actor))),
    assign: (at, actor, owner) => take(steps.setOwner(now, { id, actor, owner }, ...when(at, actor))),
    severity: (at, actor, severity) => take(steps.setSeverity(now, { id, actor, severity }, ...when(at, actor))),
    resolve: (at, actor, resolution) => take(steps.setResolution(now, { id, actor, resolution }, ...when(at, actor))),
    reopen: (at, actor, reason) => take(steps.openAgain(now, { id, actor, reason }, ...when(at, actor))),
    correct: (at, actor, milestones) => take(steps.correctTimes(now, { id, actor, milestones }, ...when(at, actor))),
    done: (at, actor, item) => take(steps.setActionDone(now, { id, actor, item, done: true }, ...when(at, actor))),
  };
}
