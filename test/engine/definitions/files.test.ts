import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { listYamlFiles } from '../../../engine/definitions/files.ts';
import { workspace } from './workspace.ts';

async function listed(root: string, ...paths: string[]): Promise<string[]> {
  const { files, failures } = await listYamlFiles(paths.map((path) => join(root, path)));
  expect(failures).toEqual([]);
  return files.map((file) => relative(root, file));
}

it.each<[string, Record<string, string>, string[]]>([
  [
    'every YAML file, in order',
    { 'b.yml': '', 'a/x.yaml': '', 'a/B.YAML': '', 'a.json': '', 'a/x.yaml.bak': '' },
    ['a/B.YAML', 'a/x.yaml', 'b.yml'],
  ],
  ['hidden folders too', { '.github/workflows/ci.yaml': '' }, ['.github/workflows/ci.yaml']],
  [
    'never node_modules or .git',
    { 'node_modules/a/x.yaml': '', 'b/node_modules/x.yaml': '', '.git/x.yaml': '', 'a.yaml': '' },
    ['a.yaml'],
  ],
  [
    'not what git ignores',
    { '.gitignore': 'build/\n*.local.yaml\n', 'build/x.yaml': '', 'a.local.yaml': '', 'a.yaml': '' },
    ['a.yaml'],
  ],
  [
    'nested .gitignore files',
    { 'a/.gitignore': '/x.yaml\n', 'a/x.yaml': '', 'a/b/x.yaml': '', 'x.yaml': '' },
    ['a/b/x.yaml', 'x.yaml'],
  ],
  [
    'a deeper rule undoes a higher one',
    { '.gitignore': '*.yaml\n', 'a/.gitignore': '!keep.yaml\n', 'a/keep.yaml': '', 'a/x.yaml': '' },
    ['a/keep.yaml'],
  ],
  [
    'what is under an ignored folder stays ignored',
    { '.gitignore': 'a/\n', 'a/.gitignore': '!x.yaml\n', 'a/x.yaml': '', 'b.yaml': '' },
    ['b.yaml'],
  ],
  ['rules are sensitive to case', { '.gitignore': 'A.yaml\n', 'a.yaml': '' }, ['a.yaml']],
  ['.git/info/exclude', { '.git/info/exclude': 'x.yaml\n', 'x.yaml': '', 'a.yaml': '' }, ['a.yaml']],
])('%s', async (_, files, expected) => {
  expect(await listed(workspace(files), '.')).toEqual(expected);
});

it('obeys a .gitignore above the folder given', async () => {
  const root = workspace({ '.git/': '', '.gitignore': 'health/old/\n', 'health/old/x.yaml': '', 'health/a.yaml': '' });
  expect(await listed(root, 'health')).toEqual(['health/a.yaml']);
});

it.each(['build', 'build/shop', 'node_modules/pack'])(
  'a folder given is listed though git ignores it: %s',
  async (folder) => {
    const root = workspace({
      '.git/': '',
      '.gitignore': 'build/\n*.local.yaml\n',
      [`${folder}/a.yaml`]: '',
      [`${folder}/.gitignore`]: 'old/\n',
      [`${folder}/old/b.yaml`]: '',
    });
    expect(await listed(root, folder)).toEqual([`${folder}/a.yaml`]);
  },
);

it('a file given is listed whatever its name, and each file once', async () => {
  const root = workspace({ 'a.txt': '', 'b/x.yaml': '' });
  expect(await listed(root, 'a.txt', 'b', 'b/x.yaml', '.')).toEqual(['a.txt', 'b/x.yaml']);
});

it('follows links inside the folder once, and none that leave it', async () => {
  const root = workspace({ 'in/a/x.yaml': '', 'out/y.yaml': '' });
  symlinkSync(join(root, 'in', 'a'), join(root, 'in', 'link'));
  symlinkSync(join(root, 'in'), join(root, 'in', 'a', 'round'));
  symlinkSync(join(root, 'out'), join(root, 'in', 'out'));
  symlinkSync(join(root, 'out', 'y.yaml'), join(root, 'in', 'y.yaml'));
  expect(await listed(root, 'in')).toEqual(['in/a/x.yaml']);
});

it('names a link that leads in a circle and one that leads nowhere, and lists the rest', async () => {
  const root = workspace({ 'z.yaml': '' });
  symlinkSync('a.yaml', join(root, 'a.yaml'));
  symlinkSync('gone', join(root, 'b.yaml'));
  const { files, failures } = await listYamlFiles([root]);
  expect(files).toEqual([join(root, 'z.yaml')]);
  expect(failures).toMatchObject([
    { code: 'definitions/unreadable', file: join(root, 'a.yaml') },
    { code: 'definitions/no-such-path', file: join(root, 'b.yaml') },
  ]);
});

it('does not wait on what is neither a file nor a folder', async () => {
  expect((await listYamlFiles(['/dev/null'])).failures).toMatchObject([{ code: 'definitions/not-a-file' }]);
});

it('names a path that does not exist and lists the rest', async () => {
  const root = workspace({ 'a.yaml': '' });
  const { files, failures } = await listYamlFiles([join(root, 'gone'), root]);
  expect(files).toEqual([join(root, 'a.yaml')]);
  expect(failures).toMatchObject([{ code: 'definitions/no-such-path', file: join(root, 'gone') }]);
});
