import { kindNames } from '../engine/model/event-kinds.ts';
import type { Event } from '../engine/protocol/rpc.ts';
import { utc } from './times.ts';

const kindWidth = Math.max(...kindNames.map((kind) => kind.length));

/** An event as one line for a person: time (UTC), kind, what it is about, message. */
export function eventLine(event: Event): string {
  const message = event.message.replaceAll('\n', ' ');
  return `${utc(event.at)}  ${event.kind.padEnd(kindWidth)}  ${about(event)}  ${message}\n`;
}

/** `api/http`, `api`, the incident's id, or `-`. */
export function about({ workload, check, incident }: Event): string {
  if (workload === undefined) return incident ?? '-';
  return check === undefined ? workload : `${workload}/${check}`;
}

/** An event as one line of JSON, always with the same seven keys; the incident it belongs to is among its data. */
export function eventJson(event: Event, more: Readonly<Record<string, unknown>> = {}): string {
  const { id, at, kind, workload = null, check = null, incident, message, data } = event;
  const told = incident === undefined ? (data ?? null) : { incident, ...data };
  return `${JSON.stringify({ id, at, kind, workload, check, message, data: told, ...more })}\n`;
}
