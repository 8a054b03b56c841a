import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParsedFile, parseFile } from '../../../schemas/document.ts';
import { validate } from '../../../schemas/validate.ts';
import { plainClient } from '../../../server/service/client-features.ts';
import { codeLenses } from '../../../server/service/code-lens.ts';
import { complete } from '../../../server/service/completion.ts';
import { definition } from '../../../server/service/definition.ts';
import { diagnose, problemsIn } from '../../../server/service/diagnostics.ts';
import { documentHighlights } from '../../../server/service/document-highlight.ts';
import { documentLinks } from '../../../server/service/document-links.ts';
import { folding } from '../../../server/service/folding.ts';
import { format } from '../../../server/service/format.ts';
import { hover } from '../../../server/service/hover.ts';
import { inlayHints } from '../../../server/service/inlay-hints.ts';
import { references } from '../../../server/service/references.ts';
import { rename } from '../../../server/service/rename.ts';
import { selectionRange } from '../../../server/service/selection.ts';
import { semanticTokens } from '../../../server/service/semantic-tokens.ts';
import { symbols } from '../../../server/service/symbols.ts';
import { occurrencesOf } from '../../../server/service/workspace/occurrences.ts';
import type { Sort } from '../../../server/service/workspace/sorts.ts';
import { createWorkspace, type Workspace } from '../../../server/service/workspace/workspace.ts';
import { fuzz } from '../../support/fuzz.ts';

const commands = { runCheck: 'run', dryRun: 'dry' };
const client = { ...plainClient, hoverMarkdown: true };

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
    placed: problemsIn(file),
    folds: folding(file),
    layout: format(file),
    hints: inlayHints(file, { start: { line: 0, character: 0 }, end: { line: lines.count, character: 0 } }),
    tokens: semanticTokens(file),
    symbols: symbols(file),
    lenses: codeLenses(file, 'file:///a', commands),
    links: documentLinks(file, (target) => `shop:${target}`),
    names: documents.map(occurrencesOf),
    places: spots.map((offset) => {
      const { line, col } = lines.linePos(offset);
      const position = { line: line - 1, character: col - 1 };
      return {
        hover: hover(file, position, client),
        selection: selectionRange(file, position),
        highlights: documentHighlights(file, position),
        completion: complete(file, position, plainClient).map(({ label, textEdit }) => ({ label, textEdit })),
      };
    }),
  };
}

/** Everything a workspace knows of its names, and what they show in each of its files. */
function allNames(workspace: Workspace, files: Iterable<ParsedFile>) {
  const view = { workspace, uriOf: (path: string) => `shop:${path}` };
  return {
    indexes: [...workspace.indexes].map((index) => ({
      root: index.root,
      defined: [...index.all()].map((one) => JSON.stringify(one)).sort(),
      occurrences: sorts.flatMap((sort) =>
        [...index.used(sort)].sort().map((name) => [sort, name, index.occurrences(sort, name)]),
      ),
    })),
    files: [...files].map((file) => ({
      diagnostics: diagnose(file, { index: workspace.at(file.path) }),
      places: file.documents.flatMap((document) =>
        occurrencesOf(document).map(({ start }) => {
          const { line, col } = file.lines.linePos(document.start + start);
          const position = { line: line - 1, character: col - 1 };
          return [
            definition(file, 'shop:it', position, view),
            references(file, 'shop:it', position, true, view),
            rename(file, 'shop:it', position, 'other', view),
          ];
        }),
      ),
    })),
  };
}

const sorts: readonly Sort[] = ['workload', 'check', 'playbook', 'channel', 'service', 'alert', 'file'];

const health = 'workload: web\ntype: http\nenabled: true\n';
const playbook =
  'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: a}\nspec:\n  actions:\n    - type: restart_pod\n';
const modeline = '# yaml-language-server: $schema=healer:rule\n';
const pieces = [
  ...['---\n', '\n---\n', '--- x', '---', '\n...\n', '...\n', '...', '\n', '\r\n', '\r', ' ', '#', '# c\n', '\uFEFF'],
  ...[health, playbook, 'workload: db\ntype: tcp\n', 'on: crash\n', modeline, '%YAML 1.2\n', 'kind: Nope\n'],
  ...['depends_on: [web, "db"]\n', 'labels: &a\n  "é🔥": b\n', 'env: *a\n', '<<: *a\n', 'runbook: a.md\n', '# é🔥 '],
  ...['interval: 1m30s\n', 'target: |\n  a: b\n\n  - c\n', 'alert: db_down\n', 'workload: &w web\n', 'name: *w\n'],
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
      fuzz(250),
    );
  });

  it('is so with Windows line ends', () => {
    fc.assert(
      fc.property(path, begin, fc.array(edit, { minLength: 1, maxLength: 3 }), (name, words, edits) => {
        const windows = (text: string) => text.replace(/\r?\n/g, '\r\n');
        let file = parseFile(name, windows(words.join('')));
        for (const one of edits) {
          diagnose(file);
          file = parseFile(name, windows(apply(file, one)), file);
          expect(allOf(file)).toEqual(allOf(parseFile(name, file.text)));
        }
      }),
      fuzz(60),
    );
  });

  it('gives a workspace the names it would have if all were read for the first time', () => {
    const paths = ['/shop/health/a.yaml', '/shop/rules/b.yaml', '/shop/far/healer.yaml', '/shop/far/health/c.yaml'];
    const roots = ['/shop', '/shop/far'];
    const step = fc.record({ file: fc.nat(paths.length - 1), edit, closed: fc.boolean() });
    fc.assert(
      fc.property(fc.array(begin, { minLength: 4, maxLength: 4 }), fc.array(step, { maxLength: 6 }), (texts, steps) => {
        const files = new Map(paths.map((name, nth) => [name, parseFile(name, (texts[nth] ?? []).join(''))]));
        const workspace = createWorkspace(roots);
        for (const file of files.values()) workspace.set(file.path, file, true);
        for (const { file: nth, edit: one, closed } of steps) {
          const name = paths[nth] ?? '';
          const before = files.get(name);
          if (!before) continue;
          const after = parseFile(name, apply(before, one), before);
          files.set(name, after);
          if (closed) workspace.set(name, undefined, false);
          workspace.set(name, after, !closed);
          const fresh = [...files.values()].map(({ path, text }) => parseFile(path, text));
          const anew = createWorkspace(roots);
          for (const file of fresh) anew.set(file.path, file, true);
          expect(allNames(workspace, files.values())).toEqual(allNames(anew, fresh));
        }
      }),
      fuzz(60),
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
