import { keyOf } from '../checks/key.ts';
import { judgedAnew } from '../checks/monitor.ts';
import { type Clock, momentOf } from '../clock.ts';
import type { CheckState } from '../model/check-state.ts';
import type { RowOrigin } from '../store/health.ts';
import type { Board, WorkloadOnBoard } from './board.ts';
import { dependenciesOf, notSeenSince, recoveredSince, standing } from './dependencies.ts';
import { watchEvent } from './event.ts';
import type { Recorder } from './recorder.ts';
import { type Dependency, freshWorkload, settle } from './settle.ts';

export interface SettlerOptions {
  readonly clock: Clock;
  readonly origin: RowOrigin;
  readonly board: Board;
  readonly recorder: Recorder;
  /** Looks at a check at once. */
  readonly lookNow: (key: string) => Promise<void>;
  /** Called after a workload was settled, one call at a time for each. */
  readonly follow: (workload: string, turned: 'unhealthy' | 'healthy' | 'suppressed' | undefined) => Promise<void>;
}

/** Makes of the states of checks the states of workloads. */
export interface Settler {
  /** Settles a workload after one of its checks was looked at; once more afterwards when asked meanwhile. */
  settle(workload: string): Promise<void>;
  /** Waits for what is being settled. */
  idle(): Promise<void>;
}

export function createSettler(options: SettlerOptions): Settler {
  const { clock, origin, board, recorder, lookNow, follow } = options;
  const working = new Map<string, Promise<void>>();
  const again = new Set<string>();

  const onBoard = (workload: string): WorkloadOnBoard => {
    const known = board.workloads.get(workload);
    if (known) return known;
    const fresh: WorkloadOnBoard = { memory: freshWorkload(workload, momentOf(clock)) };
    board.workloads.set(workload, fresh);
    return fresh;
  };

  const statesOf = (workload: string): readonly CheckState[] =>
    board.checksOf(workload).flatMap((check) => board.checkState(check) ?? []);

  /** How what it depends on stands, after looking at what was not looked at since the failure began. */
  const dependencies = async (workload: string, broken: CheckState | undefined): Promise<readonly Dependency[]> => {
    if (!broken) return [];
    const names = dependenciesOf(workload, board.checksOf);
    const stale = notSeenSince(workload, broken.failingSince ?? '', momentOf(clock).at, board);
    await Promise.all(stale.map((check) => lookNow(keyOf(check))));
    const { at } = momentOf(clock);
    const seen = statesOf(workload).find(({ check }) => check === broken.check)?.lastCheck ?? '';
    // What it met while that was down says nothing of it: its next observation does.
    if (recoveredSince(workload, seen, at, board)) return names.map((name) => ({ name, stands: 'undecided' }));
    return names.map((name) => standing(name, board, Date.parse(at)));
  };

  const fails = (workload: string) => statesOf(workload).some(({ failingSince }) => failingSince !== undefined);

  /** What was suppressed by a workload that is healthy again is judged anew. */
  const judgeAnew = (recovered: string) => {
    for (const [workload, { memory }] of board.workloads) {
      if (memory.state.suppressedBy !== recovered) continue;
      for (const check of board.checksOf(workload)) {
        const key = keyOf(check);
        const known = board.memories.get(key);
        if (known) board.memories.set(key, judgedAnew(known));
        recorder.touch(key);
      }
    }
  };

  const settleOnce = async (workload: string): Promise<void> => {
    const entry = onBoard(workload);
    const broken = statesOf(workload).find(({ healthy }) => !healthy);
    const undecided = entry.memory.state.healthy ? broken : undefined;
    const found = await dependencies(workload, undecided);
    const moment = momentOf(clock);
    const resetAfter = Math.max(0, ...board.checksOf(workload).map(({ restart }) => restart.resetAfter));
    const states = statesOf(workload);
    if (states.length === 0) return;
    const waitsFor = found.flatMap(({ name, stands }) => (stands === 'undecided' && fails(name) ? name : []));
    if (waitsFor.length > 0) entry.waitsFor = waitsFor;
    else delete entry.waitsFor;
    const { memory, event } = settle(entry.memory, states, found, { moment, resetAfter });
    if (memory !== entry.memory) {
      entry.memory = memory;
      if (event?.kind === 'healthy') judgeAnew(workload);
      await recorder.record({
        checks: states,
        workloads: [memory.state],
        events: event ? [watchEvent(origin, moment.at, { workload, ...event })] : [],
      });
    }
    await follow(workload, event?.kind);
  };

  const work = async (workload: string): Promise<void> => {
    try {
      do {
        again.delete(workload);
        await settleOnce(workload);
      } while (again.has(workload));
    } finally {
      working.delete(workload);
    }
  };

  return {
    settle(workload) {
      again.add(workload);
      const busy = working.get(workload);
      if (busy) return busy;
      const settled = work(workload);
      working.set(workload, settled);
      return settled;
    },
    async idle() {
      await Promise.allSettled(working.values());
    },
  };
}
