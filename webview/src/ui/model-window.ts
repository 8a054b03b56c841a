import { utcDay, utcTime } from './model-time.ts';

const hour = 3_600_000;

/** A stretch of time, in ms since 1970. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** `21:12` */
export function clockText(ms: number): string {
  return utcTime(new Date(ms).toISOString()).slice(0, 5);
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
