import type { Clock } from '../clock.ts';

/** That time went by in another way than this process saw it. */
export interface Pause {
  /** ms the wall clock moved beyond the time this process ran; negative when it was set back. */
  readonly jumped: number;
  /** ms this process did not run although its clock went on. */
  readonly stalled: number;
  /** Whether the host slept, or may have; else this process was too busy, or was kept from its processor. */
  readonly slept: boolean;
}

/** Why a failure says more of this host than of its target. `held_up`: of this process, which came too late to see an answer. */
export type PauseExcuse = 'after_sleep' | 'held_up';

export interface Pauses {
  /** Looks now; what has happened since the last look is told once. */
  look(): Pause | undefined;
  /** What excuses a failure seen now by a probe begun at the tick `began` that had no answer. */
  excuses(began: number): PauseExcuse | undefined;
  stop(): void;
}

/** Between two looks, in ms. */
const beat = 1_000;
/** Differences between the clocks up to this are drift and corrections, in ms. */
const tolerance = 2_000;
/** A beat later than this is told, in ms. */
const longestStall = 5_000;
/** A beat later than this means that timers may have fired before answers that had come were read, in ms. */
const shortStall = 2_000;
/** No load holds a process up for longer than this, in ms: it was stopped, or its host slept by a clock that went on, as on macOS. */
const sleepLike = 60_000;
/** What a host needs after it woke until its network is up, in ms. */
const wakeUp = 15_000;

/** Notices that the host slept, that the wall clock was set, or that this process was held up. */
export function watchPauses(clock: Clock, onPause: (pause: Pause) => void): Pauses {
  let last = { wall: clock.now().getTime(), tick: clock.tick() };
  /** Failures of probes begun until then are excused: ticks. */
  let wakingUntil = Number.NEGATIVE_INFINITY;
  let heldUpUntil = Number.NEGATIVE_INFINITY;
  let cancel = () => {};

  const look = (): Pause | undefined => {
    const here = { wall: clock.now().getTime(), tick: clock.tick() };
    const ran = here.tick - last.tick;
    const jumped = here.wall - last.wall - ran;
    const stalled = Math.max(0, ran - beat);
    last = here;
    if (stalled > shortStall) heldUpUntil = here.tick;
    if (Math.abs(jumped) <= tolerance && stalled <= longestStall) return undefined;
    const slept = jumped > tolerance || stalled > sleepLike;
    if (slept) wakingUntil = here.tick + wakeUp;
    const pause = {
      jumped: Math.abs(jumped) > tolerance ? jumped : 0,
      stalled: stalled > longestStall ? stalled : 0,
      slept,
    };
    onPause(pause);
    return pause;
  };

  const arm = () => {
    cancel = clock.after(beat, () => {
      look();
      arm();
    });
  };
  arm();
  return {
    look,
    excuses(began) {
      look();
      if (began <= wakingUntil) return 'after_sleep';
      return began <= heldUpUntil ? 'held_up' : undefined;
    },
    stop: () => cancel(),
  };
}
