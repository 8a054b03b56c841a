import { setImmediate } from 'node:timers/promises';
import { stoppedWaiting } from '../engine/daemon/failures.ts';
import { failed, type Result, success } from '../engine/model/failure.ts';
import type { Event, EventQuery } from '../engine/protocol/rpc.ts';
import { openReader, type PlaceOptions, placeOf, type Reader } from './daemon.ts';
import type { Io } from './io.ts';

/** Events in one answer: enough to be quick, little enough that a million never lie in memory at once. */
const page = 1_000;

/** Gives the query's events to `take`, oldest first, a page at a time, until the signal aborts. */
export async function eachPage(
  reader: Pick<Reader, 'read'>,
  query: EventQuery,
  signal: AbortSignal,
  take: (events: readonly Event[]) => void,
): Promise<Result<null>> {
  const { limit, ...rest } = query;
  let left = limit ?? Number.POSITIVE_INFINITY;
  let next: EventQuery = query;
  while (left > 0) {
    const size = Math.min(page, left);
    const answer = await reader.read('event/list', { ...next, page: size });
    if (!answer.ok) return answer;
    take(answer.value);
    const last = answer.value.at(-1);
    if (last === undefined || answer.value.length < size) break;
    left -= size;
    next = { ...rest, after: last.id };
    // A database answers without waiting, and ctrl-C has to be heard.
    await setImmediate();
    if (signal.aborted) return failed(stoppedWaiting('event/list'));
  }
  return success(null);
}

/** Gives the events kept for this folder to `take`, a page at a time; nothing where nothing is kept yet. */
export async function readEvents(
  io: Io,
  options: PlaceOptions,
  query: EventQuery,
  take: (events: readonly Event[]) => void,
): Promise<Result<null>> {
  const place = await placeOf(io, options);
  if (!place.ok) return place;
  const reader = await openReader(io, place.value.stateDirectory);
  if (!reader.ok) return reader.failure.code === 'store/missing' ? success(null) : reader;
  const read = await eachPage(reader.value, query, io.signal, take);
  reader.value.close();
  return read;
}
