import { describe, expect, it } from 'vitest';
import {
  ageText,
  latencyText,
  listText,
  measuredText,
  nameOf,
  shortNames,
  timeText,
  valueText,
} from '../../../client/src/health/words.ts';
import { now } from './night.ts';

describe('numbers for a person', () => {
  it.each([
    [0.84, '0.8 ms'],
    [12.4, '12 ms'],
    [999, '999 ms'],
    [1840, '1.8 s'],
  ])('a latency of %d ms', (ms, text) => {
    expect(latencyText(ms)).toBe(text);
  });

  it.each([
    [0.86, 'ratio', '86%'],
    [0.034, 'ratio', '3.4%'],
    [0, 'bytes', '0 B'],
    [1536, 'bytes', '1.5 KiB'],
    [5 * 1024 ** 4, 'bytes', '5 TiB'],
    [12_345, 'count', '12,345'],
    [71, 'days', '71 days'],
    [142, 'ms', '142 ms'],
  ])('%d %s', (number, unit, text) => {
    expect(valueText({ number, unit })).toBe(text);
  });

  it.each([
    [-5, '0s'],
    [8_400, '8s'],
    [19 * 60_000, '19m'],
    [3 * 3_600_000, '3h'],
    [3 * 3_600_000 + 5 * 60_000, '3h 5m'],
    [48 * 3_600_000, '2d'],
    [52 * 3_600_000, '2d 4h'],
  ])('an age of %d ms', (ms, text) => {
    expect(ageText(ms)).toBe(text);
  });

  it.each([
    ['2026-03-07T02:53:12.000Z', '02:53:12 UTC'],
    ['2026-03-06T02:53:12.000Z', '2026-03-06 02:53:12 UTC'],
  ])('the time %s', (at, text) => {
    expect(timeText(at, now)).toBe(text);
  });

  it('tells a value before a latency', () => {
    expect(measuredText({ value: { number: 0.5, unit: 'ratio' }, latency: 3 })).toBe('50%');
    expect(measuredText({ latency: 3 })).toBe('3 ms');
    expect(measuredText({})).toBeUndefined();
  });
});

describe('names', () => {
  it.each([
    [[], ''],
    [['api'], 'api'],
    [['api', 'web'], 'api and web'],
    [['api', 'web', 'db'], 'api, web and db'],
    [['api', 'web', 'db', 'queue', 'worker'], 'api, web, db and 2 more'],
  ])('%j', (names, text) => {
    expect(listText(names)).toBe(text);
  });

  it.each([
    ['web', 'web'],
    ['x'.repeat(24), 'x'.repeat(24)],
    ['payments-orders-reconciliation-eu-west-1', 'payments-ord…n-eu-west-1'],
  ])('%s is shown as %s', (name, shown) => expect(shortNames([name, 'other'])(name)).toBe(shown));

  it('is whole where another would look the same', () => {
    const names = ['checkout-api-eu-west-1-blue-primary', 'checkout-api-us-east-1-blue-primary'];
    expect(names.map(shortNames(names))).toEqual(names);
  });

  it('of a check named by its type is its workload’s', () => {
    expect(nameOf({ workload: 'api', check: 'http', type: 'http' })).toBe('api');
    expect(nameOf({ workload: 'api', check: 'orders', type: 'http' })).toBe('api/orders');
  });
});
