import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { diagnose, isTooLarge } from '../../../server/service/diagnostics.ts';

const codes = (text: string, path = 'web.health.yaml') => diagnose(parseFile(path, text)).map(({ code }) => code);
const web = 'workload: web\ntype: http\nenabled: true\n';

it('gives LSP diagnostics with positions in UTF-16 units', () => {
  expect(diagnose(parseFile('web.health.yaml', `${web}labels: {"🚑": 1}\r\nintervall: 30s\n`))).toEqual([
    {
      range: { start: { line: 3, character: 15 }, end: { line: 3, character: 16 } },
      severity: 1,
      code: 'schema/wrong-type',
      source: 'healer',
      message: '🚑 must be text: write "1", in quotes.',
      data: { replacement: '"1"' },
    },
    {
      range: { start: { line: 4, character: 0 }, end: { line: 4, character: 9 } },
      severity: 1,
      code: 'schema/unknown-key',
      source: 'healer',
      message: 'Unknown key "intervall". Did you mean "interval"?',
      data: { replacement: 'interval' },
    },
  ]);
});

it('orders schema problems and rules by place, over all documents', () => {
  const text = 'workload: web\ntype: exec\nintervall: 5s\n---\nworkload: db\ntype: tcp\nenabled: on\n';
  expect(codes(text)).toEqual([
    'health/enabled-missing',
    'health/exec-without-target',
    'schema/unknown-key',
    'health/volt-first-document',
    'health/tcp-without-port',
    'yaml/boolean-word',
  ]);
});

it.each([
  ['a missing key that is only misspelt', 'workload: db\ntype: tcp\nprot: 80\nenabled: true\n', ['schema/unknown-key']],
  ['text that is not YAML', 'workload: db\ntype: tcp\nlabels: {a: b\nport: 1\n', ['yaml/unclosed-bracket']],
  ['a value that is wrong anyway', `${web}timeout: 1d\ninterval: 5s\n`, ['schema/wrong-format']],
])('rules are silent about %s', (_name, text, expected) => expect(codes(text)).toEqual(expected));

it('leaves alone what is not ours', () => {
  expect(codes('workload: web\ntype: htp\n', 'web.yaml')).toEqual([]);
  expect(codes('a: [\n---\nfoo: "\n', 'web.yaml')).toEqual([]);
});

it.each([
  ['# healer-disable-next-line health/timeout-above-interval', []],
  ['  # healer-disable-next-line yaml/syntax, health/timeout-above-interval', []],
  ['# healer-disable-next-line health/enabled-missing', ['health/timeout-above-interval']],
  ['# timeouts', ['health/timeout-above-interval']],
])('below %j', (comment, expected) => expect(codes(`${web}${comment}\ntimeout: 40s\n`)).toEqual(expected));

describe('what keeps a document from running', () => {
  it.each([
    ['a key', `${web}# healer-disable-next-line schema/unknown-key\nintervall: 40s\n`],
    ['the first line of a later document', `${web}---\n# healer-disable-next-line schema/unknown-key\nx: 1\n${web}`],
    ['broken YAML', '# healer-disable-next-line yaml/quote-needed\nworkload: @web\ntype: http\n'],
  ])('is not hidden by a comment, and says so: %s', (_name, text) => {
    const errors = diagnose(parseFile('web.health.yaml', text)).filter(({ severity }) => severity === 1);
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/ With it the document cannot run, so the comment above does not hide it\.$/),
    ]);
  });
});

it('says of a file that is too large that it was not read, once, if it could be ours', () => {
  const text = `${web}# ${'x'.repeat(10_000_000)}\n`;
  expect(isTooLarge(parseFile('web.health.yaml', text))).toBe(true);
  expect(codes(text)).toEqual(['file/too-large']);
  expect(codes(text, 'data.yaml')).toEqual([]);
  const file = parseFile('web.health.yaml', text);
  expect(diagnose(file, { rules: { 'file/too-large': 'hint' } }).map(({ severity }) => severity)).toEqual([4]);
  expect(diagnose(file, { rules: { 'file/too-large': 'off' } })).toEqual([]);
});
