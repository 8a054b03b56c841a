import { describe, expect, it } from 'vitest';
import { ageShort, ageText, limitText, retryText, tookText, utcMoment } from '../../../webview/src/ui/model-time.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('times for a person', () => {
  it.each([
    [-5 * second, '0s', '0s'],
    [0, '0s', '0s'],
    [59_999, '59s', '59s'],
    [minute, '1m 0s', '1m'],
    [19 * minute + 28 * second, '19m 28s', '19m'],
    [5 * hour + 12 * minute, '5h 12m', '5h'],
    [2 * day + 4 * hour, '2d 4h', '2d'],
  ])('an age of %d ms is %s, or %s in short', (ms, long, short) => {
    expect(ageText(ms)).toBe(long);
    expect(ageShort(ms)).toBe(short);
  });

  it.each([
    [500, '500ms'],
    [1500, '1.5s'],
    [minute, '60s'],
    [90 * second, '1m 30s'],
    [5 * minute, '5m'],
    [2 * hour, '2h'],
  ])('a limit of %d ms is %s', (ms, text) => expect(limitText(ms)).toBe(text));

  it.each([
    [12, '12 ms'],
    [5012, '5.0 s'],
    [62_000, '1m 2s'],
  ])('%d ms took %s', (ms, text) => expect(tookText(ms)).toBe(text));

  it.each([
    ['2026-11-21T03:12:44.000Z', 'Trying again in 4s.'],
    ['2026-11-21T03:12:40.001Z', 'Trying again in 1s.'],
    ['2026-11-21T03:12:40.000Z', 'Trying again.'],
    ['2026-11-21T03:12:00.000Z', 'Trying again.'],
    [undefined, 'Trying again.'],
  ])('what is tried again at %s: %s', (at, text) => {
    expect(retryText(at, Date.parse('2026-11-21T03:12:40Z'))).toBe(text);
  });

  it('says the day of a moment only when it is another day', () => {
    const now = Date.parse('2026-11-21T03:12:40Z');
    expect(utcMoment('2026-11-21T02:53:12.000Z', now)).toBe('02:53:12 UTC');
    expect(utcMoment('2026-11-18T10:15:00.000Z', now)).toBe('18 Nov 2026 10:15:00 UTC');
  });
});
