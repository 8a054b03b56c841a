import { expect, it } from 'vitest';
import { temporaryFolder } from '../../store/temporary.ts';
import { collect } from '../collecting.ts';

it('asks git for the root', async () => {
  const root = temporaryFolder();
  expect(await collect('git', {}, { context: { root } })).toMatchObject({
    failure: { code: 'forensics/not-a-repository', file: root },
  });
});
