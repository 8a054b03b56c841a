import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ParsedFile, parseFile } from '../../../../schemas/document.ts';
import { diagnose } from '../../../../server/service/diagnostics.ts';
import { createNameIndex } from '../../../../server/service/workspace/name-index.ts';
import { noteQuestions, stillHolds } from '../../../../server/service/workspace/noted-names.ts';
import { fuzz } from '../../../support/fuzz.ts';

const check = (workload: string, more = '') => `workload: ${workload}\ntype: http\nenabled: true\n${more}`;
const path = '/shop/health/web.yaml';

it.each<[string, string, boolean]>([
  ['a line above', `# one\n${check('a')}---\n${check('b')}`, true],
  ['another name', `${check('a')}---\n${check('c')}`, true],
  ['a name it depends on', `${check('a', 'depends_on: [b]\n')}---\n${check('b')}`, false],
  ['its own name', `${check('x')}---\n${check('b')}`, false],
  ['the name a second time', `${check('a')}---\n${check('a', 'name: x\n')}`, false],
])('knows whether what was said of a name holds after an edit: %s', (_, text, holds) => {
  const index = createNameIndex('/shop');
  const file = parseFile(path, `${check('a')}---\n${check('b')}`);
  index.set(path, file, true);
  const { names, noted } = noteQuestions(index);
  expect(names.isDefined('workload', 'a')).toBe(true);
  expect(stillHolds(noted)).toBe(true);
  index.set(path, parseFile(path, text, file), true);
  expect(stillHolds(noted)).toBe(holds);
});

it.each<[string, string, boolean]>([
  ['another document', `${check('a')}---\n${check('b')}---\n${check('a')}`, true],
  ['a line above both', `# one\n${check('a')}---\n${check('a')}`, false],
  ['a line above one', `${check('a')}---\n# one\n${check('a')}`, false],
])('knows whether a name defined twice is where it was: %s', (what, text, holds) => {
  const index = createNameIndex('/shop');
  const file = parseFile(path, what === 'another document' ? text : `${check('a')}---\n${check('a')}`);
  index.set(path, file, true);
  const { names, noted } = noteQuestions(index);
  expect(names.definitions('workload', 'a')).toHaveLength(2);
  const after = what === 'another document' ? text.replace('workload: b', 'workload: c') : text;
  index.set(path, parseFile(path, after, file), true);
  expect(stillHolds(noted)).toBe(holds);
});

it('notes that files were asked for', () => {
  const index = createNameIndex('/shop');
  const { names, noted } = noteQuestions(index);
  expect(names.files.size).toBe(0);
  index.set(path, parseFile(path, check('a')), true);
  expect(stillHolds(noted)).toBe(true);
  index.setFiles(new Set(['runbooks/a.md']));
  expect(stillHolds(noted)).toBe(false);
});

const document = fc.constantFrom(
  ...['a', 'b', 'c'].flatMap((name) => [
    check(name),
    check(name, 'depends_on: [a, c]\n'),
    check(name, 'name: x\n'),
    check(name, 'runbook: runbooks/a.md\n'),
    check(`&${name} ${name}`),
    `# healer-disable-next-line health/duplicate-check\n${check(name)}`,
  ]),
  '# note\n',
  'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: p}\nspec:\n  actions:\n    - {type: notify, channel: oncall}\n',
  'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\nchannels:\n  oncall: {type: desktop}\n',
  ...['oncall', 'night'].map(
    (name) =>
      `# yaml-language-server: $schema=healer:escalation\nname: ${name}\nescalation: {levels: [{delay: 0m, channels: [oncall, oncal]}]}\n`,
  ),
);
const paths = ['/shop/health/a.yaml', '/shop/health/b.yaml'];
const edit = fc.record({
  path: fc.constantFrom(...paths),
  at: fc.nat(5),
  remove: fc.nat(2),
  put: fc.array(document, { maxLength: 2 }),
  files: fc.constantFrom([], ['runbooks/a.md']),
  looks: fc.boolean(),
});

it('says after any edits in any file what it would say of the files as they are', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 2, maxLength: 12 }), (edits) => {
      const index = createNameIndex('/shop');
      const texts = new Map(paths.map((one) => [one, [check('a'), check('b')]]));
      const files = new Map<string, ParsedFile>();
      for (const { path: own, at, remove, put, files: others, looks } of edits) {
        texts.get(own)?.splice(at, remove, ...put);
        index.setFiles(new Set(others));
        const fresh = createNameIndex('/shop');
        fresh.setFiles(new Set(others));
        for (const [one, documents] of texts) {
          const text = documents.join('---\n');
          files.set(one, parseFile(one, text, files.get(one)));
          index.set(one, files.get(one), true);
          fresh.set(one, parseFile(one, text), true);
        }
        for (const [one, file] of looks ? files : [])
          expect(diagnose(file, { index })).toEqual(diagnose(parseFile(one, file.text), { index: fresh }));
      }
    }),
    fuzz(100),
  );
});
