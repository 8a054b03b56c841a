import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Composer, type Document, Parser } from 'yaml';
import { readPlain } from '../../../schemas/plain/read-plain.ts';
import { fuzz } from '../../support/fuzz.ts';

/** What the YAML library makes of the same text. */
function byLibrary(text: string, offset: number): Document.Parsed[] {
  const parser = new Parser();
  parser.offset = offset;
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  return [...composer.compose(parser.parse(text), true, offset + text.length)];
}

/** All that a document says; what a library's object is made of besides is its own affair. */
function said({ contents, range, comment, commentBefore, errors, warnings, directives }: Document.Parsed) {
  return { contents, range, comment, commentBefore, errors, warnings, directives };
}

function expectSame(text: string, offset: number): boolean {
  const document = readPlain(text, offset);
  if (document) expect([said(document)]).toStrictEqual(byLibrary(text, offset).map(said));
  return document !== undefined;
}

describe('a document in plain block style', () => {
  it.each<[string, string]>([
    ['one entry', 'workload: web\n'],
    ['no line end', 'workload: web'],
    ['a marker', '---\nworkload: web\n'],
    ['a marker with a comment', '--- # web\n\nworkload: web\n'],
    ['indentation', '  workload: web\n  port: 80\n'],
    ['Windows line ends', 'workload: web\r\nexpect:\r\n  - 200 # fine\r\n\r\nport: 80\r\n'],
    ['mappings', 'expect:\n  status: 200\n  body:\n    contains: ok\nport: 80\n'],
    ['lists', 'ports:\n  - 80\n  - 81\nhosts:\n- a\n- b\nport: 80\n'],
    ['mappings in a list', 'actions:\n  - type: a\n    retry: 1\n  -   type: b\n      retry: 2\n'],
    ['a list at the root', '- web\n- name: api\n'],
    ['lists in brackets', 'a: []\nb: [ ]\nc: [1, two , "three"]\nd: [[1], {e: f}]\n'],
    ['mappings in braces', 'a: {}\nb: {c: d, e: [1] }\n- {c: d}\n'.replace('- ', 'f: ')],
    ['quotes', 'a: "b: #c"\nb: \'c\' # d\nc: ""\n'],
    ['no value', 'a:\nb:\n  c:\nd: \ne:'],
    ['numbers', 'a: 1\nb: -1.50\nc: 1e3\nd: 0x1F\ne: 0o17\nf: 010\ng: +1\nh: .5\ni: 1.\nj: 10.0.0.1\n'],
    ['words', 'a: true\nb: Null\nc: ~\nd: .inf\ne: -.INF\nf: .NaN\ng: yes\nnull: on\n1: tRUE\n'],
    ['colons, hashes and dashes in a value', 'a: http://b:80/c#d\nb: -x\nc: a - b\nd: ?x\ne: :x\n'],
    ['a comment above', '# one\n\n# two\nworkload: web\n'],
    ['a comment right above', '# one\nworkload: web\n'],
    ['a comment above a list', '# one\n- web\n'],
    [
      'comments between',
      'a: 1\n\n# two\n\n# three\nb:\n\n  # four\n  c: 1 # five\n  # six\nd:\n  # seven\n  - e\n\n  - f\n',
    ],
    ['comments further right', 'a: 1 # one\n    # two\n\n    # three\n# four\nb: 1\n'],
    ['comments further left', 'a:\n  b:\n    c: 1\n  # two\n    # three\nd:\n  - e\n # four\n'],
    ['comments at the end', 'a:\n  b: 1\n  # one\n\n# two\n'],
    ['empty lines at the end', 'a:\n  b: 1\n\n  \n   '],
    ['an empty comment', '#\na: 1 #\n#\nb: 1\n'],
  ])('is what the library makes of it: %s', (_, text) => {
    expect(expectSame(text, 0)).toBe(true);
    expect(expectSame(text, 120)).toBe(true);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['comments alone', '# one\n'],
    ['a scalar', 'web\n'],
    ['brackets at the root', '[web]\n'],
    ['a value on the marker’s line', '--- {a: 1}\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['a second document', 'a: 1\n---\nb: 1\n'],
    ['a document end', 'a: 1\n...\n'],
    ['a block of text', 'a: |\n  b\n'],
    ['text of several lines', 'a: b\n  c\n'],
    ['text below its key', 'a:\n  b\n'],
    ['quotes on several lines', 'a: "b\n  c"\n'],
    ['an escape', 'a: "\\n"\n'],
    ['a doubled quote', "a: 'it''s'\n"],
    ['brackets on several lines', 'a: [1,\n  2]\n'],
    ['a value missing in braces', 'a: {b, c: }\n'],
    ['an anchor', 'a: &b c\n'],
    ['an alias', 'a: *b\n'],
    ['a tag', 'a: !b c\n'],
    ['an explicit key', '? a\n: b\n'],
    ['a quoted key', '"a": b\n'],
    ['a merge key', '<<: b\n'],
    ['a list in a list', '- - a\n'],
    ['an item below its dash', '-\n  a: 1\n'],
    ['a tab', 'a:\tb\n'],
    ['a carriage return alone', 'a: b\rc: d\n'],
    ['a byte order mark', '\uFEFFa: b\n'],
    ['two colons', 'a: b: c\n'],
    ['an indent as nothing around it', 'a:\n   b: 1\n  c: 1\n'],
    ['a list after entries', 'a: 1\n- b\n'],
    ['a comment without a blank before it', 'a: "b"#c\n'],
    ['a bracket too many', 'a: [1]]\n'],
    ['an empty line below a key without a value', 'a:\n\nb: 1\n'],
    ['nesting without end', Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
    ['brackets without end', `a: ${'['.repeat(200)}${']'.repeat(200)}\n`],
    ['a key longer than YAML allows', `${'a'.repeat(1100)}: 1\n`],
  ])('leaves to the library: %s', (_, text) => {
    expect(readPlain(text, 0)).toBeUndefined();
  });
});

const tame = [
  ...['a: 1', 'b:', 'c: "x y"', "d: 'z'", '- a: 2', '- x', '- [a, b ]', 'e: [1, {f: g, h: "i"} , j]', 'f: text # why'],
  ...['# why', '', '#', 'g: {h: 1.50, i: true}'],
];
const wild = [
  ...['-', '- ', 'q: |', 'x', 'r: &x y', 's: *x', 't: a: b', 'v: - x', '---', '...', 'w : 1', '"a": 1', '? a', ': b'],
  ...['k:   # c', '- - a', '- a:', '- "a": b', 'b: [a, b', ']', 'b: {a: b, }', 'b: [a#b, c #d]', 'b: "a"#c', 'b: \tc'],
  ...[
    'b: [a:]',
    'b: {a:b}',
    'b: ["a":b]',
    'b: [-]',
    'b: @x',
    'b: é\u2028x\u0085',
    '%YAML 1.2',
    '--- # c',
    '--- a',
    'a#b: c',
  ],
];
const line = fc.record({
  turn: fc.nat({ max: 12 }),
  text: fc.oneof(
    { arbitrary: fc.constantFrom(...tame), weight: 12 },
    { arbitrary: fc.constantFrom(...wild), weight: 1 },
  ),
});
const written = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 9 }),
  end: fc.constantFrom('\n', '\n', '\r\n'),
  put: fc.option(
    fc.record({ at: fc.nat(100), text: fc.constantFrom(' ', '\n', '#', ':', '-', '"', '[', ',', ' #', '\r') }),
  ),
});

