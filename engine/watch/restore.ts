import { keyOfIts } from '../checks/key.ts';
import { freshCheck } from '../checks/monitor.ts';
import { type Moment, tickOf } from '../clock.ts';
import type { CheckState } from '../model/check-state.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import type { Board } from './board.ts';

export interface Kept {
  readonly checks: readonly CheckState[];
  readonly workloads: readonly WorkloadState[];
  /** Each workload's last. */
  readonly attempts: readonly RestartAttempt[];
}

/** Puts on the board how everything stood when a daemon last wrote it. Times of a clock that was set back since count as now. */
export function restore(board: Board, kept: Kept, now: Moment): void {
  for (const state of kept.checks) {
    board.memories.set(keyOfIts(state), { ...freshCheck(state.workload, state.check), state });
  }
  const attempts = new Map(kept.attempts.map((attempt) => [attempt.workload, attempt]));
  for (const state of kept.workloads) {
    const attempt = attempts.get(state.workload);
    board.workloads.set(state.workload, {
      memory: {
        state,
        ...(state.healthy && { healthySince: tickOf(state.since, now) }),
        ...(state.lastRestart !== undefined && { lastAttempt: tickOf(state.lastRestart, now) }),
        ...(attempt?.outcome === 'worked' && attempt.ended !== undefined && { restarted: tickOf(attempt.ended, now) }),
      },
      ...(attempt && { lastAttempt: attempt }),
    });
  }
}
