import { randomFill } from 'node:crypto';
import { promisify } from 'node:util';
import type { Clock } from '../clock.ts';

export interface ThreadWatchOptions {
  readonly clock: Clock;
  /** Settles once a thread of this process had its turn. */
  readonly ask: () => Promise<unknown>;
  /** None has had for a while. */
  readonly onStuck: () => void;
  /** They go on after that: ms. */
  readonly onFree: (after: number) => void;
}

/** Whether the threads that files and host names are looked at with have their turn. */
export interface ThreadWatch {
  /** Whether they have not now, or had not at any time since a tick; settles within a second. */
  heldUp(since: number): Promise<boolean>;
  /** For how long they have not, in ms; undefined while they do. */
  stuck(): number | undefined;
  stop(): void;
}

/** Between two looks, in ms; one that had no answer by the next is told. */
const beat = 5_000;
/** A thread that is not had within this, in ms, waits for something that may never come: they are many, and most of them idle. */
const patience = 1_000;

/** Asks them for nothing again and again: a file system that does not answer keeps one for each file that is asked of it. */
export function watchThreads({ clock, ask, onStuck, onFree }: ThreadWatchOptions): ThreadWatch {
  let asking: { readonly since: number; readonly answer: Promise<void> } | undefined;
  let heldUpUntil = Number.NEGATIVE_INFINITY;
  let told = false;
  let cancel = () => {};

  const begin = () => {
    const since = clock.tick();
    let late = false;
    // After answers that have come and were not yet read: this process may itself have been behind.
    const isLate = clock.after(patience, () =>
      setImmediate(() => {
        late = asking?.since === since;
      }),
    );
    const answered = () => {
      const took = clock.tick() - since;
      asking = undefined;
      isLate();
      if (late) heldUpUntil = clock.tick();
      if (told) onFree(took);
      told = false;
    };
    asking = { since, answer: ask().then(answered, answered) };
    return asking;
  };

  const stuck = () => {
    const waited = asking && clock.tick() - asking.since;
    return waited !== undefined && waited >= beat ? waited : undefined;
  };

  const arm = () => {
    cancel = clock.after(beat, () => {
      if (!asking) begin();
      else if (stuck() !== undefined && !told) {
        told = true;
        onStuck();
      }
      arm();
    });
  };
  arm();

  return {
    async heldUp(since) {
      if (since <= heldUpUntil) return true;
      const { answer, since: asked } = asking ?? begin();
      const late = Promise.withResolvers<void>();
      // After answers that have come and were not yet read.
      const giveUp = clock.after(asked + patience - clock.tick(), () => setImmediate(late.resolve));
      const isHeldUp = await Promise.race([answer.then(() => since <= heldUpUntil), late.promise.then(() => true)]);
      giveUp();
      return isHeldUp;
    },
    stuck,
    stop: () => cancel(),
  };
}

const fill = promisify<Buffer, Buffer>(randomFill);

/** A turn of a thread of this process; it needs nothing else. */
export async function threadTurn(): Promise<void> {
  await fill(Buffer.alloc(1));
}
