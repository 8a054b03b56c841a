/** Choices that are the same for the same seed. */
export interface Random {
  /** A number from 0 up to 1. */
  next(): number;
  /** Whether something of this probability (0–1) happens. */
  chance(probability: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(some: readonly T[]): T;
  shuffled<T>(some: readonly T[]): readonly T[];
  /** A UUIDv7 of a moment in ms since 1970. */
  id(at: number): string;
}

/** Choices from a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  const next = numbersFrom(seed);
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(next() * 16).toString(16)).join('');
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick(some) {
      const chosen = some[Math.floor(next() * some.length)];
      if (chosen === undefined) throw new RangeError('nothing to pick from');
      return chosen;
    },
    shuffled: (some) =>
      some
        .map((one) => ({ one, place: next() }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ one }) => one),
    id(at) {
      const time = at.toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-8${digits(3)}-${digits(12)}`;
    },
  };
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
