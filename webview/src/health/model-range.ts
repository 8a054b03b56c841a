import { utcDay } from '../ui/model-time.ts';
import { clockText } from './model-row.ts';

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

/** A stretch of time, in ms since 1970. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export function windowOf(range: Range, now: number): Window {
  return { from: now - rangeLength[range], to: now };
}

/** How long what is drawn of a range stays right, in ms: a 360th of it, at most a minute. */
export function cellLength(range: Range): number {
  return Math.min(60_000, rangeLength[range] / 360);
}

/** A point of time on an axis of this length: `21:12`, or `14 Nov` where days pass. */
export function axisTime(ms: number, { from, to }: Window): string {
  if (to - from <= 48 * hour) return clockText(ms);
  return utcDay(new Date(ms).toISOString()).replace(/ \d{4}$/, '');
}

/** `count` times evenly from one end to the other. */
export function evenly({ from, to }: Window, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / Math.max(1, count - 1));
}
