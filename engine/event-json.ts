import type { Event } from './model/event.ts';

/** An event as one line of JSON, always with the same seven keys; the incident it belongs to is among its data. */
export function eventJson(event: Event, more: Readonly<Record<string, unknown>> = {}): string {
  const { id, at, kind, workload = null, check = null, incident, message, data } = event;
  const told = incident === undefined ? (data ?? null) : { incident, ...data };
  return `${JSON.stringify({ id, at, kind, workload, check, message, data: told, ...more })}\n`;
}
