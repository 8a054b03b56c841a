import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../model/actor.ts';
import type { Event, EventKind } from '../model/event.ts';
import type { Incident } from '../model/incident.ts';
import type { Origin } from './store.ts';

/** A new event in an incident's timeline. */
export function incidentEvent(
  origin: Origin,
  kind: EventKind,
  incident: Incident,
  actor: Actor,
  at: Date,
  message: string,
  data?: Readonly<Record<string, unknown>>,
): Event {
  return {
    id: uuidv7(),
    at: at.toISOString(),
    kind,
    source: origin.source,
    scope: origin.scope,
    incident: incident.id,
    actor,
    message,
    ...(data && { data }),
  };
}
