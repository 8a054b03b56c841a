import { describe, expect, it } from 'vitest';
import { definitionValue } from '../../schemas/coerce.ts';
import { parseFile } from '../../schemas/document.ts';
import { problemsIn } from '../support/problems.ts';

const documents = (text: string) => parseFile('shop.yaml', text).documents;
const isRefused = (text: string) => documents(text).some(({ yaml }) => yaml.errors.length > 0);

describe('text that is not YAML is refused', () => {
  it.each<[string, string]>([
    ['a line without a key after a value', 'workload:\n  web\nhttp\n'],
    ['a key inside plain text of several lines', 'web\n is\n  down: yes\n'],
    ['a key inside plain text below a key', 'note:\n  two words\n  port: 80\n'],
    ['two colons in one plain value', 'name: web: main\n'],
    ['a quoted value and a key on one line', "name: 'web': 80\n"],
    ['a value after a quoted value', 'name: "web" main\n'],
    ['a list on the line of its key', 'ports: - 80\n       - 81\n'],
    ['a list item less deep than the first', 'ports:\n   - 80\n  - 81\n'],
    ['a list item below a mapping in a list, one step in', '- port: 80\n - port: 81\n'],
    ['a key less deep than its neighbours', 'expect:\n  status: 200\n latency: 2s\n'],
    ['a key deeper than its neighbours', 'expect:\n  status: "200"\n   latency: "2s"\n'],
    ['a key after a list at the root', '- 80\n- 81\nport: 82\n'],
    ['plain text after a list', 'ports:\n - 80\n - 81\n more\n'],
    ['a tab as indentation', 'expect:\n\tstatus: 200\n'],
    ['a tab after spaces as indentation', 'expect:\n  status: 200\n  \tlatency: 2s\n'],
    ['a tab between two dashes', '-\t-\n'],
    ['a tab as indentation in brackets', '- [\n\t80,\n 81\n ]\n'],
    ['a bracket too many', '[80, 81]]\n'],
    ['an open bracket', '---\n[[80, 81]\n'],
    ['brackets that are not indented', 'ports: [80,\n81]\n'],
    ['a comma before the first item', '[, 80]\n'],
    ['two commas', '[80, , 81]\n'],
    ['no comma between keys', '{\n web: 80\n db: 5432 }\n'],
    ['a comment where a comma should be', 'ports: [ 80\n#  and\n  81 ]\n'],
    ['a key on two lines in brackets', '[ web\n  : 80 ]\n'],
    ['a dash in brackets', '[-]\n'],
    ['text after brackets', '[\n80\n]\n81\n'],
    ['a key right after braces', 'web: { port: 80 }db: 1\n'],
    ['an open quote', 'name: "web\n'],
    ['a quote that ends less deep than it began', 'name: "web\nmain"\n'],
    ['an escape that is none', 'name: "\\."\n'],
    ['a quoted key on two lines', '"web\n main": 80\n'],
    ['a plain key on two lines', 'web\n main: 80\n'],
    ['a document marker in quotes', '"\n---\n"\n'],
    ['a document end in quotes', "'web\n... main\n'\n"],
    ['a document marker in brackets', '[\n--- ,\n80\n]\n'],
    ['a comment without a space after a quoted value', 'name: "web"#main\n'],
    ['a comment without a space after brackets', '[80]#main\n'],
    ['a comment without a space after a comma', '[80,#main\n81]\n'],
    ['a comment in the middle of plain text', 'name: web\n# main\n  down\n'],
    ['text after a comment in plain text', 'name: web # main\n      down\n'],
    ['text on the line of a block’s sign', 'note: > first\n  second\n'],
    ['a block indented by no spaces', '--- |0\n'],
    ['a block indented by ten spaces', '--- |10\n'],
    ['a block whose first line is not the least deep', 'note: |\n     \n  text\n'],
    ['two anchors on one value', 'web: &a\n  &b main\n'],
    ['an anchor on an alias', 'web: &a 80\ndb: &b *a\n'],
    ['an anchor before a list on its line', '&ports - 80\n'],
    ['an anchor less deep than its value', 'ports:\n&a\n- 80\n'],
    ['an anchor before a key on the marker’s line', '--- &a web: 80\n'],
    ['a mapping of two lines on the marker’s line', '--- web: 80\n    db: 81\n'],
    ['a tag with a brace in it', '--- !a{}b web\n'],
    ['a tag with a comma after it', '- !!str, web\n'],
    ['a tag’s short name of an earlier document', '%TAG !h! tag:healer,2026:\n--- !h!a\nweb: 1\n--- !h!b\ndb: 1\n'],
    ['a %YAML line written twice', '%YAML 1.2\n%YAML 1.2\n---\nweb: 80\n'],
    ['a %YAML line written twice, with a comment between', '%YAML 1.2\n# again\n%YAML 1.1\n---\nweb: 80\n'],
    ['a %YAML line with more on it', '%YAML 1.2 more\n---\n'],
    ['a %YAML line and no document', '%YAML 1.2\n'],
    ['a %YAML line and the end of a document', '%YAML 1.2\n...\n'],
    ['a %YAML line without the end of the document before', 'web: 80\n%YAML 1.2\n---\n'],
    ['a %YAML line between two markers', '%YAML 1.2\n---\n%YAML 1.2\n---\n'],
    ['text after the end of a document', 'web: 80\n... more\n'],
  ])('%s', (_, text) => expect(isRefused(text)).toBe(true));
});

