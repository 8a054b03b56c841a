import { describe, expect, it } from 'vitest';
import { block, cell, inline, table, utc } from '../../../engine/incidents/markdown.ts';

describe('inline', () => {
  it.each([
    ['plain text, snake_case and a-b', 'plain text, snake_case and a-b'],
    ['two\nlines\r\n  and a tab\t.', 'two lines and a tab .'],
    ['a | b', 'a \\| b'],
    ['*bold* _em_ __x__ `code`', '\\*bold\\* \\_em\\_ \\_\\_x\\_\\_ \\`code\\`'],
    ['<b> & &amp; &#35;', '\\<b> & &amp;amp; &amp;#35;'],
    ['# no heading #', '\\# no heading \\#'],
    ['- no item', '\\- no item'],
    ['12. no item', '12\\. no item'],
    ['> no quote', '\\> no quote'],
    ['[x](y)', '\\[x\\](y)'],
    ['back\\slash', 'back\\\\slash'],
    ['\u001b[31mred', '\\[31mred'],
    ['日本語 🧯', '日本語 🧯'],
  ])('%j is %j', (text, markdown) => {
    expect(inline(text)).toBe(markdown);
  });
});

describe('block', () => {
  it.each([
    ['one', 'one'],
    ['one\ntwo', 'one\\\ntwo'],
    ['one\n\n\n two\r\nthree ', 'one\n\ntwo\\\nthree'],
    ['some:\n- a\n* # b\n\nmore\n-', 'some:\n\n- a\n- \\# b\n\nmore\\\n\\-'],
    ['- - -\n- ---', '- \\- -\n- \\---'],
    ['title\n===', 'title\\\n\\==='],
  ])('%j is %j', (text, markdown) => {
    expect(block(text)).toBe(markdown);
  });
});

it('cell keeps line breaks within the row', () => {
  expect(cell('one\n\n- two | three')).toBe('one<br>\\- two \\| three');
});

it('table is one line a row', () => {
  expect(table(['A', 'B'], [['1', '2']])).toBe('| A | B |\n| --- | --- |\n| 1 | 2 |');
});

it('utc is without the letters', () => {
  expect(utc('2026-11-21T02:54:12.345Z')).toBe('2026-11-21 02:54:12');
});
