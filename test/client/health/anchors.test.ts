import { expect, it } from 'vitest';
import { shifted } from '../../../client/src/health/anchors.ts';

it.each([
  ['a line added above', 5, { from: 1, to: 1, added: 1 }, 6],
  ['two lines taken away above', 5, { from: 1, to: 3, added: 0 }, 3],
  ['typing on the line itself', 5, { from: 5, to: 5, added: 0 }, 5],
  ['a line added below', 5, { from: 6, to: 6, added: 3 }, 5],
  ['the line replaced with its neighbours', 5, { from: 4, to: 6, added: 0 }, undefined],
])('%s', (_, line, edit, expected) => {
  expect(shifted(line, edit)).toBe(expected);
});
