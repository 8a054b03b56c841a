import type { Clock } from '../clock.ts';

/** That time went by in another way than this process saw it. */
export interface Pause {
  /** ms the wall clock moved beyond the time this process ran; negative when it was set back. */
  readonly jumped: number;
  /** ms this process did not run although its clock went on. */
  readonly stalled: number;
}

export interface Pauses {
  /** Looks now; what has happened since the last look is told once. */
  look(): Pause | undefined;
  /** Whether a failure seen now by a probe begun at the tick `began` says more of this host than of its target. */
  excuses(began: number): boolean;
  stop(): void;
}

/** Between two looks, in ms. */
const beat = 1_000;
/** Differences between the clocks up to this are drift and corrections, in ms. */
const tolerance = 2_000;
/** A beat later than this means that the process was stopped or its host slept, in ms. */
const longestStall = 5_000;
/** A beat later than this means that timers may have fired before answers that had come were read, in ms. */
const shortStall = 2_000;
/** What a host needs after it woke until its network is up, in ms. */
const wakeUp = 15_000;

/** Notices that the host slept, that the process was stopped, or that the wall clock was set. */
export function watchPauses(clock: Clock, onPause: (pause: Pause) => void): Pauses {
  let last = { wall: clock.now().getTime(), tick: clock.tick() };
  /** Failures of probes begun until then are excused: a tick. */
  let excusedUntil = Number.NEGATIVE_INFINITY;
  let cancel = () => {};

  const look = (): Pause | undefined => {
    const here = { wall: clock.now().getTime(), tick: clock.tick() };
    const ran = here.tick - last.tick;
    const jumped = here.wall - last.wall - ran;
    const stalled = Math.max(0, ran - beat);
    last = here;
    if (stalled > shortStall) excusedUntil = Math.max(excusedUntil, here.tick);
    if (Math.abs(jumped) <= tolerance && stalled <= longestStall) return undefined;
    if (jumped > tolerance || stalled > longestStall) excusedUntil = here.tick + wakeUp;
    const pause = { jumped: Math.abs(jumped) > tolerance ? jumped : 0, stalled: stalled > longestStall ? stalled : 0 };
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
      return began <= excusedUntil;
    },
    stop: () => cancel(),
  };
}
