import type { HealthState, WorkloadHealth } from '../../../engine/protocol/rpc.ts';

/** Words that name a state in a filter. */
export const stateWords: Readonly<Record<string, HealthState>> = {
  '@unhealthy': 'unhealthy',
  '@risk': 'at_risk',
  '@suppressed': 'suppressed',
  '@unchecked': 'unknown',
  '@healthy': 'healthy',
  '@silenced': 'silenced',
};

/** Whether a workload is shown: it is in one of the states that `filter` names, and each other word of it is somewhere in it. */
export function matches(workload: WorkloadHealth, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = words.flatMap((word) => stateWords[word] ?? []);
  const text = textOf(workload);
  return (
    (wanted.length === 0 || wanted.includes(workload.state)) &&
    words.every((word) => stateWords[word] !== undefined || text.includes(word))
  );
}

function textOf({ workload, message, checks, labels }: WorkloadHealth): string {
  const parts = [
    workload,
    message,
    ...checks.flatMap(({ check, type, target, lastError = '' }) => [check, type, target, lastError]),
    ...Object.entries(labels).map(([name, value]) => `${name}=${value}`),
  ];
  return parts.join('\n').toLowerCase();
}
