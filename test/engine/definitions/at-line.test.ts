import { expect, it } from 'vitest';
import { checksAt, playbookAt } from '../../../engine/definitions/at-line.ts';
import { httpCheck, playbook } from './workspace.ts';

const health = `# the front\n${httpCheck('web')}---\n# behind it\n${httpCheck('api')}---\nworkload: db\ntype: tcp\n`;

it.each<[number | undefined, string]>([
  [1, 'web'],
  [4, 'web'],
  [5, 'api'],
  [9, 'api'],
  [10, 'health/tcp-without-port'],
  [12, 'health/tcp-without-port'],
  [undefined, 'health/tcp-without-port'],
])('the check at line %s: %s', (line, expected) => {
  const definition = { file: '/shop/health/all.yaml', text: health, ...(line === undefined ? {} : { line }) };
  const found = checksAt(definition, '/shop');
  expect(found.ok ? found.value.map(({ workload }) => workload) : [found.failure.code]).toEqual([expected]);
});

it('all checks of a file when no line is named', () => {
  const found = checksAt({ file: '/shop/health/all.yaml', text: `${httpCheck('a')}---\n${httpCheck('b')}` }, '/shop');
  expect(found.ok && found.value.map(({ workload }) => workload)).toEqual(['a', 'b']);
});

it('the playbook at a line', () => {
  const text = `${playbook('first')}---\n${playbook('second')}`;
  const at = (line: number) => playbookAt({ file: '/shop/p.yaml', text, line }, '/shop');
  expect([at(3), at(9)]).toMatchObject([
    { ok: true, value: { name: 'first' } },
    { ok: true, value: { name: 'second' } },
  ]);
});

it('nothing of the kind is a failure with the line', () => {
  const found = playbookAt({ file: '/shop/health/a.yaml', text: httpCheck('a'), line: 2 }, '/shop');
  expect(found).toMatchObject({ ok: false, failure: { file: '/shop/health/a.yaml', line: 2 } });
});

it.each([
  ['by its name, wherever its lines are now', 'second', 'second'],
  ['that is gone is not replaced by the one at its line', 'third', 'definition/playbook-gone'],
])('a playbook %s', (_, name, expected) => {
  const text = `${playbook('first')}---\n${playbook('second')}`;
  const found = playbookAt({ file: '/shop/playbooks/all.playbook.yaml', text, line: 1 }, '/shop', name);
  expect(found.ok ? found.value.name : found.failure.code).toBe(expected);
});
