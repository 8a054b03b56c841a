import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParsedFile, parseFile } from '../../../schemas/document.ts';
import { validate } from '../../../schemas/validate.ts';
import { codeLenses } from '../../../server/service/code-lens.ts';
import { diagnose } from '../../../server/service/diagnostics.ts';
import { hover } from '../../../server/service/hover.ts';
import { symbols } from '../../../server/service/symbols.ts';

const commands = { runCheck: 'run', dryRun: 'dry' };
const client = { hoverMarkdown: true } as Parameters<typeof hover>[2];

/** Everything that is known of a file. */
function allOf(file: ParsedFile) {
  const { text, lines, documents } = file;
  const spots = [0, text.length >> 2, text.length >> 1, text.length];
  return {
    documents: documents.map(({ index, start, end, line, text: own, kind, expected, unknownKind }) => {
      return { index, start, end, line, own, kind, expected, unknown: unknownKind?.range };
    }),
    problems: documents.map(validate),
    nodes: documents.map(({ yaml }) => yaml.contents?.range),
    lines: [lines.count, ...lines.lineStarts],
    positions: spots.map((offset) => lines.linePos(offset)),
    starts: lines.lineStarts.map((_, line) => lines.startOf(line)),
    diagnostics: diagnose(file),
    symbols: symbols(file),
    lenses: codeLenses(file, 'file:///a', commands),
    hovers: spots.map((offset) => {
      const { line, col } = lines.linePos(offset);
      return hover(file, { line: line - 1, character: col - 1 }, client);
    }),
  };
}

const health = 'workload: web\ntype: http\nenabled: true\n';
const playbook =
  'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: a}\nspec:\n  actions:\n    - type: restart_pod\n';
const modeline = '# yaml-language-server: $schema=healer:rule\n';
const pieces = [
  ...['---\n', '\n---\n', '--- x', '---', '\n...\n', '...\n', '...', '\n', '\r\n', '\r', ' ', '#', '# c\n', '\uFEFF'],
  ...[health, playbook, 'workload: db\ntype: tcp\n', 'on: crash\n', modeline, '%YAML 1.2\n', 'kind: Nope\n'],
  ...['# healer-disable-next-line health/enabled-missing\n', 'x', '"', '[', '- ', '\t', ': ', '&a ', '*a', '-', '.'],
];
const path = fc.constantFrom('health/a.yaml', 'a.yaml', 'a.rule.yaml');
const begin = fc.array(fc.constantFrom(...pieces, '---\n', '\n---\n', health), { maxLength: 25 });
const edit = fc.record({
  /** Where, as a share of the text, or of the way to a boundary between documents. */
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  near: fc.option(fc.integer({ min: -5, max: 5 })),
  remove: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(120)),
  put: fc.array(fc.constantFrom('', ...pieces), { maxLength: 2 }),
});

function apply(
  { text, documents }: ParsedFile,
  { at, near, remove, put }: typeof edit extends fc.Arbitrary<infer E> ? E : never,
) {
  const boundary = documents[Math.floor(at * documents.length)]?.start ?? text.length;
  const from = Math.min(text.length, Math.max(0, near === null ? Math.floor(at * text.length) : boundary + near));
  return text.slice(0, from) + put.join('') + text.slice(from + remove);
}

describe('a file read again after an edit', () => {
  it('is what it would be if it were read for the first time, whatever the edits', () => {
    fc.assert(
      fc.property(path, begin, fc.array(edit, { minLength: 1, maxLength: 6 }), (name, words, edits) => {
        let file = parseFile(name, words.join(''));
        for (const one of edits) {
          diagnose(file);
          file = parseFile(name, apply(file, one), file);
          expect(allOf(file)).toEqual(allOf(parseFile(name, file.text)));
        }
      }),
      { numRuns: 250 },
    );
  });

  const shop = Array.from({ length: 30 }, (_, index) => health.replace('web', `web${index}`)).join('---\n');
  const kept = (before: ParsedFile, after: ParsedFile) => {
    const known = new Set(before.documents.map(({ alone }) => alone));
    return after.documents.filter(({ alone }) => known.has(alone)).length;
  };

  it.each<[string, (text: string) => string, number]>([
    ['a letter', (text) => text.replace('web9', 'webx'), 28],
    ['a line more', (text) => text.replace('web9', 'web\n# here'), 28],
    ['a document more', (text) => text.replace('---\nworkload: web9', `---\n${health}---\nworkload: web9`), 28],
    ['a document less', (text) => text.replace(`---\n${health.replace('web', 'web9')}`, ''), 28],
    ['the first document', (text) => `# shop\n${text}`, 29],
    ['the last document', (text) => `${text}retries: 3\n`, 28],
    ['nothing', (text) => text, 30],
  ])('keeps the documents that were not touched: %s', (_, change, expected) => {
    const before = parseFile('health/a.yaml', shop);
    const after = parseFile('health/a.yaml', change(shop), before);
    expect(kept(before, after)).toBeGreaterThanOrEqual(expected);
    expect(allOf(after)).toEqual(allOf(parseFile('health/a.yaml', after.text)));
  });

  it('does not judge the text as the same under another name', () => {
    const before = parseFile('a.yaml', shop);
    expect(allOf(parseFile('health/a.yaml', shop, before))).toEqual(allOf(parseFile('health/a.yaml', shop)));
  });
});
