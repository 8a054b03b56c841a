import type { Lane } from '../checks/schedule.ts';
import type { Event } from '../model/event.ts';
import { type Told, watchActor } from './event.ts';
import type { Pause } from './pauses.ts';

/** What was measured or happened and is lost, as the disk refused it for too long. */
export function droppedTold(count: number, what: 'events' | 'measurements'): Told {
  const message = `${count} ${what} could not be kept: the disk refused them, and too many waited`;
  return { kind: 'history_dropped', message, data: { [what]: count }, actor: watchActor };
}

/** That checks wait for their turn. */
export function laneFull(lane: Lane, waiting: number): string {
  const what = lane === 'process' ? 'commands' : 'connections';
  return `${waiting} checks have waited half a minute for their turn: too many ${what} of others do not end. Give those a shorter timeout or a longer interval.`;
}

/** After "no ": that every thread of the daemon waits. */
export const noThread =
  'file and no host name can be looked at: every thread of this daemon waits for a file system that does not answer, and a check that has no answer meanwhile is noted and does not count';

/** That the host slept, its clock was set, or the daemon was held up. */
export function pauseTold({ jumped, stalled, slept }: Pause): Told {
  const seconds = (ms: number) => `${Math.round(Math.abs(ms) / 1000)} s`;
  const data = { jumped_ms: jumped, stalled_ms: stalled };
  if (slept) {
    const what = `this host slept, or its clock was set: ${seconds(Math.max(jumped, stalled))} went by unseen`;
    const excused = 'what does not answer in the next seconds is noted and does not count';
    return { kind: 'clock_jumped', message: `${what}; ${excused}`, data };
  }
  if (jumped < 0) {
    return { kind: 'clock_jumped', message: `the clock of this host was set back by ${seconds(jumped)}`, data };
  }
  const what = `this daemon was held up for ${seconds(stalled)}: this host is too busy, or the daemon was stopped`;
  const excused = 'a check that had no answer meanwhile is noted once and does not count';
  return { kind: 'watch_held_up', message: `${what}; ${excused}`, data };
}

/**
 * That a watch begins at a time, since when nothing was watched before (both UTC, RFC 3339), and that the one before, whose
 * last word is known, was cut short: a kill, a fault or a host that went down leave no time to tell of an end.
 */
export function startedTold(
  root: string,
  at: string,
  since: string | undefined,
  last: Event['kind'] | undefined,
): Told {
  const unwatched =
    since === undefined ? '' : `; nothing watched since ${momentText(since, at)} (${gapText(since, at)})`;
  const cut = last === 'watch_started' ? '; the daemon before did not end by itself' : '';
  return {
    kind: 'watch_started',
    message: `watching ${root}${unwatched}${cut}`,
    ...(since !== undefined && { data: { unwatched_since: since } }),
  };
}

/** With its day where that is another than that of `now`. */
function momentText(then: string, now: string): string {
  const [day, time] = [then.slice(0, 10), then.slice(11, 19)];
  return now.startsWith(day) ? `${time} UTC` : `${day} ${time} UTC`;
}

function gapText(since: string, at: string): string {
  const seconds = Math.max(0, Date.parse(at) - Date.parse(since)) / 1000;
  const units = [
    { unit: 'd', of: 86_400 },
    { unit: 'h', of: 3_600 },
    { unit: 'min', of: 60 },
  ];
  const { unit, of } = units.find((one) => seconds >= 2 * one.of) ?? { unit: 's', of: 1 };
  return `${Math.round(seconds / of)} ${unit}`;
}
