import type { Clock } from '../clock.ts';

/** Who acts on which workload: one at a time, whatever the reason. */
export interface Acting {
  /** Does the work unless somebody acts on the workload already, or nothing more is begun; whether it was begun. */
  run(workload: string, work: () => Promise<void>): boolean;
  /** Aborts what takes too long once nothing more is begun. */
  readonly ending: AbortSignal;
  isStopped(): boolean;
  /** Begins nothing more, and waits for what is under way; what takes too long is ended. */
  stop(): Promise<void>;
}

/** What an action under way is given to end when the daemon does, in ms. */
const stopPatience = 8_000;

export function createActing(clock: Clock, onFault: (workload: string, error: unknown) => void): Acting {
  const busy = new Map<string, Promise<void>>();
  const ending = new AbortController();
  let stopped = false;
  return {
    run(workload, work) {
      if (stopped || busy.has(workload)) return false;
      const done = work()
        .catch((error: unknown) => onFault(workload, error))
        .finally(() => busy.delete(workload));
      busy.set(workload, done);
      return true;
    },
    ending: ending.signal,
    isStopped: () => stopped,
    async stop() {
      stopped = true;
      const cancel = clock.after(stopPatience, () => ending.abort());
      await Promise.all(busy.values());
      cancel();
    },
  };
}
