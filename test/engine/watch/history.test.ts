import { describe, expect, it } from 'vitest';
import type { Event } from '../../../engine/model/event.ts';
import type { SeriesPoint } from '../../../engine/model/series.ts';
import { atStep, seriesOf, stepFor, stripOf } from '../../../engine/watch/history.ts';

const minute = 60_000;
const start = Date.parse('2026-11-22T03:00:00.000Z');

const point = (minutes: number, failures = 0, count = 6, check = 'http'): SeriesPoint => ({
  workload: 'web',
  check,
  start: start + minutes * minute,
  count,
  failures,
  latencySum: 60,
  latencyMax: 10,
  buckets: [0, 0, 0, count, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
});

const event = (minutes: number, kind: Event['kind'], message = ''): Event => ({
  id: `${minutes}`,
  at: new Date(start + minutes * minute).toISOString(),
  kind,
  source: 'night',
  scope: 'local',
  workload: 'web',
  actor: { name: 'check', via: 'daemon' },
  message,
});

/** `healthy 0-2` for each span, in minutes from the start. */
function strip(
  points: readonly SeriesPoint[],
  events: readonly Event[],
  minutes = 6,
  reach = minute,
): readonly string[] {
  const request = { from: start, to: start + minutes * minute, events, points, step: minute, reach };
  return stripOf(request).map(({ state, from, to }) => {
    const at = (time: string) => (Date.parse(time) - start) / minute;
    return `${state} ${at(from)}-${at(to)}`;
  });
}

const all = (...failing: readonly number[]) => [0, 1, 2, 3, 4, 5].map((at) => point(at, failing.includes(at) ? 1 : 0));

describe('a strip', () => {
  it.each<[string, readonly SeriesPoint[], readonly Event[], readonly string[]]>([
    ['of one that was fine', all(), [], ['healthy 0-6']],
    ['of one that failed now and then', all(2), [], ['healthy 0-2', 'at_risk 2-3', 'healthy 3-6']],
    [
      'of an outage, to the second',
      all(1, 2, 3),
      [event(1.5, 'unhealthy'), event(3.25, 'healthy')],
      ['healthy 0-1', 'at_risk 1-1.5', 'unhealthy 1.5-3.25', 'at_risk 3.25-4', 'healthy 4-6'],
    ],
    ['of an outage that began before', all(), [event(-60, 'unhealthy')], ['unhealthy 0-6']],
    [
      'of one that was suppressed',
      all(),
      [event(2, 'suppressed'), event(4, 'unhealthy')],
      ['healthy 0-2', 'suppressed 2-4', 'unhealthy 4-6'],
    ],
    ['of a time nobody watched', [point(0), point(5)], [], ['healthy 0-2', 'unknown 2-5', 'healthy 5-6']],
    [
      'of an outage that nobody watched to its end',
      [point(0), point(1, 6), point(5, 6)],
      [event(1, 'unhealthy')],
      ['healthy 0-1', 'unhealthy 1-3', 'unknown 3-5', 'unhealthy 5-6'],
    ],
    ['of nothing', [], [], ['unknown 0-6']],
  ])('%s', (_, points, events, expected) => {
    expect(strip(points, events)).toEqual(expected);
  });

  it('takes an observation for as long as it speaks for', () => {
    expect(strip([point(0)], [], 6, 5 * minute)).toEqual(['healthy 0-6']);
  });

  it('says why', () => {
    const request = { from: start, to: start + minute, points: [point(0, 6)], step: minute, reach: minute };
    expect(stripOf({ ...request, events: [event(0, 'unhealthy', 'HTTP 503')] })[0]?.message).toBe('HTTP 503');
  });
});

it.each([
  [3_600_000, 60_000],
  [6 * 3_600_000, 60_000],
  [24 * 3_600_000, 300_000],
  [7 * 86_400_000, 3_600_000],
  [400 * 86_400_000, 3_600_000],
])('%d ms are shown in spans of %d ms', (length, step) => {
  expect(stepFor(length)).toBe(step);
});

it('adds what is not written yet to what is', () => {
  const points = atStep([point(0)], [point(0, 1), point(5)], 5 * minute);
  expect(points.map(({ start: at, count, failures }) => [(at - start) / minute, count, failures])).toEqual([
    [0, 12, 1],
    [5, 6, 0],
  ]);
});

it('has no latency where nothing answered', () => {
  const [series] = seriesOf([point(0, 6), point(1, 1)], minute);
  expect(series?.points.map(({ p50 }) => p50 !== undefined)).toEqual([false, true]);
});
