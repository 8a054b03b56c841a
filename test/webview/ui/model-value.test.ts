import { describe, expect, it } from 'vitest';
import { axisSplits, axisText, latencyText, valueText } from '../../../webview/src/ui/model-value.ts';

describe('values', () => {
  it.each<[number, string, string]>([
    [0.861, 'ratio', '86%'],
    [0.015, 'ratio', '1.5%'],
    [1, 'ratio', '100%'],
    [1.2, 'ratio', '120%'],
    [0, 'ratio', '0%'],
    [1536, 'bytes', '1.5 KiB'],
    [64, 'days', '64 days'],
    [1.9, 'days', '1 day'],
    [-2.5, 'days', '-3 days'],
    [12_345, 'count', '12,345'],
    [0, 'jobs/s', '0 jobs/s'],
    [0.8213, 'load', '0.82 per CPU'],
    [0.123, 'per core', '0.12 per core'],
    [142, 'ms', '142 ms'],
  ])('%d of %s is %s', (number, unit, text) => expect(valueText(number, unit)).toBe(text));

  it.each([
    [0.84, '0.8 ms'],
    [9.96, '10 ms'],
    [142.4, '142 ms'],
    [1840, '1.84 s'],
    [1500, '1.5 s'],
    [12_340, '12.3 s'],
    [123_000, '2m 3s'],
  ])('%d ms is %s', (ms, text) => expect(latencyText(ms)).toBe(text));
});

describe('axis', () => {
  it.each<[number, number, readonly number[]]>([
    [0, 1700, [0, 500, 1000, 1500, 2000]],
    [0, 2, [0, 0.5, 1, 1.5, 2]],
    [0.76, 0.86, [0.75, 0.8, 0.85, 0.9]],
    [0, 64, [0, 20, 40, 60, 80]],
    [5, 5, [5]],
    [0, Number.NaN, [0]],
  ])('from %d to %d is split at %j', (low, high, splits) => expect(axisSplits(low, high)).toEqual(splits));

  it.each<[number, string, number, string]>([
    [500, 'ms', 2000, '0.5 s'],
    [500, 'ms', 800, '500 ms'],
    [0, 'ratio', 1, '0'],
    [0.85, 'ratio', 0.9, '85%'],
    [60_000, 'ms', 120_000, '1m 0s'],
  ])('%d %s of an axis to %d is %s', (number, unit, top, text) => expect(axisText(number, unit, top)).toBe(text));
});
