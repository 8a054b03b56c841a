import { expect, it } from 'vitest';
import { bundled, onSmallDisk } from '../store/small-disk.ts';

it('a full disk costs neither report nor event while there is a reserve, and never the database', {
  timeout: 30_000,
}, async () => {
  const program = await bundled('test/engine/forensics/full-disk.ts');
  expect(await onSmallDisk(program, '48m')).toEqual({
    made: true,
    'report on a full disk': ['written', false],
    'report without a reserve': ['report/not-written', false],
    'event without a reserve': 'store/disk-full',
    'report with room again': ['written', true],
    'event on a full disk': ['written', false],
    files: 4,
    verified: [
      ['three', 0],
      ['one', 0],
    ],
    integrity: 'ok',
  });
});
