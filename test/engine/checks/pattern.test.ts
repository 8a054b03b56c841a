import { expect, it } from 'vitest';
import { matchesWithin } from '../../../engine/checks/pattern.ts';

it.each([
  ['ok', 'it is ok', 'yes'],
  ['^ok$', 'it is ok', 'no'],
  ['(?<a>o)k', 'ok', 'yes'],
  ['', '', 'yes'],
  ['z$', `${'x'.repeat(1024 * 1024)}z`, 'yes'],
])('/%s/', (pattern, text, result) => {
  expect(matchesWithin(pattern, text)).toBe(result);
});

it.each(['(', '[', '*', '(?<a', '\\'])('says that /%s/ is not a regular expression', (pattern) => {
  expect(matchesWithin(pattern, 'ok')).toEqual({ problem: expect.stringContaining('Invalid regular expression') });
});

it.each(['(a+)+$', '(a|a)*$', '(.*a){30}$'])('stops /%s/ before it takes for ever', (pattern) => {
  const began = performance.now();
  expect(matchesWithin(pattern, `${'a'.repeat(60_000)}!`)).toEqual({
    problem: expect.stringContaining('took longer than 100ms'),
  });
  expect(performance.now() - began).toBeLessThan(5_000);
});
