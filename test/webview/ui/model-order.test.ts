import { describe, expect, it } from 'vitest';
import { keepOrder, moved } from '../../../webview/src/ui/model-order.ts';

describe('order', () => {
  it.each([
    [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['a', 'b', 'c'],
    ],
    [
      ['a', 'b'],
      ['n', 'b', 'a'],
      ['a', 'b', 'n'],
    ],
    [
      ['a', 'b', 'c'],
      ['c', 'a'],
      ['a', 'c'],
    ],
    [[], ['b', 'a'], ['b', 'a']],
  ])('while %j is in use, %j is drawn as %j', (before, after, drawn) => {
    expect(keepOrder(before, after)).toEqual(drawn);
  });

  it.each<[string | undefined, 1 | -1, string | undefined]>([
    [undefined, 1, 'a'],
    ['a', 1, 'b'],
    ['c', 1, 'c'],
    ['a', -1, 'a'],
    ['gone', -1, 'a'],
  ])('from %s by %d is %s', (from, by, to) => expect(moved(['a', 'b', 'c'], from, by)).toBe(to));

  it('moves nowhere in an empty list', () => expect(moved([], 'a', 1)).toBeUndefined());
});