/** Lines whose indentation mostly follows from what stands above them. */
function textOf({ lines, end, put }: typeof written extends fc.Arbitrary<infer T> ? T : never): string {
  let column = 0;
  const texts = lines.map(({ turn, text }) => {
    const turns = [0, 0, column - 2, column - 2, column - 1, column + 2];
    column = Math.max(0, turns[turn] ?? column);
    const own = `${text === '' ? '' : ' '.repeat(column)}${text}`;
    if (/^- \w+:|^\w+:$/.test(text)) column += 2;
    return own;
  });
  const whole = texts.join(end) + end;
  return put ? whole.slice(0, put.at) + put.text + whole.slice(put.at) : whole;
}

describe('any text', () => {
  it('is what the library makes of it, or left to the library', () => {
    let read = 0;
    const runs = fuzz<[Parameters<typeof textOf>[0]]>(3000);
    fc.assert(
      fc.property(written, (lines) => {
        if (expectSame(textOf(lines), 0)) read++;
      }),
      runs,
    );
    expect(read).toBeGreaterThan((runs.numRuns ?? 0) / 10);
  });
});

const shop = [
  'health/api.health.yaml',
  'health/workstation.health.yaml',
  'playbooks/restart-api.playbook.yaml',
  'profiles/local.yaml',
];

it.each(shop)('reads the documents of an example without the library: %s', (file) => {
  const text = readFileSync(new URL(`../../../examples/${file}`, import.meta.url), 'utf8');
  for (const document of text.split(/^(?=---$)/m)) expect(expectSame(document, 0)).toBe(true);
});
