import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gitOrigin } from '../../../engine/daemon/git-origin.ts';
import { temporaryFolder } from './harness.ts';

function repository(config: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, '.git', 'config'), config);
  return folder;
}

it.each([
  ['an SSH remote', '[remote "origin"]\n\turl = git@example.com:shop.git\n', 'git@example.com:shop.git'],
  [
    'a remote between others',
    '[core]\n\tbare = false\n[remote "up"]\n\turl = a\n[remote "origin"]\n\tfetch = +x\n\turl = b\n[branch "m"]\n\turl = c\n',
    'b',
  ],
  [
    'a remote with a password',
    '[remote "origin"]\n\turl = https://ada:secret@example.com/shop.git\n',
    'https://example.com/shop.git',
  ],
  ['another remote only', '[remote "up"]\n\turl = a\n', undefined],
  ['an origin without a URL', '[remote "origin"]\n\tfetch = +x\n[remote "up"]\n\turl = a\n', undefined],
  ['an empty configuration', '', undefined],
])('%s', (_what, config, expected) => {
  expect(gitOrigin(repository(config))).toBe(expected);
});

it('is found from a folder inside the repository', () => {
  const folder = join(repository('[remote "origin"]\n\turl = b\n'), 'deep', 'er');
  mkdirSync(folder, { recursive: true });
  expect(gitOrigin(folder)).toBe('b');
});

it('is found from a worktree, whose .git is a file', () => {
  const main = repository('[remote "origin"]\n\turl = b\n');
  const own = join(main, '.git', 'worktrees', 'hotfix');
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'commondir'), '../..\n');
  const worktree = temporaryFolder();
  writeFileSync(join(worktree, '.git'), `gitdir: ${own}\n`);
  expect(gitOrigin(worktree)).toBe('b');
});

it('is undefined outside a repository', () => {
  expect(gitOrigin(temporaryFolder())).toBeUndefined();
});
