import os from 'node:os';
import { expect, it } from 'vitest';
import { availableOf, judgeMemory, probeMemory } from '../../../engine/checks/memory.ts';
import { folderWith } from '../../support/healer.ts';
import { context } from './support.ts';

const gib = 2 ** 30;

it('reads the memory of this host', async () => {
  const outcome = await probeMemory({ type: 'memory' }, context());
  expect(outcome).toMatchObject({ type: 'memory', total: os.totalmem() });
  expect('available' in outcome && outcome.available).toBeGreaterThan(0);
});

it('does without a proc file system', async () => {
  expect(await probeMemory({ type: 'memory' }, context({ proc: '/nowhere' }))).toMatchObject({ total: os.totalmem() });
});

it('says that it cannot be read', async () => {
  const proc = folderWith({ 'self/stat': '' });
  expect(await probeMemory({ type: 'memory' }, context({ proc }))).toMatchObject({
    reason: 'unreadable',
    message: expect.stringContaining('the memory of this host cannot be read: ENOENT'),
  });
});

it.each([
  [0.9, 1.6, undefined],
  [0.9, 1.4, 'memory is 91.3% in use (1.4GiB of 16GiB available), expected at most 90%'],
  [0.9, 1.599_999, 'memory is just over 90% in use (1.6GiB of 16GiB available), expected at most 90%'],
])('at most %d with %d GiB of 16 left', (usage, available, message) => {
  const outcome = { type: 'memory' as const, total: 16 * gib, available: available * gib };
  const judged = judgeMemory({ status: [], json: [], usage }, outcome);
  expect(judged.unmet?.message).toBe(message);
  expect(judged.value).toEqual({ number: 1 - available / 16, unit: 'ratio' });
});

it('reads what vm_stat of macOS tells', () => {
  const text =
    'Mach Virtual Memory Statistics: (page size of 16384 bytes)\nPages free:           10.\nPages active:   500.\nPages inactive:   90.\n';
  expect(availableOf(text)).toBe(100 * 16384);
  expect(() => availableOf('vm_stat: not permitted')).toThrow('does not tell');
});
