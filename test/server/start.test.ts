import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compiledFolder } from '../../server/compiled-folder.ts';
import { exitCode, spawnServerWith } from './lsp-client.ts';

it.each<[NodeJS.ProcessEnv, string]>([
  [{ HOME: '/home/ann' }, '/home/ann/.cache/healer/compiled'],
  [{ HOME: '/home/ann', XDG_CACHE_HOME: '/cache' }, '/cache/healer/compiled'],
  [{ HOME: '/home/ann', XDG_CACHE_HOME: 'cache' }, '/home/ann/.cache/healer/compiled'],
])('keeps what is compiled in the cache of the user: %j', (environment, folder) => {
  expect(compiledFolder(environment)).toBe(folder);
});

/** Starts the server, which ends with its input. */
async function startOnce(cache: string): Promise<number | null> {
  const child = spawnServerWith({ XDG_CACHE_HOME: cache }, '--stdio');
  child.stdin?.end();
  return exitCode(child);
}

it('leaves behind what it compiled, and starts with it again', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'healer-cache-'));
  const ended = await startOnce(cache);
  expect(readdirSync(compiledFolder({ XDG_CACHE_HOME: cache }))).not.toEqual([]);
  expect(await startOnce(cache)).toBe(ended);
});

it('starts where nothing can be kept', async () => {
  const ended = await startOnce(mkdtempSync(join(tmpdir(), 'healer-cache-')));
  expect(await startOnce('/dev/null')).toBe(ended);
});
