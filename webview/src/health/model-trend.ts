import type { CheckHealth, CheckPoint } from '../../../engine/protocol/page.ts';
import { ageShort } from '../ui/model-time.ts';
import { valueText } from '../ui/model-value.ts';
import { clockText } from '../ui/model-window.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Fewer points than this, or less time between them, tell no trend. */
const least = { points: 10, time: hour / 2 };
/** Further away than this is not said. */
const horizon = 14 * day;

export interface Trend {
  /** When what is measured reaches 1, in ms since 1970, if it goes on as it went. */
  readonly fullAt: number;
  /** How much it grows, as a share an hour. */
  readonly perHour: number;
}

/**
 * When a disk or memory that fills is full: a straight line through what was measured (ordinary least squares). Undefined
 * for what does not fill, or not within two weeks. `now` is ms since 1970.
 */
export function fillingUp(points: readonly CheckPoint[], check: CheckHealth, now: number): Trend | undefined {
  if (check.value?.unit !== 'ratio' || (check.type !== 'disk' && check.type !== 'memory')) return undefined;
  const seen = points.flatMap(({ at, value }) => (value === undefined ? [] : [{ x: Date.parse(at) - now, y: value }]));
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || seen.length < least.points || last.x - first.x < least.time) return undefined;
  const mean = (of: 'x' | 'y') => seen.reduce((sum, point) => sum + point[of], 0) / seen.length;
  const [x, y] = [mean('x'), mean('y')];
  const covariance = seen.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  const slope = covariance / seen.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  const left = (1 - check.value.number) / slope;
  if (!(slope > 0) || left < 0 || left > horizon) return undefined;
  return { fullAt: now + left, perHour: slope * hour };
}

/** `full at about 12:27 UTC (9h) at 1.5% an hour`; the clock is left out where it is more than a day away. */
export function trendText({ fullAt, perHour }: Trend, now: number): string {
  const age = ageShort(fullAt - now);
  const when = fullAt - now < day ? `at about ${clockText(fullAt)} UTC (${age})` : `in about ${age}`;
  return `full ${when} at ${valueText(perHour, 'ratio')} an hour`;
}
