import type { Socket } from 'node:net';
import type { Outcome, Timings } from '../model/check.ts';

/** Timings while they are taken; what is timed again, as after a redirect, is added. */
export type RunningTimings = { -readonly [Part in keyof Timings]: Timings[Part] };

/** Takes the time of a socket that has just begun to connect. */
export function timeSocket(socket: Socket, timings: RunningTimings): void {
  let last = performance.now();
  const lap = (part: keyof Timings) => () => {
    const now = performance.now();
    timings[part] = (timings[part] ?? 0) + now - last;
    last = now;
  };
  // A host name with several addresses is told of once for each.
  socket.once('lookup', lap('dns')).once('connect', lap('connect')).once('secureConnect', lap('tls'));
}

/** An outcome with its timings, to a tenth of a millisecond; without any it stays as it is. */
export function withTimings(outcome: Outcome, timings: RunningTimings): Outcome {
  const parts = Object.entries(timings).map(([part, ms]) => [part, Math.round(ms * 10) / 10] as const);
  return parts.length === 0 ? outcome : { ...outcome, timings: Object.fromEntries(parts) };
}
