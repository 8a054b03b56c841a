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
