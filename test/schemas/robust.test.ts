import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../schemas/document.ts';
import { validate } from '../../schemas/validate.ts';
import { diagnose } from '../../server/service/diagnostics.ts';
import { fuzz } from '../support/fuzz.ts';

const examples = join(import.meta.dirname, '../../examples');
const files = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ya?ml$/.test(name) && !name.includes('node_modules'))
  .map((name) => ({ name, text: readFileSync(join(examples, name), 'utf8') }));

/** Everything there is to ask of a text; each mark must lie inside it. */
function check(path: string, text: string) {
  const file = parseFile(path, text);
  for (const document of file.documents)
    for (const { start, end } of validate(document)) {
      expect(start).toBeGreaterThanOrEqual(document.start);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(document.end);
    }
  for (const { range, message } of diagnose(file)) {
    expect(range.end.line).toBeLessThan(file.lines.lineStarts.length);
    expect(message).not.toBe('');
  }
}

const path = fc.constantFrom('a.yaml', 'a.health.yaml', 'a.rule.yaml', 'a.escalation.yaml', 'playbooks/a.yaml');

describe('nothing throws, whatever the text', () => {
  it('of any characters', () => {
    fc.assert(fc.property(path, fc.string({ unit: 'binary', maxLength: 300 }), check), fuzz(300));
  });

  it.each([
    ['a.health.yaml', '\uFEFF- \r'],
    ['a.rule.yaml', '*a\n  \r'],
    ['a.rule.yaml', '---\uFEFF#: : '],
  ])('where a fault ends in blanks: %s %j', check);

  it('of YAML’s own characters and our words', () => {
    const words = [
      '---',
      '...',
      '- ',
      ': ',
      '\n',
      '\n  ',
      '\n\t',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '#',
      '&a',
      '*a',
      '<<',
      '|',
      '>',
      '?',
      '!!int',
      '%',
      '@',
      '~',
      '\r\n',
      '\r',
      '\uFEFF',
      '\0',
    ];
    const ours = [
      'workload',
      'type',
      'http',
      'on',
      'action',
      'escalation',
      'levels',
      'spec',
      'actions',
      'apiVersion',
      'healer.platform/v1',
      'kind',
      'RemediationPlaybook',
      'condition',
      'restart_failed',
      'enabled',
      'yes',
      '30s',
      '__proto__',
    ];
    const text = fc.array(fc.constantFrom(...words, ...ours), { maxLength: 60 }).map((list) => list.join(''));
    fc.assert(fc.property(path, text, check), fuzz(2000));
  });

  it.each(files)('of $name cut short, or with a piece taken out or put in', ({ name, text }) => {
    const edit = fc.record({
      at: fc.nat(text.length),
      length: fc.nat(20),
      put: fc.constantFrom('', '\n', ' ', '  ', '\t', ':', '"', '[', '{', '- ', 'x', '---\n', '*x', '#'),
      cut: fc.boolean(),
    });
    fc.assert(
      fc.property(edit, ({ at, length, put, cut }) =>
        check(name, text.slice(0, at) + put + (cut ? '' : text.slice(at + length))),
      ),
      fuzz(150),
    );
  });
});

it.each(files)('$name has nothing wrong', ({ name, text }) => {
  const worth = diagnose(parseFile(name, text)).filter(({ severity }) => severity !== 4);
  expect(worth).toEqual([]);
});

describe('large input ends soon', () => {
  const playbookOf = (action: string) =>
    `apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: x}\nspec:\n  actions:\n${action.repeat(5000)}`;

  /** Processor time, in ms: what else the machine does is not counted. */
  const soon = (work: () => void, ms: number) => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(ms);
  };

  it('5 MB that is not ours is never parsed', () => {
    const text = 'name: other\nvalues: [1, 2, 3]\n---\n'.repeat(150_000);
    soon(() => expect(diagnose(parseFile('data.yaml', text))).toEqual([]), 5000);
  });

  it.each([
    ['markers without content', '...\n'.repeat(50_000)],
    ['one long line', `workload: ${' '.repeat(1_000_000)}x\ntype: http\n`],
    ['deep brackets', `type: http\nworkload: ${'['.repeat(20_000)}`],
    [
      'deep mappings',
      `type: http\nname: x\n${Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}`,
    ],
    [
      'many keys',
      `type: http\nname: x\nlabels:\n${Array.from({ length: 20_000 }, (_, index) => `  k${index}: v\n`).join('')}`,
    ],
    [
      'many unknown keys',
      `type: http\nname: x\n${Array.from({ length: 3000 }, (_, index) => `k${index}: v\n`).join('')}`,
    ],
    ['many syntax errors', `type: http\nname: x\n${'a b\n c: d\n'.repeat(2000)}`],
    ['many faults in one part', `type: http\nname: x\nlabels:\n${'  a b\n   c: d\n'.repeat(5000)}`],
    [
      'one anchor many times',
      `type: http\nname: x\nlabels:\n  a: &a v\n${'  b: &a *a\n  c: &a v\n  d: *a\n'.repeat(5000)}`,
    ],
    ['one condition many times', playbookOf('    - type: restart_pod\n      condition: restart_failed\n')],
    ['many conditions that name nothing', playbookOf('    - type: restart_pod\n      condition: nothing_failed\n')],
    ['many documents', 'workload: x\ntype: http\n---\n'.repeat(5000)],
    [
      'many comments',
      `type: http\nname: x # a\n${'    # b\n\n'.repeat(50_000)}labels:\n${'  # c\n'.repeat(50_000)}  d: e\n`,
    ],
    ['many empty lines', `type: http\nname: x${'\n'.repeat(200_000)}   # a\nworkload: y\n`],
    [
      'many anchors',
      `type: http\nname: x\nlabels:\n${Array.from({ length: 3000 }, (_, index) => `  k${index}: &a v\n  j${index}: *a\n`).join('')}`,
    ],
  ])('%s', (_name, text) => soon(() => check('a.health.yaml', text), 10_000));
});
