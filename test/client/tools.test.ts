import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toolsOnPath } from '../../client/src/tools.ts';
import { folderWith } from '../support/healer.ts';

it('finds programs on the PATH: the first of a name, what can be run, and in absolute folders only', async () => {
  const folder = folderWith({ 'a/htop': '', 'a/btop/readme': '', 'b/htop': '', 'b/k9s': '', 'b/other': '' });
  for (const program of ['a/htop', 'b/htop', 'b/other']) chmodSync(join(folder, program), 0o755);
  const found = await toolsOnPath(`relative:${join(folder, 'a')}:${join(folder, 'b')}`);
  expect(found).toEqual([{ name: 'htop', purpose: 'the processes of this host', file: join(folder, 'a/htop') }]);
});

it('finds nothing on an empty PATH', async () => {
  expect(await toolsOnPath('')).toEqual([]);
});
