import { describe, expect, it } from 'vitest';
import { parseFile } from '../../schemas/document.ts';
import { countTo, linesOf } from '../../schemas/lines.ts';

describe('the lines of a text', () => {
  it.each<[string, number[]]>([
    ['', [0]],
    ['a', [0]],
    ['a\nb', [0, 2]],
    ['a\r\nb\n', [0, 3, 5]],
    ['a\rb\n\r\n', [0, 2, 4, 6]],
  ])('%j', (text, starts) => {
    const lines = linesOf(text);
    expect(lines.lineStarts).toEqual(starts);
    expect(lines.count).toBe(starts.length);
    expect(starts.map((_, line) => lines.startOf(line))).toEqual(starts);
    expect(lines.startOf(starts.length)).toBeUndefined();
  });

  it.each([
    [0, 1, 1],
    [1, 1, 2],
    [2, 2, 1],
    [3, 2, 2],
    [9, 2, 8],
  ])('offset %i of "a\\nb" is in line %i at column %i', (offset, line, col) =>
    expect(linesOf('a\nb').linePos(offset)).toEqual({ line, col }),
  );

  it('are the same whether its documents are one or many', () => {
    const text = 'a: 1\r\n---\nb: |\n\n  c\n...\nd: 4\n';
    const { lines, documents } = parseFile('a.yaml', text);
    const whole = linesOf(text);
    expect(documents).toHaveLength(3);
    expect(lines.lineStarts).toEqual(whole.lineStarts);
    expect(lines.count).toBe(whole.count);
    for (let offset = 0; offset <= text.length; offset++) expect(lines.linePos(offset)).toEqual(whole.linePos(offset));
    for (let line = -1; line <= whole.count; line++) expect(lines.startOf(line)).toEqual(whole.startOf(line));
  });
});

it.each([
  [[], 0],
  [[3], 1],
  [[1, 2, 3], 3],
  [[1, 2, 7, 9], 2],
  [[7], 0],
])('of %j as many as %i are below 5', (numbers, count) =>
  expect(countTo(numbers.length, (index) => (numbers[index] ?? 9) < 5)).toBe(count),
);
