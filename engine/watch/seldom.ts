import type { Log } from '../daemon/log.ts';

/** Between two tellings of one line, in ms. */
const every = 60_000;

/** A log in which a line that comes again and again, as one about a full disk does, is told once a minute. */
export function seldom(log: Log, tick: () => number): Log {
  const told = new Map<string, number>();
  return (line, level) => {
    const now = tick();
    for (const [known, at] of told) if (now - at >= every) told.delete(known);
    if (told.has(line)) return;
    told.set(line, now);
    log(line, level);
  };
}
