import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eolOf,
  hashOf,
  isAsGenerated,
  looseMarks,
  markOf,
  partsOf,
  printBlock,
  withMark,
} from '../../../engine/incidents/postmortem-document.ts';
import { fuzz } from '../../support/fuzz.ts';

const block = (name: string, content: string, eol = '\n') => printBlock(name, content, eol);

/** Names of the blocks found, in order. */
const blocksIn = (text: string) => partsOf(text).flatMap((part) => (part.type === 'block' ? [part.name] : []));

describe('the parts of a postmortem', () => {
  it('are its blocks, with what stands between their marks, and the text around them', () => {
    const text = `before\n${block('impact', 'All of it.')}\nafter\n`;
    expect(partsOf(text)).toEqual([
      { type: 'text', text: 'before\n' },
      {
        type: 'block',
        name: 'impact',
        hash: hashOf('All of it.'),
        content: '\nAll of it.\n\n',
        raw: block('impact', 'All of it.'),
      },
      { type: 'text', text: '\nafter\n' },
    ]);
  });

  it.each([
    ['one mark alone', '<!-- healer:impact 0123456789ab -->\ntext', []],
    ['an end alone', 'text\n<!-- /healer:impact -->', []],
    ['marks inside a line', 'a <!-- healer:impact --> b\n<!-- /healer:impact -->', []],
    ['an end of another name', '<!-- healer:impact -->\n<!-- /healer:summary -->', []],
    [
      'a second beginning',
      '<!-- healer:impact -->\n<!-- healer:summary -->\n<!-- /healer:summary -->\n<!-- /healer:impact -->',
      ['summary'],
    ],
    ['marks in a listing', '    <!-- healer:impact -->\n    <!-- /healer:impact -->', []],
    ['marks without a hash', '<!-- healer:impact -->\n<!-- /healer:impact -->', ['impact']],
    ['marks written closely or widely', '<!--healer:impact-->\r\nx\r\n  <!--  /healer:impact   -->  \r\n', ['impact']],
    ['the same block twice', `${block('impact', 'a')}\n${block('impact', 'b')}`, ['impact', 'impact']],
  ])('finds of %s the blocks that pair up', (_, text, names) => {
    expect(blocksIn(text)).toEqual(names);
  });

  it('joined again are the text, whatever it is', () => {
    const pieces = fc.constantFrom(
      '<!-- healer:impact -->',
      '<!-- healer:impact 0123456789ab -->',
      '<!-- /healer:impact -->',
      '<!-- /healer:summary -->',
      '\n',
      '\r\n',
      '\r',
      '\uFEFF',
      ' ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (some) => {
        const text = some.join('');
        expect(
          partsOf(text)
            .map((part) => (part.type === 'text' ? part.text : part.raw))
            .join(''),
        ).toBe(text);
      }),
      fuzz(100),
    );
  });

  it('leave marks without a partner to be told of', () => {
    expect(looseMarks('x\n<!-- healer:impact -->\r\ny\n<!-- /healer:fix -->')).toEqual(['impact', 'fix']);
  });
});

describe('a block', () => {
  const table = '| What | Who |\n| --- | --- |\n| a | b |\n\n- one\n- two';
  it.each([
    ['as it was', table, true],
    ['with other line ends', table.replaceAll('\n', '\r\n'), true],
    [
      'with its table aligned by a formatter',
      '| What | Who |\n| ---- | --- |\n| a    | b   |\n\n\n- one\n- two  ',
      true,
    ],
    ['emptied, which asks for it again', ' \n\n', true],
    ['with a word more', `${table} more`, false],
    ['with a line less', table.replace('- two', ''), false],
    ['with two lines in one', table.replace('- one\n- two', '- one - two'), false],
  ])('%s counts as generated: %s', (_, content, generated) => {
    expect(isAsGenerated({ type: 'block', name: 'x', hash: hashOf(table), content, raw: '' })).toBe(generated);
  });

  it('without a hash is a person’s', () => {
    expect(isAsGenerated({ type: 'block', name: 'x', content: table, raw: '' })).toBe(false);
  });
});

describe('the mark at the end', () => {
  const mark = { incident: 'INC-20261121-025412-2', blocks: ['summary', 'impact'] };
  it.each([
    ['alone', '<!-- healer:postmortem INC-20261121-025412-2 summary impact -->'],
    [
      'in the middle, with Windows line ends',
      'a\r\n<!-- healer:postmortem INC-20261121-025412-2 summary impact -->\r\nb',
    ],
    ['written closely', '<!--healer:postmortem INC-20261121-025412-2 summary, impact-->'],
  ])('is read %s', (_, text) => {
    expect(markOf(text)).toEqual(mark);
  });

  it('is replaced where it stands', () => {
    const text = 'a\r\n<!-- healer:postmortem INC-1 -->\r\nb';
    expect(withMark(text, mark)).toBe('a\r\n<!-- healer:postmortem INC-20261121-025412-2 summary impact -->\r\nb');
  });

  it.each([
    '',
    'healer:postmortem INC-1',
    '    <!-- healer:postmortem INC-1 -->',
    'a <!-- healer:postmortem INC-1 -->',
  ])('is not in %j', (text) => {
    expect(markOf(text)).toBeUndefined();
  });
});

it.each([
  ['a\nb\n', '\n'],
  ['a\r\nb\r\n', '\r\n'],
  ['a\r\nb\nc\n', '\n'],
  ['', '\n'],
])('lines of %j end in %j', (text, eol) => {
  expect(eolOf(text)).toBe(eol);
});
