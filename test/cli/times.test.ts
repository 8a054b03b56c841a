import { expect, it } from 'vitest';
import { countFlag, durationFlag, lasting, timeAt } from '../../cli/times.ts';

const now = new Date('2026-11-21T02:54:12.345Z');

it.each([
  ['90m', '2026-11-21T01:24:12.345Z'],
  ['24h', '2026-11-20T02:54:12.345Z'],
  ['7d', '2026-11-14T02:54:12.345Z'],
  ['2w', '2026-11-07T02:54:12.345Z'],
  ['0s', '2026-11-21T02:54:12.345Z'],
  ['2026-11-20', '2026-11-20T00:00:00.000Z'],
  ['2026-11-20 13:05', '2026-11-20T13:05:00.000Z'],
  ['2026-11-20T13:05:06', '2026-11-20T13:05:06.000Z'],
  ['2026-11-20T13:05:06.789Z', '2026-11-20T13:05:06.789Z'],
  ['2026-11-20T13:05+02:00', '2026-11-20T11:05:00.000Z'],
])('%s is the time %s', (text, expected) => expect(timeAt(text, now)).toBe(expected));

it.each(['', 'yesterday', '24', '2026-13-01', '2026-11-20T25:00', '1732157652', '999999999999w'])(
  '%j is no time',
  (text) => expect(() => timeAt(text, now)).toThrow('Give a duration back from now'),
);

it.each(['', 'soon', '5'])('%j is no duration', (text) => expect(() => durationFlag(text)).toThrow('such as 30m'));
it.each(['', '0', '-1', '1.5', 'x'])('%j is no count', (text) => expect(() => countFlag(text)).toThrow('1 or more'));

it.each([
  [-5, '0s'],
  [999, '0s'],
  [8_000, '8s'],
  [60_000, '1m'],
  [725_000, '12m 5s'],
  [10_920_000, '3h 2m'],
  [3_600_000, '1h'],
  [792_000_000, '9d 4h'],
])('%d ms is %s', (ms, expected) => expect(lasting(ms)).toBe(expected));
