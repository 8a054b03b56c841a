import type { Clock } from '../clock.ts';
import { createLane } from './lane.ts';

/** Does some work once it is its turn. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export const atOnce: InTurn = (work) => work();

/** How often the limit goes into all that may be under way: what goes on for long mostly waits. */
const most = 4;

/** Work in the order it was asked for, `limit` at once. What takes long makes room for more, up to four times as many. */
export function takeTurns(clock: Clock, limit: number): InTurn {
  const lane = createLane({ clock, limit, most: limit * most, onFull: () => {} });
  let asked = 0;
  return async (work) => {
    const key = String(asked++);
    try {
      return await lane.run(key, work);
    } finally {
      lane.forget(key);
    }
  };
}
