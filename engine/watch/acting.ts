/** Who acts on which workload: one at a time, whatever the reason. */
export interface Acting {
  /** Does the work unless somebody acts on the workload already; whether it was begun. */
  run(workload: string, work: () => Promise<void>): boolean;
  /** Waits for what is under way. */
  idle(): Promise<void>;
}

export function createActing(onFault: (workload: string, error: unknown) => void): Acting {
  const busy = new Map<string, Promise<void>>();
  return {
    run(workload, work) {
      if (busy.has(workload)) return false;
      const done = work()
        .catch((error: unknown) => onFault(workload, error))
        .finally(() => busy.delete(workload));
      busy.set(workload, done);
      return true;
    },
    async idle() {
      await Promise.all(busy.values());
    },
  };
}
