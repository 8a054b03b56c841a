import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeMatch,
  inForce,
  longestSilence,
  matches,
  matchesGlob,
  type SilenceRequest,
  type SilenceSubject,
  silenceOf,
  validSilence,
} from '../../../engine/alerts/silences.ts';
import type { Silence, SilenceMatch } from '../../../engine/model/silence.ts';
import { fuzz } from '../../support/fuzz.ts';
import { codeOf, value } from '../store/temporary.ts';

const subject: SilenceSubject = {
  workload: 'api',
  check: 'orders',
  alert: 'api_down',
  labels: { team: 'payments', tier: '1' },
};

describe('a silence', () => {
  it.each<[SilenceMatch, boolean]>([
    [{}, true],
    [{ workload: 'api' }, true],
    [{ workload: 'web' }, false],
    [{ workload: 'a*' }, true],
    [{ workload: 'api', check: 'http' }, false],
    [{ workload: 'api', check: '*' }, true],
    [{ alert: 'api_*' }, true],
    [{ labels: { team: 'payments' } }, true],
    [{ labels: { team: 'pay*', tier: '2' } }, false],
    [{ labels: { region: '*' } }, false],
    [{ workload: 'api', labels: { team: 'payments' } }, true],
  ])('of %j matches: %j', (match, expected) => expect(matches(match, subject)).toBe(expected));

  it.each<[string, string, boolean]>([
    ['', '', true],
    ['*', '', true],
    ['*', 'anything', true],
    ['a*b', 'ab', true],
    ['a*b', 'a', false],
    ['aa*aa', 'aaa', false],
    ['*a*', 'bab', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a**b', 'ab', true],
    ['.*', 'x', false],
    ['a?c', 'abc', false],
  ])('pattern %j fits %j: %j', (pattern, text, expected) => expect(matchesGlob(pattern, text)).toBe(expected));

  it('fits as a regular expression would', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '[^]*')}$`);
        expect(matchesGlob(pattern, text)).toBe(expression.test(text));
      }),
      fuzz(100),
    );
  });

  it('is found in no time, however wicked its pattern', () => {
    const began = performance.now();
    expect(matchesGlob('*a'.repeat(128), 'a'.repeat(127))).toBe(false);
    expect(matchesGlob(`${'a*'.repeat(127)}b`, 'a'.repeat(100_000))).toBe(false);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  const silence: Silence = {
    id: '1',
    match: { workload: 'api' },
    reason: 'moving',
    by: { name: 'mara', via: 'cli' },
    starts: '2026-11-21T02:00:00.000Z',
    ends: '2026-11-21T03:00:00.000Z',
  };

  it.each<[string, string, Partial<Silence>, boolean]>([
    ['before it starts', '2026-11-21T01:59:59.999Z', {}, false],
    ['as it starts', '2026-11-21T02:00:00.000Z', {}, true],
    ['before it ends', '2026-11-21T02:59:59.999Z', {}, true],
    ['as it ends', '2026-11-21T03:00:00.000Z', {}, false],
    ['once it was ended', '2026-11-21T02:30:00.000Z', { ended: '2026-11-21T02:10:00.000Z' }, false],
  ])('%s (%s) is in force: %4$j', (_, now, more, expected) => {
    expect(inForce({ ...silence, ...more }, Date.parse(now))).toBe(expected);
    expect(silenceOf([{ ...silence, ...more }], subject, Date.parse(now)) !== undefined).toBe(expected);
  });

  const hour = 3_600_000;
  it.each<[string, Partial<SilenceRequest>, string]>([
    ['no reason', { reason: ' ' }, 'silence/invalid-reason'],
    ['a reason of several lines', { reason: 'a\nb' }, 'silence/invalid-reason'],
    ['an endless reason', { reason: 'x'.repeat(501) }, 'silence/invalid-reason'],
    ['no time', { duration: 0 }, 'silence/invalid-duration'],
    ['negative time', { duration: -1 }, 'silence/invalid-duration'],
    ['no number', { duration: Number.NaN }, 'silence/invalid-duration'],
    ['more than 30 days', { duration: longestSilence + 1 }, 'silence/invalid-duration'],
    ['a key nobody knows', { match: { wokload: 'api' } as SilenceMatch }, 'silence/unknown-key'],
    ['a label that is a slip', { match: { labels: { wokload: 'api' } } }, 'silence/unknown-key'],
    ['a label without a name', { match: { labels: { '': 'api' } } }, 'silence/unknown-key'],
    ['no value', { match: { workload: '' } }, 'silence/invalid-match'],
    ['a number for a value', { match: { workload: 7 } as unknown as SilenceMatch }, 'silence/invalid-match'],
    ['an endless value', { match: { workload: '*'.repeat(257) } }, 'silence/invalid-match'],
    ['a line break', { match: { workload: 'a\nb' } }, 'silence/invalid-match'],
    [
      'many labels',
      { match: { labels: Object.fromEntries(Array.from({ length: 17 }, (_, at) => [`tag-${at}`, 'x'])) } },
      'silence/invalid-match',
    ],
  ])('with %s is refused', (_, wrong, code) => {
    const request = { match: { workload: 'api' }, reason: 'moving', duration: hour, ...wrong };
    expect(codeOf(validSilence(request))).toBe(code);
  });

  it('keeps a reason trimmed, for 30 days at most', () => {
    const request = { match: { labels: { team: 'payments' } }, reason: ' moving ', duration: longestSilence };
    expect(value(validSilence(request))).toEqual({ ...request, reason: 'moving' });
  });

  it.each<[SilenceMatch, string]>([
    [{}, 'everything'],
    [{ check: 'http', workload: 'api', labels: { team: 'payments' } }, 'workload api, check http, team payments'],
  ])('of %j is about %s', (match, expected) => expect(describeMatch(match)).toBe(expected));
});
