import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { pathFromRoot } from '../../server/root.ts';
import { folderWith } from '../support/healer.ts';

it.each([
  [
    'healer.yaml',
    'shop/health/web.yaml',
    { 'shop/healer.yaml': '', '.git/HEAD': '', 'shop/health/.git/x': '' },
    'shop',
  ],
  ['.git', 'shop/health/web.yaml', { 'shop/.git/HEAD': '' }, 'shop'],
  ['neither', 'shop/health/web.yaml', { 'shop/health/web.yaml': '' }, 'shop/health'],
])('a path leads from the nearest folder with %s', (_, file, files, root) => {
  const folder = folderWith(files);
  const uri = pathToFileURL(join(folder, file)).href;
  expect(pathFromRoot(uri)('runbooks/a b.md')).toBe(pathToFileURL(join(folder, root, 'runbooks/a b.md')).href);
});

it('a file that is not on the disk has no root', () =>
  expect(pathFromRoot('untitled:Untitled-1')('a.md')).toBeUndefined());
