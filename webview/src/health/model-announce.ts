import type { WorkloadHealth } from '../../../engine/protocol/page.ts';
import { looks } from './model-state.ts';

export interface Announcement {
  readonly text: string;
  /** What fails with the highest severity interrupts; everything else waits for a pause. */
  readonly assertive: boolean;
}

/** What a change of how workloads stand is worth saying aloud. */
export function announcements(
  before: readonly WorkloadHealth[],
  after: readonly WorkloadHealth[],
): readonly Announcement[] {
  const known = new Map(before.map(({ workload, state }) => [workload, state]));
  return after.flatMap(({ workload, state, severity }) => {
    if (known.get(workload) === state) return [];
    if (!known.has(workload) && state === 'unknown') return [];
    return [{ text: `${workload} is now ${looks[state].word}`, assertive: state === 'unhealthy' && severity === 'P1' }];
  });
}
