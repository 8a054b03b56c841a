import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type FollowOptions, followFiles } from '../../../engine/watch/follow-files.ts';
import { folderWith } from '../../support/healer.ts';

async function following(options: FollowOptions = {}) {
  const root = folderWith({ 'health/web.yaml': 'a: 1\n' });
  const folder = join(root, 'health');
  const there = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((entry) => `${entry.name} ${entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : ''}`)
      .join();
  let found = '';
  const files = followFiles(
    async () => {
      found = existsSync(folder) ? there() : 'gone';
    },
    { lookEvery: 50, ...options },
  );
  onTestFinished(() => files.stop());
  await files.follow({ root, folders: [folder], files: [join(folder, 'web.yaml')] });
  /** Waits until whoever is told of changes has seen what is there now. */
  const told = async (act: () => void) => {
    act();
    const now = existsSync(folder) ? there() : 'gone';
    await vi.waitFor(() => expect(found).toBe(now), { timeout: 5_000, interval: 10 });
  };
  return { root, folder, told };
}

const deaf = () => undefined;

describe.each([
  ['with the word of the system', {}],
  ['without it', { listen: deaf }],
])('%s, a change is found', (_, options) => {
  it('of a file, a new one, one in a new folder, and one that goes', async () => {
    const { folder, told } = await following(options);
    await told(() => appendFileSync(join(folder, 'web.yaml'), 'b: 2\n'));
    await told(() => writeFileSync(join(folder, 'api.yaml'), 'a: 1\n'));
    await told(() => mkdirSync(join(folder, 'deep')));
    await told(() => writeFileSync(join(folder, 'deep', 'db.yaml'), 'a: 1\n'));
    await told(() => rmSync(join(folder, 'deep', 'db.yaml')));
  });

  it('in a folder that was removed and made again', async () => {
    const { folder, told } = await following(options);
    await told(() => rmSync(folder, { recursive: true }));
    await told(() => mkdirSync(folder));
    await told(() => writeFileSync(join(folder, 'api.yaml'), 'a: 1\n'));
  });

  it('in a folder that took the place of another', async () => {
    const { root, folder, told } = await following(options);
    mkdirSync(join(root, 'next'));
    await told(() => {
      renameSync(folder, join(root, 'old'));
      renameSync(join(root, 'next'), folder);
    });
    await told(() => writeFileSync(join(folder, 'api.yaml'), 'a: 1\n'));
  });
});

it('listens anew to a folder that is another one by now', async () => {
  const heard: string[] = [];
  const { root, folder } = await following({
    listen: (path) => {
      heard.push(path);
      return { close: () => {} } as never;
    },
  });
  await vi.waitFor(() => expect(heard).toEqual([root, folder]));
  rmSync(folder, { recursive: true });
  mkdirSync(join(root, 'aside'));
  mkdirSync(folder);
  await vi.waitFor(() => expect(heard).toEqual([root, folder, folder]));
});

it('a change between the reading of what is followed and the first look at it is told', async () => {
  const root = folderWith({ 'health/web.yaml': 'a: 1\n' });
  const file = join(root, 'health', 'web.yaml');
  const told = vi.fn(async () => {});
  const files = followFiles(told, { lookEvery: 60_000, listen: deaf });
  onTestFinished(() => files.stop());
  const followed = { root, folders: [join(root, 'health')], files: [file] };
  await files.follow(followed, Date.now() + 1_000);
  expect(told).not.toHaveBeenCalled();

  const readSince = Date.now() - 1_000;
  appendFileSync(file, 'b: 2\n');
  await files.follow({ ...followed, files: [file, join(root, 'healer.yaml')] }, readSince);
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
});

it('listens to no folder that holds no definitions by rule, however much is in it', async () => {
  const root = folderWith({
    'health/web.yaml': 'a: 1\n',
    'node_modules/one/a.yaml': 'a: 1\n',
    '.git/objects/b': '',
  });
  const heard: string[] = [];
  const listen = (path: string) => {
    heard.push(path);
    return { close: () => {} } as never;
  };
  const files = followFiles(async () => {}, { lookEvery: 60_000, listen });
  onTestFinished(() => files.stop());
  await files.follow({ root, folders: [root], files: [join(root, 'health/web.yaml')] });
  expect(heard).toEqual([root, join(root, 'health')]);
});
