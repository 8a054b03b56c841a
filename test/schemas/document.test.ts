import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../schemas/document.ts';
import { fuzz } from '../support/fuzz.ts';

const pieces = (text: string) => parseFile('a.yaml', text).documents.map(({ text: own }) => own);
const modeline = '# yaml-language-server: $schema=healer:health\n';

describe('a file is divided into its documents', () => {
  it.each<[string, string[]]>([
    ['', ['']],
    ['a: 1\n', ['a: 1\n']],
    ['---\na: 1\n', ['---\na: 1\n']],
    ['# c\n---\na: 1\n', ['# c\n---\na: 1\n']],
    ['a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
    ['a: 1\n---\n', ['a: 1\n', '---\n']],
    ['---\n---\n', ['---\n', '---\n']],
    ['a: 1\n...\n', ['a: 1\n...\n']],
    ['a: 1\n...\n# end\n', ['a: 1\n...\n# end\n']],
    ['a: 1\n...\nb: 2\n', ['a: 1\n...\n', 'b: 2\n']],
    ['a: 1\n...\n---\nb: 2\n', ['a: 1\n...\n', '---\nb: 2\n']],
    ['a: 1\n...\n%YAML 1.2\n---\nb: 2', ['a: 1\n...\n', '%YAML 1.2\n---\nb: 2']],
    ['%YAML 1.2\n---\na: 1\n', ['%YAML 1.2\n---\na: 1\n']],
    ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
    ['a: 1\r---\rb: 2\r', ['a: 1\r', '---\rb: 2\r']],
    ['a: 1\r...\rb: 2\r', ['a: 1\r...\r', 'b: 2\r']],
    ['a: |\n  ---\nb: ----\n', ['a: |\n  ---\nb: ----\n']],
    ['--- a\n--- b\n', ['--- a\n', '--- b\n']],
    [`a: 1\n${modeline}---\nb: 2\n`, ['a: 1\n', `${modeline}---\nb: 2\n`]],
    [`a: 1\n# c\n${modeline}# d\n\n---\nb: 2\n`, ['a: 1\n# c\n', `${modeline}# d\n\n---\nb: 2\n`]],
    ['a: 1\n# c\n---\nb: 2\n', ['a: 1\n# c\n', '---\nb: 2\n']],
    ['a: "x\n---\nb: 2\n', ['a: "x\n', '---\nb: 2\n']],
  ])('%j', (text, expected) => expect(pieces(text)).toEqual(expected));

  it('loses no character, whatever the text', () => {
    const line = fc.constantFrom('---', '...', '# c', modeline.trim(), 'a: 1', '  b', '', '%YAML 1.2', '--- x', '\t');
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), (lines, eol) => {
        const text = lines.join(eol);
        expect(pieces(text).join('')).toBe(text);
      }),
      fuzz(100),
    );
  });
});

it('counts offsets and node ranges from the start of the file', () => {
  const text = 'a: 1\n---\nbb: 22\n';
  const { documents } = parseFile('a.yaml', text);
  expect(documents.map(({ start, end }) => [start, end])).toEqual([
    [0, 5],
    [5, text.length],
  ]);
  const [start = 0, , end] = documents[1]?.yaml.contents?.range ?? [];
  expect(text.slice(start, end)).toBe('bb: 22\n');
});

it.each([
  ['a\nb', [0, 2]],
  ['a\r\nb', [0, 3]],
  ['a\rb\n', [0, 2, 4]],
  ['', [0]],
])('the lines of %j start at %j', (text, starts) => expect(parseFile('a.yaml', text).lines.lineStarts).toEqual(starts));

it('keeps one broken document from the others', () => {
  const { documents } = parseFile('a.yaml', 'a: [1\n---\nb: 2\n');
  expect(documents.map(({ yaml }) => yaml.errors.length > 0)).toEqual([true, false]);
});
