import type { HealthOverview } from './health.ts';

/**
 * How everything stands once these workloads were asked for again: each takes the place it had, new ones come last, and
 * one that is not in the answer is there no more.
 */
export function mergeOverview(
  before: HealthOverview,
  asked: readonly string[],
  answer: HealthOverview,
): HealthOverview {
  const fresh = new Map(answer.workloads.map((one) => [one.workload, one]));
  const gone = new Set(asked.filter((workload) => !fresh.has(workload)));
  const known = before.workloads.flatMap((one) => {
    const now = fresh.get(one.workload) ?? one;
    fresh.delete(one.workload);
    return gone.has(one.workload) ? [] : [now];
  });
  return { ...answer, workloads: [...known, ...fresh.values()] };
}

/** How everything last stood, of a daemon that was told to end. */
export function unwatched({ watching: _, ...overview }: HealthOverview): HealthOverview {
  return overview;
}
