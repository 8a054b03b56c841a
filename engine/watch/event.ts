import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../model/actor.ts';
import type { Event, EventKind } from '../model/event.ts';
import { redact } from '../redact.ts';
import type { RowOrigin } from '../store/health.ts';

/** What an event of the watch tells, before it has an id and an origin. */
export interface Told {
  readonly kind: EventKind;
  readonly workload?: string;
  readonly check?: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly actor?: Actor;
}

/** Who observes. */
export const checkActor: Actor = { name: 'check', via: 'daemon' };
/** Who restarts by a health config. */
export const restartActor: Actor = { name: 'auto_restart', via: 'daemon' };
/** Who acts by a recovery rule. */
export const ruleActor = (rule: string): Actor => ({ name: `rule ${rule}`, via: 'daemon' });
/** Who watches. */
export const watchActor: Actor = { name: 'watch', via: 'daemon' };

/** An event of the watch, now. What commands said is in messages, and with it may be secrets: they are left out. */
export function watchEvent(origin: RowOrigin, at: string, { actor = checkActor, message, ...told }: Told): Event {
  const { source, scope } = origin;
  return { id: uuidv7(), at, source, scope, actor, message: redact(message), ...told };
}

/** An event as the daemon's log has it. */
export function eventLine({ kind, workload, check, message }: Event): string {
  const about = [workload, check].filter((name) => name !== undefined).join('/');
  return about === '' ? `${kind}: ${message}` : `${kind} ${about}: ${message}`;
}
