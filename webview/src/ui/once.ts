import type { Failure } from '../../../engine/protocol/page.ts';
import { shownFailure } from '../host.ts';

/**
 * Runs what a person asked for, and not a second time while it is under way. What it answers is said aloud; a failure
 * is handed to `fail`, which is called with undefined when something new begins. Answers whether it was done.
 */
export function onceAtATime(tell: { say(text: string): void; fail(failure: Failure | undefined): void }) {
  const underWay = new Set<string>();
  return async (name: string, work: () => Promise<string | undefined>): Promise<boolean> => {
    if (underWay.has(name)) return false;
    underWay.add(name);
    tell.fail(undefined);
    try {
      const text = await work();
      if (text !== undefined) tell.say(text);
      return true;
    } catch (error) {
      tell.fail(shownFailure(error));
      return false;
    } finally {
      underWay.delete(name);
    }
  };
}
