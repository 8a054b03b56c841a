import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundled, onSmallDisk } from '../store/small-disk.ts';

it('a full disk costs a postmortem nothing that a person wrote', { timeout: 30_000 }, async () => {
  const program = await bundled(join(import.meta.dirname, 'full-disk.ts'));
  expect(await onSmallDisk(program, '4m')).toEqual({
    first: 'written',
    'on a full disk': expect.stringMatching(/^postmortem\/not-written: .*no space left on device/),
    'what a person wrote': true,
    'left behind': 0,
    'with room again': ['written', true],
  });
});
