import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ParsedFile, parseFile } from '../../../../schemas/document.ts';
import { createNameIndex, type Located } from '../../../../server/service/workspace/name-index.ts';
import { createWorkspace, nestedRoots } from '../../../../server/service/workspace/workspace.ts';
import { fuzz } from '../../../support/fuzz.ts';

const path = '/shop/health/web.yaml';
const check = (workload: string, more = '') => `workload: ${workload}\ntype: http\n${more}`;
const lines = (found: Located[]) => found.map(({ range }) => range.start.line);

it('follows a document that moves without looking at it again', () => {
  const index = createNameIndex('/shop');
  const file = parseFile(path, `${check('a')}---\n${check('b')}`);
  index.set(path, file, true);
  expect(lines(index.definitions('workload', 'b'))).toEqual([3]);
  const { generation } = index;
  index.set(path, parseFile(path, `# one\n# two\n${check('a')}---\n${check('b')}`, file), true);
  expect(lines(index.definitions('workload', 'b'))).toEqual([5]);
  expect(index.generation).toBe(generation);
});

it('tells when what is defined has changed, and only then', () => {
  const index = createNameIndex('/shop');
  const changes = [
    check('a'),
    check('a', 'interval: 5s\n'),
    check('a', 'depends_on: [b]\n'),
    check('b'),
    check('b'),
    '',
  ].map((text) => {
    const before = index.generation;
    index.set(path, parseFile(path, text), true);
    return index.generation !== before;
  });
  expect(changes).toEqual([true, false, true, true, false, true]);
});

it('tells when what another file defines too has moved to another line, and only then', () => {
  const index = createNameIndex('/shop');
  const playbook = (name: string) =>
    `apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: ${name}, name: ${name}}\nspec: {actions: [{type: notify}]}\n`;
  const of = (text: string, at = path) => {
    const before = index.generation;
    index.set(at, text === '' ? undefined : parseFile(at, text), true);
    return index.generation !== before;
  };
  of(`${check('a')}---\n${playbook('p')}`);
  of(`${check('b')}---\n${playbook('q')}`, '/shop/health/api.yaml');
  expect([
    of(`# moved\n${check('a')}---\n${playbook('p')}`),
    of(`# moved\n${check('b')}---\n${playbook('p')}`, '/shop/health/api.yaml'),
    of(`${check('a')}---\n${playbook('p')}`),
    of(`${check('a', '# below\n')}---\n${playbook('p')}`),
    of(`${check('a', '# other\n')}---\n${playbook('p')}`),
    of('', '/shop/health/api.yaml'),
    of(`# moved\n${check('a', '# below\n')}---\n${playbook('p')}`),
  ]).toEqual([false, true, true, true, false, true, false]);
});

it('knows after any edits what it would know of the file as it is', () => {
  const texts = fc.array(
    fc.constantFrom(check('a'), check('b', 'depends_on: [a]\n'), check('c', 'name: x\n'), '# note\n'),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 6 }), (versions) => {
      const index = createNameIndex('/shop');
      let file: ParsedFile | undefined;
      for (const version of versions) {
        file = parseFile(path, version.join('---\n'), file);
        index.set(path, file, true);
      }
      const fresh = createNameIndex('/shop');
      fresh.set(path, parseFile(path, file?.text ?? ''), true);
      for (const name of ['a', 'b', 'c'])
        expect(index.occurrences('workload', name)).toEqual(fresh.occurrences('workload', name));
    }),
    fuzz(100),
  );
});

it('forgets a file that is gone', () => {
  const index = createNameIndex('/shop');
  index.set(path, parseFile(path, check('a', 'depends_on: [b]\n')), false);
  expect([...index.defined('workload')]).toEqual(['a']);
  index.set(path, undefined, false);
  expect([...index.defined('workload'), ...index.used('workload'), ...index.all()]).toEqual([]);
});

it('keeps each root to itself, the deepest first', () => {
  const files = ['/shop/health/a.yaml', '/shop/other/healer.yaml', '/shop/other/health/a.yaml'];
  const workspace = createWorkspace(['/shop', ...nestedRoots(files)]);
  for (const file of files) workspace.set(file, parseFile(file, check('a')), false);
  expect(workspace.at('/shop/health/a.yaml')?.definitions('workload', 'a')).toHaveLength(1);
  expect(workspace.at('/shop/other/health/b.yaml')?.root).toBe('/shop/other');
  expect(workspace.at('/elsewhere/a.yaml')).toBeUndefined();
  expect(workspace.at('/shopping/a.yaml')).toBeUndefined();
});
