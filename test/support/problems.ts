import { expect } from 'vitest';
import { parseFile } from '../../schemas/document.ts';
import type { Problem } from '../../schemas/problem.ts';
import { validate } from '../../schemas/validate.ts';
import { ranges } from './fixture.ts';

/** The problems of all documents of a file. */
export function problemsIn(path: string, text: string): Problem[] {
  return parseFile(path, text).documents.flatMap((document) => [...validate(document)]);
}

/** Expects exactly these problems (`code`, or `code: message`), in order, at the places marked between `«` and `»`. */
export function expectProblems(path: string, marked: string, ...expected: string[]): void {
  const { text, ranges: marks } = ranges(marked);
  const problems = problemsIn(path, text);
  const said = problems.map(({ code, message }, index) =>
    expected[index]?.includes(': ') ? `${code}: ${message}` : code,
  );
  expect(said).toEqual(expected);
  const places = (list: readonly { start: number; end: number }[]) =>
    list.map(({ start, end }) => `${start}: ${text.slice(start, end)}`);
  expect(places(problems)).toEqual(places(marks));
}
