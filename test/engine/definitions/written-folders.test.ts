import { expect, it } from 'vitest';
import { loadDefinitions } from '../../../engine/definitions/load.ts';
import { writtenFolders } from '../../../engine/definitions/written-folders.ts';
import { folderWith } from '../../support/healer.ts';

const check = (workload: string, enabled = true) =>
  `workload: ${workload}\ntype: exec\ntarget: "true"\nenabled: ${enabled}\n`;

const playbook = `apiVersion: healer.platform/v1
kind: RemediationPlaybook
metadata: {name: restart}
spec:
  trigger: {alert: H8}
  actions:
    - {type: notify, channel: oncall}
`;
const empty = { checks: 0, enabled: 0, rules: 0, playbooks: 0, escalations: 0, files: 0, broken: 0 };

async function found(files: Readonly<Record<string, string>>) {
  const definitions = await loadDefinitions({ dir: folderWith(files) });
  return writtenFolders(definitions.folders[0] ?? '', definitions);
}

it('tells every folder in which something that could run is written, with all beneath it', async () => {
  const files = {
    'health/web.yaml': `${check('web')}---\n${check('api', false)}`,
    'health/db/db.health.yaml': check('db'),
    'rules/db.rule.yaml': 'on: unhealthy\nworkload: db\naction: notify\n',
    'vendor/pkg/testdata/health/x.yaml': check('evil'),
    'notes/list.yaml': 'shopping: [milk]\n',
    'playbooks/restart.yaml': playbook,
    'node_modules/p/health/x.yaml': check('npm'),
    'ignored/health/x.yaml': check('ignored'),
    '.gitignore': 'ignored\n',
  };
  expect(await found(files)).toEqual([
    { ...empty, folder: 'health', checks: 3, enabled: 2, files: 2 },
    { ...empty, folder: 'health/db', checks: 1, enabled: 1, files: 1 },
    { ...empty, folder: 'playbooks', playbooks: 1, files: 1 },
    { ...empty, folder: 'rules', rules: 1, files: 1 },
    { ...empty, folder: 'vendor/pkg/testdata/health', checks: 1, enabled: 1, files: 1 },
  ]);
});

it('counts a check in every folder that has one of its name', async () => {
  expect(await found({ 'backup/health/web.yaml': check('web'), 'health/web.yaml': check('web') })).toMatchObject([
    { folder: 'backup/health', checks: 1, files: 1 },
    { folder: 'health', checks: 1, files: 1 },
  ]);
});

it('tells of what cannot be used, and of the folder itself', async () => {
  expect(await found({ 'web.health.yaml': check('web'), 'health/bad.health.yaml': 'workload: [\n' })).toEqual([
    { ...empty, folder: '.', checks: 1, enabled: 1, files: 1, broken: 1 },
    { ...empty, folder: 'health', broken: 1 },
  ]);
});

it('is nothing where nothing is written', async () => expect(await found({ 'README.md': 'hello\n' })).toEqual([]));
