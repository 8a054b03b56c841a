import { expect, it } from 'vitest';
import { less, summary } from '../../bench/support/statistics.mjs';

it.each([
  [[3, 1, 2], { count: 3, min: 1, median: 2, max: 3 }],
  [[10, 2, 4, 8], { count: 4, min: 2, median: 6, max: 10 }],
  [[100, 20, 3], { count: 3, min: 3, median: 20, max: 100 }],
  [[7], { count: 1, min: 7, median: 7, max: 7 }],
  [[], undefined],
])('the summary of %j is %j', (values, expected) => {
  expect(summary(values)).toEqual(expected);
});

it('takes a wait off a measurement, and never below zero', () => {
  expect(less(250, 200)).toBe(50);
  expect(less(190, 200)).toBe(0);
});
