import { expect, it } from 'vitest';
import type { Event } from '../../../engine/model/event.ts';
import { type KnownEnd, knownEnd } from '../../../engine/recovery/known-end.ts';

const at = (minute: number) => `2026-11-22T03:${String(minute).padStart(2, '0')}:00.000Z`;

function crash(minute: number, pid: number, data: Record<string, unknown> = {}): Event {
  const actor = { name: 'check', via: 'daemon' } as const;
  const event = { id: `${minute}`, at: at(minute), kind: 'crash', source: 'd', scope: 'local', actor } as const;
  return { ...event, message: '', data: { process: 'worker', pid, running: [], ...data } };
}
const kept = (minute: number, pid: number) => ({ pid, seen: at(minute) });

it.each<[string, readonly ReturnType<typeof kept>[], readonly Event[], string | undefined, KnownEnd | undefined]>([
  ['nothing on record', [], [], at(0), undefined],
  ['a crash', [], [crash(5, 7)], at(0), { pid: 7 }],
  ['the last of two', [], [crash(5, 7), crash(6, 8)], at(0), { pid: 8 }],
  ['one that a rule ended', [], [crash(5, 7, { by: 'r' })], at(0), { pid: 7, by: 'r' }],
  ['one after which another ran', [], [crash(5, 7, { running: [8] })], at(0), undefined],
  ['a crash told by an earlier daemon', [], [crash(5, 7)], at(6), undefined],
  ['a crash while none watches', [], [crash(5, 7)], undefined, undefined],
  ['what took its place, gone by now', [kept(20, 8)], [crash(5, 7)], at(0), { pid: 8 }],
  ['what ran while none watches', [kept(20, 8)], [crash(5, 7)], undefined, { pid: 8, unwatched: { since: at(20) } }],
  [
    'one that nobody watched',
    [],
    [crash(5, 7, { unwatched_since: at(1) })],
    at(4),
    { pid: 7, unwatched: { since: at(1), at: at(5) } },
  ],
])('%s', (_, processes, crashes, watchedSince, end) => {
  expect(knownEnd({ kept: processes, crashes, watchedSince })).toEqual(end);
});
