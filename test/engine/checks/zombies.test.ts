import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { judgeZombies, probeZombies, zombiesAmong } from '../../../engine/checks/zombies.ts';
import { folderWith } from '../../support/healer.ts';
import { startParentOfZombies } from './processes.ts';
import { context } from './support.ts';

const none = { status: [], json: [] };

it.each([['/proc'], ['/nowhere']])('counts the zombies of this host by %s, and names who left them', async (proc) => {
  const { pid } = await startParentOfZombies(3);
  await vi.waitFor(async () => {
    const outcome = await probeZombies({ type: 'zombies' }, context({ proc }));
    expect(outcome).toMatchObject({
      type: 'zombies',
      parents: expect.arrayContaining([{ pid, name: 'sleep', count: 3 }]),
    });
  });
});

it('says that processes cannot be read', async () => {
  const folder = folderWith({});
  for (const entry of ['self', '1/stat']) mkdirSync(join(folder, entry), { recursive: true });
  expect(await probeZombies({ type: 'zombies' }, context({ proc: folder }))).toMatchObject({
    type: 'error',
    reason: 'unreadable',
    message: expect.stringContaining('the processes of this host cannot be read: EISDIR'),
  });
});

it('names the parents with most first, five at most', () => {
  const row = (pid: number, parent: number, state: string) => ({
    pid,
    parent,
    state,
    name: `p${pid}`,
    start: '1',
    cpu: 0,
  });
  const parents = [1, 2, 3, 4, 5, 6].map((pid) => row(pid, 0, 'S'));
  const zombies = parents.flatMap(({ pid }) =>
    Array.from({ length: pid }, (_, index) => row(pid * 100 + index, pid, 'Z')),
  );
  const outcome = zombiesAmong([...parents, ...zombies, row(999, 77, 'Z')]);
  expect(outcome.count).toBe(22);
  expect(outcome.parents.map(({ name, count }) => [name, count])).toEqual([
    ['p6', 6],
    ['p5', 5],
    ['p4', 4],
    ['p3', 3],
    ['p2', 2],
  ]);
});

it.each([
  [10, 10, undefined],
  [11, 10, '11 zombie processes, expected at most 10 zombie processes: 11 left by worker (pid 7)'],
  [1, 0, '1 zombie process, expected at most 0 zombie processes: 1 left by worker (pid 7)'],
])('%i with at most %i', (count, zombies, message) => {
  const outcome = { type: 'zombies' as const, count, parents: [{ pid: 7, name: 'worker', count }] };
  const judged = judgeZombies({ ...none, zombies }, outcome);
  expect(judged.unmet?.message).toBe(message);
  expect(judged.value).toEqual({ number: count, unit: 'count' });
});
