import type { Window } from '../ui/model-window.ts';

const hour = 3_600_000;

export const ranges = ['1h', '6h', '24h', '7d'] as const;
export type Range = (typeof ranges)[number];

/** The length of each, in ms. */
export const rangeLength: Readonly<Record<Range, number>> = {
  '1h': hour,
  '6h': 6 * hour,
  '24h': 24 * hour,
  '7d': 168 * hour,
};

export function windowOf(range: Range, now: number): Window {
  return { from: now - rangeLength[range], to: now };
}

/** How long what is drawn of a range stays right, in ms: a 360th of it, at most a minute. */
export function cellLength(range: Range): number {
  return Math.min(60_000, rangeLength[range] / 360);
}
