import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDuration, parseDuration, parseLongDuration } from '../../schemas/duration.ts';
import { fuzz } from '../support/fuzz.ts';

it.each<[string, number | undefined]>([
  ['500ms', 500],
  ['30s', 30_000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['.5s', 500],
  ['1.s', 1000],
  ['90µs', 0.09],
  ['90μs', 0.09],
  ['90us', 0.09],
  ['0', 0],
  ['-2s', -2000],
  ['+2s', 2000],
  ['1m1m', 120_000],
  ['1d', undefined],
  ['30', undefined],
  ['', undefined],
  ['s', undefined],
  ['1 s', undefined],
  ['.s', undefined],
  ['1h-30m', undefined],
  ['1S', undefined],
  ['1h ', undefined],
])('%j is %j ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

it.each<[number, string]>([
  [0, '0s'],
  [500, '500ms'],
  [30_000, '30s'],
  [5_400_000, '1h30m'],
  [86_400_000, '24h'],
  [-1500, '-1s500ms'],
  [0.4, '400µs'],
  [0.001, '1µs'],
])('%j ms is written %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

it('reads what it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (ms) => parseDuration(formatDuration(ms)) === ms),
    fuzz(100),
  );
});

it.each<[string, number | undefined]>([
  ['7d', 604_800_000],
  ['2w', 1_209_600_000],
  ['1w2d3h4m', 788_640_000],
  ['1.5d', 129_600_000],
  ['90m', 5_400_000],
  ['0', 0],
  ['0d', 0],
  ['-2h', -7_200_000],
  ['1d2w', undefined],
  ['1d1d', undefined],
  ['1h1d', undefined],
  ['1d-2h', undefined],
  ['1d ', undefined],
  ['d', undefined],
  ['', undefined],
  ['7', undefined],
  ['1D', undefined],
])('as a flag %j is %j ms', (text, ms) => expect(parseLongDuration(text)).toBe(ms));
