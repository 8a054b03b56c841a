import { setImmediate } from 'node:timers/promises';

/** How long work may keep a request waiting, in ms. */
const slice = 10;

/**
 * Does work of many steps, answering what has come in meanwhile every few milliseconds. Ends early, with false, once
 * `isStopped` says so.
 */
export async function unhurried(steps: Iterable<void>, isStopped: () => boolean): Promise<boolean> {
  let begun = performance.now();
  for (const _ of steps) {
    if (performance.now() - begun < slice) continue;
    await setImmediate();
    if (isStopped()) return false;
    begun = performance.now();
  }
  return true;
}