describe('text that is YAML is taken as what it means', () => {
  it.each<[string, string, ...unknown[]]>([
    ['nothing', '', null],
    ['a comment', '# web\n', null],
    ['plain text of several lines', 'note: web\n  is\n\n  down\n', { note: 'web is\ndown' }],
    ['a # and a colon inside words', 'url: http://web:80/#top\n', { url: 'http://web:80/#top' }],
    ['a list as deep as its key', 'ports:\n- 80\n- 81\nname: web\n', { ports: [80, 81], name: 'web' }],
    ['lists in lists', '- - 80\n  - 81\n-\n  - 82\n', [[80, 81], [82]]],
    ['mappings in lists', '-\n  port: 80\n- port: 81\n  name: web\n', [{ port: 80 }, { port: 81, name: 'web' }]],
    ['brackets and braces', '{ports: [80, 81,], web: {a: }, "b":1}\n', { ports: [80, 81], web: { a: null }, b: 1 }],
    ['brackets over lines', 'ports: [\n  80,\n  81 # db\n  ]\n', { ports: [80, 81] }],
    ['one pair in brackets', '[web: 80, db: 81]\n', [{ web: 80 }, { db: 81 }]],
    ['keys without values', 'web:\ndb:\n', { web: null, db: null }],
    ['a key with a question mark', '? web\n: 80\n? db\n', { web: 80, db: null }],
    ['quotes', `a: 'it''s'\nb: "tab\\t\\u00e9 \\x41"\n`, { a: "it's", b: 'tab\té A' }],
    ['quotes over lines', 'a: "one\n  two\\\n  three\n\n  four"\n', { a: 'one twothree\nfour' }],
    ['a quoted # and marker', 'a: "# no"\nb: \'--- no\'\n', { a: '# no', b: '--- no' }],
    [
      'a literal block',
      'run: |\n  one\n    two\n\n  three\nname: web\n',
      { run: 'one\n  two\n\nthree\n', name: 'web' },
    ],
    ['a literal block, its end cut', 'run: |-\n  one\n\n', { run: 'one' }],
    ['a literal block, its end kept', 'run: |+\n  one\n\n', { run: 'one\n\n' }],
    ['a literal block with its depth given', 'run: |1\n  one\n', { run: ' one\n' }],
    ['a folded block', 'run: >\n  one\n  two\n\n  three\n   four\n', { run: 'one two\nthree\n four\n' }],
    ['a block with a # in it', 'run: |\n  # not a comment\n# a comment\n', { run: '# not a comment\n' }],
    ['a block with a marker in it', 'run: |\n  ---\n  ...\n', { run: '---\n...\n' }],
    ['anchors and aliases', 'a: &x {b: 1}\nc: *x\nd: [*x]\n', { a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }] }],
    ['an anchor given twice', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', { a: 1, b: 1, c: 2, d: 2 }],
    ['an anchor on its own line', 'a: &x\n  b: 1\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
    ['tags', 'a: !!str 80\nb: !!int "80"\nc: !!null\n', { a: '80', b: 80, c: null }],
    [
      'numbers, and what only looks like one',
      '[1, -2, 0x1F, 0o17, 1e3, 1.5, 1_000, 08]\n',
      [1, -2, 31, 15, 1000, 1.5, '1_000', 8],
    ],
    ['words for nothing and for truth', '[null, ~, true, False, yes, off]\n', [null, null, true, false, 'yes', 'off']],
    ['lines that end with CR LF', 'a: 1\r\nb: |\r\n  two\r\n', { a: 1, b: 'two\n' }],
    ['lines that end with CR', 'a: 1\rb: |\r  two\r\rc: [3,\r  4]\r', { a: 1, b: 'two\n', c: [3, 4] }],
    ['a byte order mark', '\uFEFFa: 1\n', { a: 1 }],
    ['no line end at the end', 'a: 1', { a: 1 }],
    ['a tab after a colon, and at a line’s end', 'a:\t1\t\n', { a: 1 }],
    ['documents', 'a: 1\n---\nb: 2\n', { a: 1 }, { b: 2 }],
    ['documents that hold nothing', '---\n---\n', null, null],
    ['a document on its marker’s line', '--- web\n--- "db"\n', 'web', 'db'],
    ['a block on its marker’s line', '--- |\n web\n', 'web\n'],
    ['the end of a document, and no marker', 'a: 1\n...\nb: 2\n', { a: 1 }, { b: 2 }],
    ['one end after another', 'a: 1\n...\n...\n# end\n', { a: 1 }, null],
    ['one %YAML line each', '%YAML 1.2\n---\na: 1\n...\n%YAML 1.2\n---\nb: 2\n', { a: 1 }, { b: 2 }],
    ['a directive nobody knows', '%HEALER 1\n---\na: 1\n', { a: 1 }],
    ['a %YAML line in a block', '--- |\n %YAML 1.2\n %YAML 1.2\n', '%YAML 1.2\n%YAML 1.2\n'],
    ['a % at the start of plain text', 'a: b\n  %c\n', { a: 'b %c' }],
  ])('%s', (_, text, ...values) => {
    const found = documents(text);
    expect(isRefused(text)).toBe(false);
    expect(found.map(definitionValue)).toEqual(values);
  });
});

it('says that a %YAML line is there twice, at the second', () => {
  const text = '%YAML 1.2\n%YAML 1.2\n---\nworkload: web\ntype: http\n';
  expect(problemsIn('web.health.yaml', text)).toEqual([
    {
      code: 'yaml/repeated-version',
      severity: 'error',
      message: 'A %YAML line is written once. Remove this one.',
      start: 10,
      end: 19,
    },
  ]);
});
