import { expect, it } from 'vitest';
import { disk } from '../../../schemas/files/disk.ts';
import { isYaml, type WalkLimits, walkPaths } from '../../../schemas/files/walk.ts';
import { workspace } from '../../engine/definitions/workspace.ts';

const files = ['a/a/a/deep.yaml', 'a/b.yaml', 'b/a.yaml', 'b/note.txt', 'z.yaml'];
const none: WalkLimits = { files: 99, depth: 99, time: 60_000 };

it.each<[string, Partial<WalkLimits>, string[], string | undefined]>([
  ['with room for all', {}, ['z.yaml', 'a/b.yaml', 'b/a.yaml', 'a/a/a/deep.yaml'], undefined],
  ['as many files', { files: 2 }, ['z.yaml', 'a/b.yaml'], 'files'],
  ['as deep', { depth: 1 }, ['z.yaml', 'a/b.yaml', 'b/a.yaml'], 'depth'],
  ['the folder given alone', { depth: 0 }, ['z.yaml'], 'depth'],
  ['as long', { time: 0 }, [], 'time'],
])('a bounded walk takes what is nearest first: %s', async (_, limits, expected, limit) => {
  const root = workspace(Object.fromEntries(files.map((path) => [path, ''])));
  const walked = await walkPaths([root], disk, isYaml, { ...none, ...limits });
  expect(walked.files.map((path) => path.slice(root.length + 1))).toEqual(expected);
  expect(walked.limit).toBe(limit);
});

it('a walk without limits goes folder by folder, to the bottom', async () => {
  const root = workspace(Object.fromEntries(files.map((path) => [path, ''])));
  const walked = await walkPaths([root]);
  expect(walked.files.map((path) => path.slice(root.length + 1))).toEqual([
    'a/a/a/deep.yaml',
    'a/b.yaml',
    'b/a.yaml',
    'z.yaml',
  ]);
  expect(walked.limit).toBeUndefined();
});
