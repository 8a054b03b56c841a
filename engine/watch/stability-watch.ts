import { createStabilities, type Stabilities } from '../insight/stabilities.ts';
import { stabilityWindow } from '../insight/stability.ts';
import { judgeStability } from '../insight/stability-alarm.ts';
import type { Event } from '../model/event.ts';
import { type Result, success } from '../model/failure.ts';
import type { Stability } from '../model/health.ts';
import type { RowOrigin } from '../store/health.ts';
import type { StabilityStore } from '../store/stability.ts';
import type { Board } from './board.ts';
import { watchActor, watchEvent } from './event.ts';

/**
 * How steady the workloads on a board are, from what is on record. `now` is the wall clock; `gap`: nobody watches since
 * then (ms since 1970).
 */
export function openStabilities(
  store: StabilityStore,
  board: Pick<Board, 'checksOf' | 'checkState'>,
  now: () => Date,
  gap?: number,
): Result<Stabilities> {
  const since = new Date(now().getTime() - stabilityWindow).toISOString();
  const events = store.events(since);
  if (!events.ok) return events;
  const known = store.gaps(since);
  if (!known.ok) return known;
  const gaps = gap === undefined ? known.value : [...known.value, { from: gap, to: now().getTime() }];
  const firstSeen = (workload: string) => {
    const times = board.checksOf(workload).flatMap((check) => {
      const last = board.checkState(check)?.lastCheck;
      return store.firstSeen(workload, check.name) ?? (last === undefined ? [] : Date.parse(last));
    });
    return times.length === 0 ? undefined : Math.min(...times);
  };
  return success(createStabilities({ events: events.value, firstSeen, now, gaps }));
}

export interface StabilityAlarm {
  /** The events of what has crossed the threshold since the last look. Without one nothing is said, and nothing forgotten. */
  look(workloads: Iterable<string>, threshold: number | undefined): readonly Event[];
}

/** Says once when a workload's score falls below the threshold, and once when it is well above it again. */
export function createStabilityAlarm(
  of: (workload: string) => Stability | undefined,
  lowBefore: readonly string[],
  { origin, now }: { readonly origin: RowOrigin; readonly now: () => Date },
): StabilityAlarm {
  const low = new Set(lowBefore);
  return {
    look(workloads, threshold) {
      if (threshold === undefined) return [];
      return [...workloads].flatMap((workload) => {
        const stability = of(workload);
        const kind = stability && judgeStability(stability, threshold, low.has(workload));
        if (!kind) return [];
        if (kind === 'stability_low') low.add(workload);
        else low.delete(workload);
        const { score, outages, crashes } = stability;
        const stands = kind === 'stability_low' ? `below ${threshold}` : `above ${threshold} again`;
        return watchEvent(origin, now().toISOString(), {
          kind,
          workload,
          message: `stability is ${score} of 100, ${stands}: ${outages} outages and ${crashes} crashes in 7 days`,
          data: { threshold, score, outages, crashes },
          actor: watchActor,
        });
      });
    },
  };
}
