import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toolsOnPath, toolsSection } from '../../../../engine/forensics/sections/tools.ts';
import { value } from '../../store/temporary.ts';
import { programsIn } from '../reporting.ts';

const signal = new AbortController().signal;

it('are those on the PATH that can be started, each once, with the command that starts it', async () => {
  const first = programsIn({ htop: '', k9s: '' });
  const second = programsIn({ htop: '', btop: '' });
  chmodSync(join(second, 'btop'), 0o644);
  mkdirSync(join(second, 'lazydocker'));
  const data = value(await toolsSection.read({ environment: { PATH: `bin:${first}:${second}` } }, signal));
  expect(data.tools).toEqual([
    { name: 'htop', purpose: expect.any(String), path: join(first, 'htop'), command: ['htop'] },
    { name: 'k9s', purpose: expect.any(String), path: join(first, 'k9s'), command: ['k9s'] },
  ]);
  expect(toolsSection.lines(data)).toEqual(['htop  the processes of this host', 'k9s   the pods of the cluster']);
});

it('are none on a PATH without them, and relative folders do not count', async () => {
  expect(await toolsSection.read({ environment: {} }, signal)).toMatchObject({
    failure: { message: 'none of htop, btop, lazydocker, k9s is on the PATH' },
  });
  expect(await toolsOnPath('.:bin:')).toEqual([]);
});
