import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { applyChanges } from '../../../server/service/changes.ts';
import { format } from '../../../server/service/format.ts';
import { saysTheSame } from '../../../server/service/same-content.ts';
import { fuzz } from '../../support/fuzz.ts';

const path = '/shop/health/web.yaml';

function formatted(text: string, name = path): string {
  const changes = format(parseFile(name, text));
  return changes ? applyChanges(text, changes) : 'not ours';
}

const head = 'workload: web\ntype: http\n';

describe('formatting', () => {
  it.each<[string, string, string]>([
    ['spaces at line ends', 'workload: web  \ntype: http\t# why \n', 'workload: web\ntype: http\t# why\n'],
    ['empty lines', `\n\n${head}\n  \n\nport: 1\n\n\n`, `\n${head}\nport: 1\n`],
    ['no line end at the end', 'workload: web\ntype: http', 'workload: web\ntype: http\n'],
    [
      'deep indentation',
      `${head}restart:\n      unit: a\n      kubernetes:\n            resource: b\n`,
      `${head}restart:\n  unit: a\n  kubernetes:\n    resource: b\n`,
    ],
    ['a list in line with its key', `${head}depends_on:\n- a\n-   b\n`, `${head}depends_on:\n  - a\n  - b\n`],
    [
      'mappings in a list',
      `${head}expect:\n   json:\n   -   path: a\n       equals: 1\n   - path: b\n`,
      `${head}expect:\n  json:\n    - path: a\n      equals: 1\n    - path: b\n`,
    ],
    ['lists in a list', `${head}depends_on:\n-   - a\n    - b\n`, `${head}depends_on:\n  - - a\n    - b\n`],
    [
      'spaces between words',
      `workload:    web\ntype :\thttp\nenabled:  true  # on\nlabels:   &l   {a: b}\n`,
      `workload: web\ntype: http\nenabled: true  # on\nlabels: &l   {a: b}\n`,
    ],
    [
      'spaces in flow',
      `${head}expect: {status:   [ 200,201 , "300" ],body: {contains:   "a",matches: 'b, c'} }\n`,
      `${head}expect: {status: [200, 201, "300"], body: {contains: "a", matches: 'b, c'}}\n`,
    ],
    [
      'braces alike on both sides',
      `${head}expect: {   status: [ 200 ]}\nlabels: {a: b }\nenv: {  }\n`,
      `${head}expect: { status: [200] }\nlabels: {a: b}\nenv: {}\n`,
    ],
    [
      'spaces in flow over several lines',
      `${head}depends_on: [\n  a,b,   # two\n  c ,\n  d ]\n`,
      `${head}depends_on: [\n  a, b,   # two\n  c,\n  d]\n`,
    ],
    [
      'spaces behind nested dashes, before texts of lines',
      `${head}restart:\n  command:\n    -   sh\n    -\t'-c'\n    -   |\n      a  b\n      c\n`,
      `${head}restart:\n  command:\n    - sh\n    - '-c'\n    - |\n      a  b\n      c\n`,
    ],
    [
      'aliases and what is not written yet',
      `${head}labels: {a: &x b, c: , *x : d, e:}\nenv: {<<:   *x , f: [*x ]}\n`,
      `${head}labels: {a: &x b, c: , *x : d, e:}\nenv: {<<: *x , f: [*x ]}\n`,
    ],
    ['a relative count and quoted text', `${head}port:   +1\nname:   "a:  b"\n`, `${head}port: +1\nname: "a:  b"\n`],
    ['a value on the next line', `${head}target:\n     /healthz\n`, `${head}target:\n  /healthz\n`],
    [
      'a text of lines',
      `${head}restart:\n    unit: |\n        a\n          b\n\n        c  \n    grace: 1s\n`,
      `${head}restart:\n  unit: |\n      a\n        b\n\n      c  \n  grace: 1s\n`,
    ],
    [
      'a text with its indentation given',
      `${head}restart:\n    unit: |2\n        a\n    grace: 1s\n`,
      `${head}restart:\n  unit: |2\n      a\n  grace: 1s\n`,
    ],
    ['a text without any line, last of all', `${head}env:\n-   - >\n`, `${head}env:\n  - - >\n`],
    ['a text that keeps its end', `${head}target: |+\n  a\n\n\n`, `${head}target: |+\n  a\n\n\n`],
    [
      'words over several lines',
      `${head}restart:\n    unit: "a\n       b"\n    container: c\n      d\n`,
      `${head}restart:\n  unit: "a\n     b"\n  container: c\n    d\n`,
    ],
    [
      'flow over several lines',
      `${head}restart:\n    kubernetes: {\n        resource: a,\n        namespace: b\n    }\n`,
      `${head}restart:\n  kubernetes: {\n      resource: a,\n      namespace: b\n  }\n`,
    ],
    [
      'comments',
      `${head}# a\nrestart:\n    # b\n    unit: x # c\n    # d\n# e\nport: 1\n  # f\n`,
      `${head}# a\nrestart:\n  # b\n  unit: x # c\n  # d\n# e\nport: 1\n# f\n`,
    ],
    [
      'anchors and aliases',
      `${head}labels: &l\n    a: b\nenv:\n    <<: *l\n`,
      `${head}labels: &l\n  a: b\nenv:\n  <<: *l\n`,
    ],
    [
      'CR LF',
      'workload: web  \r\ntype: http\r\nrestart:\r\n    unit: a\r\n\r\n\r\n',
      'workload: web\r\ntype: http\r\nrestart:\r\n  unit: a\r\n',
    ],
    [
      'what is in order',
      `---\n# a\n${head}port: 0x50\n\n---\n${head}target: 'x'\n`,
      `---\n# a\n${head}port: 0x50\n\n---\n${head}target: 'x'\n`,
    ],
    [
      'ours only',
      `a:\n    b: 1  \n---\n${head}restart:\n    unit: a\n`,
      `a:\n    b: 1  \n---\n${head}restart:\n  unit: a\n`,
    ],
    ['nothing that cannot be read', `${head}restart:\n    unit: [a  \n`, `${head}restart:\n    unit: [a  \n`],
  ])('%s', (_, text, expected) => {
    expect(formatted(text)).toBe(expected);
    expect(formatted(expected)).toBe(expected);
  });

  it('has nothing to say of a file that is not ours', () =>
    expect(formatted('a:   1  \n', '/a.yaml')).toBe('not ours'));

  it('keeps +1', () => {
    const text =
      'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nspec:\n    actions:\n    - {type: scale_up, replicas: +1}\n';
    expect(formatted(text, '/a.yaml')).toContain('  actions:\n    - {type: scale_up, replicas: +1}\n');
  });
});

