import { expect, it } from 'vitest';
import { editDistance, listWords, nearest } from '../../schemas/suggest.ts';

const known = ['interval', 'timeout', 'retries', 'max_restarts', 'http', 'tcp', 'exec', 'H8'];

it.each([
  ['intervall', 'interval'],
  ['intreval', 'interval'],
  ['maxRestarts', 'max_restarts'],
  ['max-restarts', 'max_restarts'],
  ['INTERVAL', 'interval'],
  ['htp', 'http'],
  ['tpc', 'tcp'],
  ['h8', 'H8'],
  ['H9', undefined],
  ['tc', undefined],
  ['colour', undefined],
  ['x', undefined],
  ['', undefined],
])('nearest to %j is %j', (word, expected) => expect(nearest(word, known)).toBe(expected));

it.each([
  ['', '', 0],
  ['abc', '', 3],
  ['abc', 'abd', 1],
  ['abc', 'acb', 1],
  ['abc', 'bca', 2],
])('from %j to %j takes %i', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

it('lists the first twelve words', () => {
  expect(listWords(['a', 'b'])).toBe('a, b');
  expect(listWords(Array.from({ length: 13 }, (_, index) => `${index}`))).toMatch(/11, …$/);
});
