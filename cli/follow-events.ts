import type { DaemonClient } from '../engine/daemon/client.ts';
import { type Result, success } from '../engine/model/failure.ts';
import type { Event, EventQuery } from '../engine/protocol/rpc.ts';
import { openReader, type Place } from './daemon.ts';
import { eachPage } from './event-pages.ts';
import type { Io } from './io.ts';
import { withEachDaemon } from './live.ts';

/** Asked again this far back after a gap, in ms: events of one moment are not kept in the order of their times. */
const overlap = 10_000;

/** How many events are remembered, so that none is told twice. */
const remembered = 20_000;

/**
 * Gives the query's events to `take`, and those recorded from then on, each once, until ctrl-C: through the end of one
 * daemon and the start of the next. Without a daemon it waits for one.
 */
export async function followEvents(
  io: Io,
  { stateDirectory }: Place,
  query: EventQuery,
  take: (event: Event) => void,
): Promise<Result<null>> {
  const told = new Set<string>();
  let newest: string | undefined;
  let first: Event | undefined;
  let left = { time: Date.now(), tick: performance.now() };

  const tell = (events: readonly Event[]) => {
    for (const event of events) {
      if (told.has(event.id)) continue;
      told.add(event.id);
      if (told.size > remembered) forgetFirst(told);
      if (newest === undefined || event.at > newest) newest = event.at;
      take(event);
    }
  };
  /** Where to go on: no later than the last event told, nor than when the last daemon was left, should the clock have been set back. */
  const resume = () => {
    const sinceLeft = performance.now() - left.tick;
    const from = Math.min(Date.parse(newest ?? '') || left.time, left.time, Date.now() - sinceLeft) - overlap;
    return laterOf(new Date(from).toISOString(), query.since ?? '');
  };

  const readKept = async (): Promise<Result<null>> => {
    for (;;) {
      const reader = await openReader(io, stateDirectory);
      if (!reader.ok) return reader.failure.code === 'store/missing' ? success(null) : reader;
      const from = newest === undefined ? query : { ...query, since: newest };
      const read = await eachPage(reader.value, from, io.signal, (events) => {
        first ??= events[0];
        tell(events);
      });
      reader.value.close();
      // The daemon that answered was killed meanwhile: whoever can answer now has the same events.
      if (read.ok || read.failure.code !== 'daemon/connection-lost') return read;
    }
  };
  const read = await readKept();
  if (!read.ok) return io.signal.aborted ? success(null) : read;
  /** What a limit left out stays left out. */
  const isLeftOut = (event: Event) => query.limit !== undefined && first !== undefined && keyOf(event) < keyOf(first);

  const { limit: _, ...lasting } = query;
  const session = async (client: DaemonClient): Promise<Result<null>> => {
    const recorded: Event[] = [];
    let live = false;
    client.onNotification('event/recorded', ({ events }) => {
      const wanted = events.filter((event) => isWanted(event, query));
      if (live) tell(wanted);
      else recorded.push(...wanted);
    });
    client.onClose(() => {
      left = { time: Date.now(), tick: performance.now() };
    });
    const catchUp = () =>
      eachPage({ read: client.request }, { ...lasting, since: resume() }, io.signal, (events) =>
        tell(events.filter((event) => !isLeftOut(event))),
      );
    client.onNotification('incident/changed', () => void catchUp());
    const caughtUp = await catchUp();
    live = true;
    tell(recorded);
    return caughtUp;
  };
  const waiting = () => io.err('No daemon runs for this folder; waiting for one.\n');
  return withEachDaemon(io, stateDirectory, { session, waiting });
}

/** Whether an event that was just recorded is among those asked for. */
export function isWanted(event: Event, { since, until, kinds, workload }: EventQuery): boolean {
  return (
    (since === undefined || event.at >= since) &&
    (until === undefined || event.at <= until) &&
    (kinds === undefined || kinds.includes(event.kind)) &&
    (workload === undefined || event.workload === workload)
  );
}

/** Sorts as events are listed. */
function keyOf({ at, id }: Event): string {
  return `${at} ${id}`;
}

/** Of two times as text. */
function laterOf(one: string, other: string): string {
  return one < other ? other : one;
}

/** A set gives its members in the order they came. */
function forgetFirst(ids: Set<string>): void {
  for (const id of ids) {
    ids.delete(id);
    return;
  }
}
