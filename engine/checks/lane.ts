import type { Clock } from '../clock.ts';

export interface LaneOptions {
  readonly clock: Clock;
  /** How many run at once that have not run for long. */
  readonly limit: number;
  /** How many run at once altogether. */
  readonly most: number;
  /** Told once, when somebody has waited for long without a pause, with how many wait. */
  readonly onFull: (waiting: number) => void;
}

export interface Lane {
  /** Runs this in its turn; settles when it has ended. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** The key is used no more. */
  forget(key: string): void;
}

/** What runs longer than this waits rather than works, in ms. */
const long = 2_000;
/** The share of a lane that what is known to run long may fill, so that the rest is never kept from running. */
const shareOfLong = 0.75;
/** Waiting for longer than this is told, in ms. */
const tellAfter = 30_000;

interface Waiting {
  readonly order: number;
  readonly go: () => void;
}

/**
 * Runs what it is given in order, a few at a time. A run that goes on for long mostly sleeps: it makes room for another,
 * up to `most`. What ran long the last time shares three quarters of that.
 */
export function createLane({ clock, limit, most, onFull }: LaneOptions): Lane {
  const knownLong = new Set<string>();
  const mostLong = Math.max(1, Math.floor(most * shareOfLong));
  const waiting: { readonly short: Waiting[]; readonly long: Waiting[] } = { short: [], long: [] };
  let order = 0;
  /** Runs begun a short while ago; all runs; those known or seen to be long. */
  const count = { young: 0, all: 0, long: 0 };
  let cancelTelling: (() => void) | undefined;

  const next = (): Waiting | undefined => {
    if (count.young >= limit || count.all >= most) return undefined;
    const [short] = waiting.short;
    const [slow] = count.long < mostLong ? waiting.long : [];
    if (slow && (!short || slow.order < short.order)) return waiting.long.shift();
    return waiting.short.shift();
  };

  const pump = () => {
    for (let one = next(); one; one = next()) one.go();
    const left = waiting.short.length + waiting.long.length;
    if (left === 0) {
      cancelTelling?.();
      cancelTelling = undefined;
    } else {
      cancelTelling ??= clock.after(tellAfter, () => onFull(waiting.short.length + waiting.long.length));
    }
  };

  return {
    async run<T>(key: string, work: () => Promise<T>): Promise<T> {
      const slow = knownLong.has(key);
      let aged = false;
      let cancel = () => {};
      await new Promise<void>((resolve) => {
        const go = () => {
          count.young++;
          count.all++;
          if (slow) count.long++;
          cancel = clock.after(long, () => {
            aged = true;
            count.young--;
            if (!slow) count.long++;
            pump();
          });
          resolve();
        };
        waiting[slow ? 'long' : 'short'].push({ order: order++, go });
        pump();
      });
      try {
        return await work();
      } finally {
        cancel();
        count.all--;
        if (!aged) count.young--;
        if (slow || aged) count.long--;
        if (aged) knownLong.add(key);
        else knownLong.delete(key);
        pump();
      }
    },
    forget: (key) => void knownLong.delete(key),
  };
}
