import type { HealthOverview, WorkloadHealth } from '../../../engine/protocol/rpc.ts';
import { countText, listText } from './words.ts';

/** The workloads that people think are unhealthy, by name; undefined before the first look, of which nobody is told. */
export type Down = ReadonlySet<string> | undefined;

/** What is new since the last look. */
export interface News {
  readonly down: ReadonlySet<string>;
  readonly failed: readonly WorkloadHealth[];
  readonly recovered: readonly WorkloadHealth[];
}

/**
 * What turned unhealthy, and what people know as unhealthy and is healthy again. What is suppressed or silenced is neither;
 * one that was down when it was silenced stays so until it is healthy.
 */
export function newsOf(known: Down, { workloads }: HealthOverview): News {
  const unhealthy = workloads.filter(({ state }) => state === 'unhealthy');
  const recovered = workloads.filter(({ workload, state }) => known?.has(workload) && state === 'healthy');
  const over = new Set(recovered.map(({ workload }) => workload));
  const defined = new Set(workloads.map(({ workload }) => workload));
  const still = [...(known ?? [])].filter((workload) => defined.has(workload) && !over.has(workload));
  return {
    down: new Set([...still, ...unhealthy.map(({ workload }) => workload)]),
    failed: known ? unhealthy.filter(({ workload }) => !known.has(workload)) : [],
    recovered,
  };
}

/** One message for all that failed. */
export function failedText(failed: readonly WorkloadHealth[]): string {
  const [only] = failed;
  if (failed.length === 1 && only) return `${only.workload} is unhealthy: ${only.message}`;
  const names = listText(failed.map(({ workload }) => workload));
  return `${countText(failed.length, 'workload')} are unhealthy: ${names}. ${only?.workload}: ${only?.message}`;
}

/** One message for all that is healthy again. */
export function recoveredText(recovered: readonly WorkloadHealth[]): string {
  const names = listText(recovered.map(({ workload }) => workload));
  return `${names} ${recovered.length === 1 ? 'is' : 'are'} healthy again`;
}
