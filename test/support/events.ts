import { v7 as uuidv7 } from 'uuid';
import type { Event } from '../../engine/model/event.ts';

/** So many events, a second apart from 02:54 on. */
export function recorded(count: number): readonly Event[] {
  const start = Date.parse('2026-11-21T02:54:00.000Z');
  return Array.from({ length: count }, (_, at) => ({
    id: uuidv7(),
    at: new Date(start + at * 1_000).toISOString(),
    kind: 'check_fail' as const,
    source: 'daemon-1',
    scope: 'local',
    actor: { name: 'check', via: 'daemon' as const },
    message: `event ${at}`,
  }));
}
