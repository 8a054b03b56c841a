import type { WorkloadHealth } from './health.ts';

/** How a workload stood when it was last seen: its message claims nothing of now, and no restart is due while nothing watches. */
export function asLastSeen(one: WorkloadHealth): WorkloadHealth {
  const { next: _, ...restart } = one.restart;
  return { ...one, restart, message: messageThen(one) };
}

function messageThen({ state, message, checks, suppressedBy, unusable }: WorkloadHealth): string {
  if (unusable) return message;
  if (state === 'suppressed' && suppressedBy !== undefined)
    return `${suppressedBy} was unhealthy, and this depends on it`;
  if (state === 'at_risk') return checks.find(({ lastError }) => lastError !== undefined)?.lastError ?? message;
  return message;
}
