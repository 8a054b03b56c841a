import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findRoot } from '../../../engine/definitions/root.ts';
import { workspace } from './workspace.ts';

it.each([
  ['the nearest healer.yaml', { 'healer.yaml': '', 'a/healer.yaml': '', 'a/b/c/': '' }, 'a/b/c', 'a'],
  ['its own healer.yaml', { 'healer.yaml': '', 'a/healer.yaml': '' }, 'a', 'a'],
  ['a healer.yaml above a .git', { 'healer.yaml': '', 'a/.git/': '', 'a/b/': '' }, 'a/b', ''],
  ['else the nearest .git', { '.git/': '', 'a/.git/': '', 'a/b/': '' }, 'a/b', 'a'],
  ['a .git file, as a worktree has', { 'a/.git': 'gitdir: /x', 'a/b/': '' }, 'a/b', 'a'],
  ['else the folder itself', { 'a/b/': '' }, 'a/b', 'a/b'],
  ['the folder of a file', { '.git/': '', 'a/x.yaml': '' }, 'a/x.yaml', ''],
])('%s', async (_, files, start, root) => {
  const top = workspace(files);
  expect(await findRoot(join(top, start))).toEqual({ ok: true, value: join(top, root) });
});

it('is a real path', async () => {
  const top = workspace({ 'real/healer.yaml': '', 'real/health/': '' });
  symlinkSync(join(top, 'real', 'health'), join(top, 'link'));
  expect(await findRoot(join(top, 'link'))).toEqual({ ok: true, value: join(top, 'real') });
});

it('says when there is no such folder', async () => {
  const missing = join(workspace({}), 'gone');
  expect(await findRoot(missing)).toEqual({
    ok: false,
    failure: {
      code: 'definitions/no-such-path',
      file: missing,
      message: 'This path does not exist. Check how it is written.',
    },
  });
});