/** Something to write: a word, a text of lines, a mapping or a list. */
type Tree =
  | { word: string }
  | { lines: string[] }
  | { map: [string, Tree][]; note: string }
  | { list: Tree[]; note: string };

/** How it is written: the step of each level, lists in line with their key or not, trailing spaces, empty lines. */
interface Style {
  readonly step: number;
  readonly dash: number;
  readonly flush: boolean;
  readonly trail: string;
  readonly blank: number;
}

const plain: Style = { step: 2, dash: 1, flush: false, trail: '', blank: 1 };

function print(tree: Tree, column: number, style: Style): string {
  const { step, dash, flush, trail, blank } = style;
  const pad = ' '.repeat(column);
  const end = `${trail}\n`;
  if ('word' in tree) return ` ${tree.word}${end}`;
  if ('lines' in tree) return ` |-${end}${tree.lines.map((line) => `${pad}${line}\n`).join('')}`;
  const note = tree.note === '' ? '' : `${pad}# ${tree.note}${end}${`${trail}\n`.repeat(blank)}`;
  if ('map' in tree) {
    const entries = tree.map.map(([key, value]) => {
      const list = 'list' in value;
      const below = print(value, column + (list && flush ? 0 : step), style);
      return `${pad}${key}:${'map' in value || list ? end : ''}${below}`;
    });
    return note + entries.join('');
  }
  const items = tree.list.map((item) => {
    if ('word' in item) return `${pad}- ${item.word}${end}`;
    const inner = print(item, column + 1 + dash, style);
    return 'map' in item && item.note === ''
      ? `${pad}-${' '.repeat(dash)}${inner.trimStart()}`
      : `${pad}-${'lines' in item ? '' : end}${inner}`;
  });
  return note + items.join('');
}

const word = fc.constantFrom('a', '"b c"', '+1', '0x1F', "'it''s'", '*x'.slice(1), 'true', '~');
const note = fc.constantFrom('', '', 'why', '- no: item');
const { tree } = fc.letrec<{ tree: Tree; map: Tree; list: Tree; leaf: Tree }>((tie) => ({
  leaf: fc.oneof(
    word.map((text) => ({ word: text })),
    fc
      .array(fc.constantFrom('x', '  # y', '- z: 1'), { minLength: 1, maxLength: 3 })
      .map((lines) => ({ lines: ['x', ...lines] })),
  ),
  map: fc.record({
    map: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), tie('tree')), {
      minLength: 1,
      maxLength: 3,
      selector: ([key]) => key,
    }),
    note,
  }),
  list: fc.record({
    list: fc.array(
      fc.oneof(
        word.map((text) => ({ word: text })),
        tie('map'),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    note,
  }),
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('map'), tie('list')),
}));
const style = fc.record({
  step: fc.integer({ min: 1, max: 6 }),
  dash: fc.integer({ min: 1, max: 4 }),
  flush: fc.boolean(),
  trail: fc.constantFrom('', ' ', '   '),
  blank: fc.integer({ min: 1, max: 3 }),
});

describe('whatever is written', () => {
  const document = fc.tuple(tree, style).map(([value, how]) => {
    const whole: Tree = {
      map: [
        ['workload', { word: 'web' }],
        ['type', { word: 'http' }],
        ['env', value],
      ],
      note: '',
    };
    return [print(whole, 0, how), print(whole, 0, plain)] as const;
  });

  it('in any layout becomes the one layout, text of lines keeping its own', () => {
    fc.assert(
      fc.property(document, ([text, wanted]) => {
        const result = formatted(text);
        expect(unindented(result)).toBe(unindented(wanted));
        expect(formatted(result)).toBe(result);
      }),
      fuzz(500),
    );
  });

  it('says the same as before, and does not change when done again', () => {
    const noise = fc.array(
      fc.constantFrom('a', ':', ' ', '\n', '  ', '- ', '#', '"', '{', '}', ',', '|', '>', '&a ', '*a', '\t', '? '),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const text = `${head}env:\n${parts.join('')}\n`;
        const file = parseFile(path, text);
        const changes = format(file);
        const [first] = file.documents;
        if (!changes || file.documents.length > 1 || !first) return;
        expect(changes.length === 0 || saysTheSame(path, first, changes)).toBe(true);
        const result = applyChanges(text, changes);
        expect(formatted(result)).toBe(result);
      }),
      fuzz(1000),
    );
  });
});

/** Without the indentation of texts of lines, which keep how far they stand from their key. */
function unindented(text: string): string {
  return text.replace(/^ +(?=(?:x|# y|- z: 1)$)/gm, '');
}
