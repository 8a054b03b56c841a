import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../engine/clock.ts';

/** A clock a test moves by hand. */
export interface FakeClock extends Clock {
  /** Lets `ms` go by: each timer fires at its time, and what it began goes on as far as it can. */
  advance(ms: number): Promise<void>;
  /** The host sleeps: the wall clock goes on, the process does not. */
  sleep(ms: number): void;
  /** The process is stopped: both clocks go on, and no timer fires before the next `advance`. */
  stall(ms: number): void;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Begins at 03:00 UTC. */
export function fakeClock(start = Date.parse('2026-11-22T03:00:00.000Z')): FakeClock {
  let tick = 0;
  let wall = start;
  let order = 0;
  const timers = new Set<Timer>();
  const move = (to: number) => {
    wall += to - tick;
    tick = to;
  };
  return {
    now: () => new Date(wall),
    tick: () => tick,
    after(ms, callback) {
      const timer = { at: tick + Math.max(0, ms), order: order++, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = tick + ms;
      for (;;) {
        await settled();
        const next = firstOf(timers);
        if (!next || next.at > end) break;
        timers.delete(next);
        move(Math.max(tick, next.at));
        next.callback();
      }
      move(end);
      await settled();
    },
    sleep(ms) {
      wall += ms;
    },
    stall: (ms) => move(tick + ms),
  };
}

function firstOf(timers: Iterable<Timer>): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) {
    if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
  }
  return first;
}

/** Everything that waits for no clock has had its turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await setImmediate();
}
