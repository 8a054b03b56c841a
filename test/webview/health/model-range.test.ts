import { describe, expect, it } from 'vitest';
import { cellLength, ranges, windowOf } from '../../../webview/src/health/model-range.ts';
import { axisTime, evenly } from '../../../webview/src/ui/model-window.ts';
import { nightNow } from '../../support/night.ts';

const now = Date.parse(nightNow);

describe('range', () => {
  it.each([
    ['1h', ['02:12', '02:42', '03:12'], 10_000],
    ['6h', ['21:12', '00:12', '03:12'], 60_000],
    ['24h', ['03:12', '15:12', '03:12'], 60_000],
    ['7d', ['14 Nov', '17 Nov', '21 Nov'], 60_000],
  ] as const)('%s goes over %j', (range, axis, cell) => {
    const window = windowOf(range, now);
    expect(evenly(window, 3).map((time) => axisTime(time, window))).toEqual(axis);
    expect(cellLength(range)).toBe(cell);
  });

  it('has a key for each', () => expect(ranges).toHaveLength(4));
});
