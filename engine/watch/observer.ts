import { keyOf } from '../checks/key.ts';
import { freshCheck, type Observation, observe, restarted } from '../checks/monitor.ts';
import type { SeriesGatherer } from '../checks/series.ts';
import { type Clock, momentOf } from '../clock.ts';
import type { Check, CheckReport } from '../model/check.ts';
import type { RowOrigin } from '../store/health.ts';
import type { Board } from './board.ts';
import { watchEvent } from './event.ts';
import type { PauseExcuse, Pauses } from './pauses.ts';
import type { Recorder } from './recorder.ts';
import type { ThreadWatch } from './thread-watch.ts';

export interface ObserverOptions {
  readonly clock: Clock;
  readonly origin: RowOrigin;
  readonly board: Board;
  readonly recorder: Recorder;
  readonly series: SeriesGatherer;
  readonly pauses: Pauses;
  readonly threads: Pick<ThreadWatch, 'heldUp'>;
  readonly probe: (check: Check, signal: AbortSignal) => Promise<CheckReport>;
}

export interface Observer {
  /** Looks at a check once, in its turn or not, keeps what it saw, and says whether it took an observation. */
  look(check: Check, signal: AbortSignal, inTurn: boolean): Promise<boolean>;
  /** Forgets the failures in a row of a workload that was restarted. */
  forgive(workload: string): void;
}

export function createObserver(options: ObserverOptions): Observer {
  const { clock, origin, board, recorder, series, pauses, threads } = options;

  /** Checks whose last failure was excused because this process was held up: one that always is must not see nothing. */
  const doubted = new Set<string>();

  const excuseOfPause = (key: string, began: number, { answered, stalled }: CheckReport) => {
    const found = pauses.excuses(began) ?? (stalled ? 'held_up' : undefined);
    if (answered || (found === 'held_up' && doubted.has(key))) return undefined;
    return found;
  };

  /** No thread was there to look: however often, that says nothing of the target. */
  const isUnseen = async (began: number, { silent }: CheckReport) =>
    silent === 'unasked' || (silent === 'late' && (await threads.heldUp(began)));

  const excuse = (workload: string, pause: PauseExcuse | undefined) => {
    if (pause) return pause;
    const { restarted: since } = board.workloads.get(workload)?.memory ?? {};
    const grace = Math.max(0, ...board.checksOf(workload).map((check) => check.restart.grace));
    return since !== undefined && clock.tick() < since + grace ? 'grace' : undefined;
  };

  return {
    async look(check, signal, inTurn) {
      const began = clock.tick();
      const report = await options.probe(check, signal);
      const key = keyOf(check);
      const healthy = report.result !== 'failed';
      const unseen = !healthy && (await isUnseen(began, report));
      if (signal.aborted) return false;
      const excused = healthy
        ? undefined
        : excuse(check.workload, unseen ? 'held_up' : excuseOfPause(key, began, report));
      if (excused === 'held_up' && !unseen) doubted.add(key);
      else doubted.delete(key);
      const moment = momentOf(clock);
      const before = board.memories.get(key) ?? freshCheck(check.workload, check.name);
      const seen: Observation = {
        ...report,
        healthy,
        ...(excused && { excused }),
        ...(!inTurn && { outOfTurn: true as const }),
      };
      const { memory, told } = observe(check, before, seen, moment);
      board.memories.set(key, memory);
      if (healthy && before.state.failingSince !== undefined) board.recoveries.set(key, moment.at);
      board.reports.set(key, report);
      series.add(report, clock.now().getTime(), report.value?.number);
      if (!told) {
        recorder.touch(key);
        return true;
      }
      const event = watchEvent(origin, moment.at, {
        kind: 'check_fail',
        workload: check.workload,
        check: check.name,
        ...told,
      });
      await recorder.record({ checks: [memory.state], events: [event] });
      return true;
    },

    forgive(workload) {
      for (const check of board.checksOf(workload)) {
        const key = keyOf(check);
        const memory = board.memories.get(key);
        if (!memory) continue;
        board.memories.set(key, restarted(memory));
        recorder.touch(key);
      }
    },
  };
}
