import { describe, expect, it } from 'vitest';
import { parseJsonWithComments } from '../../cli/json-with-comments.ts';

describe('JSON with comments', () => {
  it.each<[string, string, unknown]>([
    ['plain', '{"a": [1, {"b": null}]}', { a: [1, { b: null }] }],
    ['comments', '// one\n{ /* two\n */ "a": 1 // three\n}\n// four', { a: 1 }],
    ['commas at the end', '{"a": [1, 2 , ], "b": {"c": 1, // last\n /* of all */ },}', { a: [1, 2], b: { c: 1 } }],
    [
      'what looks like a comment in text',
      '{"a": "http://x /* y */", "//": ",]"}',
      { a: 'http://x /* y */', '//': ',]' },
    ],
    ['escaped quotes', '{"a": "\\\\", "b": "\\"//"} // "', { a: '\\', b: '"//' }],
    ['a byte order mark and Windows line ends', '\uFEFF{\r\n// one\r\n"a": 1,\r\n}\r\n', { a: 1 }],
    ['a comment that ends at once', '{"a": 1 /**/}', { a: 1 }],
  ])('%s', (_, text, value) => expect(parseJsonWithComments(text)).toEqual(value));

  it.each(['', '// nothing', '{"a": 1', '{"a": 1 /* open }', '{a: 1}', '{"a": 1,, }', '{,}{', '{"a": "one\ntwo"}'])(
    '%j is refused',
    (text) => expect(() => parseJsonWithComments(text)).toThrow(SyntaxError),
  );

  it('takes time in step with the text', () => {
    const text = `[${',/* a */ // b\n'.repeat(20_000)}`;
    expect(() => parseJsonWithComments(text)).toThrow(SyntaxError);
  });
});
