import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderForChecks } from '../../../engine/definitions/check-folder.ts';
import { loadDefinitions } from '../../../engine/definitions/load.ts';
import { codeOf, value } from '../store/temporary.ts';
import { httpCheck, playbook, workspace } from './workspace.ts';

const naming = (...folders: readonly string[]) =>
  `apiVersion: healer.platform/v1\nkind: Project\ndefinitions: ${JSON.stringify(folders)}\n`;
const chosen = async (root: string) => folderForChecks(await loadDefinitions({ root }));

it.each<[string, Readonly<Record<string, string>>, string, boolean]>([
  [
    'the first that holds checks',
    { 'healer.yaml': naming('a', 'b'), 'a/': '', 'b/x.health.yaml': httpCheck('x') },
    'b',
    true,
  ],
  [
    'one that holds checks before one called health',
    { 'healer.yaml': naming('health', 'checks'), 'health/': '', 'checks/x.health.yaml': httpCheck('x') },
    'checks',
    true,
  ],
  [
    'one called health',
    { 'healer.yaml': naming('ops', 'deep/health'), 'ops/': '', 'deep/health/': '' },
    'deep/health',
    true,
  ],
  ['one called health that is to be made', { 'healer.yaml': naming('rules', 'health'), 'rules/': '' }, 'health', false],
  [
    'one there before one that is not',
    { 'healer.yaml': naming('a/health', 'b/health'), 'b/health/': '' },
    'b/health',
    true,
  ],
  ['an empty one', { 'healer.yaml': naming('playbooks', 'checks'), 'playbooks/': '', 'checks/': '' }, 'checks', true],
  [
    'the first that holds nothing else',
    { 'healer.yaml': naming('ops', 'checks'), 'ops/a.playbook.yaml': playbook('a'), 'checks/': '' },
    'checks',
    true,
  ],
])('is %s', async (_, files, folder, there) => {
  const root = workspace(files);
  expect(value(await chosen(root))).toEqual({ folder: join(root, folder), there });
});

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['none where nothing says what runs', {}, 'definitions/none'],
  ['none where healer.yaml cannot be used', { 'healer.yaml': 'kind: [' }, 'yaml/unclosed-bracket'],
  [
    'none where all are for something else',
    { 'healer.yaml': naming('playbooks'), 'playbooks/': '' },
    'check/no-folder',
  ],
  ['none outside the root', { 'healer.yaml': naming('../health') }, 'definitions/no-such-folder'],
])('is %s', async (_, files, code) => expect(codeOf(await chosen(workspace(files)))).toBe(code));
