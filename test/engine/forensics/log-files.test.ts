import { symlinkSync, utimesSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logFiles, rotated, shownPath } from '../../../engine/forensics/log-files.ts';
import { folderWith } from '../../support/healer.ts';

const signal = new AbortController().signal;

function shop() {
  const root = folderWith({
    'logs/api.log': 'up\n',
    'logs/web.log': 'up\n',
    'logs/deep/worker.log': 'up\n',
    'logs/odd[1].log': 'up\n',
    'logs/notes.txt': 'no log\n',
    'node_modules/x/x.log': 'no\n',
  });
  const changed = (file: string, minute: number) =>
    utimesSync(join(root, file), new Date(), new Date(Date.UTC(2026, 10, 21, 2, minute)));
  changed('logs/api.log', 50);
  changed('logs/web.log', 54);
  changed('logs/deep/worker.log', 52);
  changed('logs/odd[1].log', 10);
  const find = async (logs: readonly string[], most = 8) => {
    const { files, unread } = await logFiles(root, logs, { most, signal });
    return { files: files.map((file) => shownPath(root, file)), unread };
  };
  return { root, find };
}

describe('the log files of a profile', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['a path relative to the root', ['logs/api.log'], ['logs/api.log']],
    ['one with a dot', ['./logs/../logs/api.log'], ['logs/api.log']],
    ['a pattern: the last written first', ['logs/*.log'], ['logs/web.log', 'logs/api.log', 'logs/odd[1].log']],
    ['a pattern over folders', ['**/worker.log'], ['logs/deep/worker.log']],
    ['alternatives', ['logs/{web,api}.log'], ['logs/web.log', 'logs/api.log']],
    ['a name that only looks like a pattern', ['logs/odd[1].log'], ['logs/odd[1].log']],
    ['a file named twice, once', ['logs/api.log', 'logs/a*.log'], ['logs/api.log']],
    ['nothing in folders of packages', ['**/x.log', 'logs/api.log'], ['logs/api.log']],
  ])('are %s', async (_, logs, files) => {
    expect((await shop().find(logs)).files).toEqual(files);
  });

  it('are anywhere by absolute path, and below the home by ~/', async () => {
    const { find } = shop();
    const elsewhere = join(folderWith({ 'x.log': 'up\n' }), 'x.log');
    expect(await find([elsewhere])).toEqual({ files: [elsewhere], unread: [] });
    const none = relative('/', elsewhere);
    expect((await find([`~/${none}`])).unread).toEqual([`~/${none}: there is no such file`]);
  });

  it.each<[string, string]>([
    ['../other.log', 'it leads outside the root; name it by its absolute path'],
    ['../*.log', 'it leads outside the root; name it by its absolute path'],
    ['logs/../../*.log', 'it leads outside the root; name it by its absolute path'],
    ['logs/none.log', 'there is no such file'],
    ['logs/api.log/x', 'there is no such file'],
    ['none/*.log', 'no file matches'],
    ['**/x.log', 'no file matches'],
  ])('%s names none: %s', async (written, reason) => {
    expect(await shop().find([written])).toEqual({ files: [], unread: [`${written}: ${reason}`] });
  });

  it('are inside the root when links are resolved, by name and by pattern', async () => {
    const { root, find } = shop();
    const secret = join(folderWith({ id_rsa: 'secret' }), 'id_rsa');
    symlinkSync(secret, join(root, 'logs', 'stolen.log'));
    symlinkSync('nowhere', join(root, 'logs', 'stale.log'));
    symlinkSync('api.log', join(root, 'logs', 'same.log'));
    expect(await find(['logs/stolen.log', 'logs/s*.log'])).toEqual({
      files: ['logs/same.log'],
      unread: [
        'logs/stolen.log: it leads outside the root; name it by its absolute path',
        'logs/stale.log: it is a link to nothing',
        'logs/stolen.log: it leads outside the root; name it by its absolute path',
      ],
    });
  });

  it('are so many, and those beyond are named', async () => {
    expect(await shop().find(['logs/api.log', 'logs/web.log', 'logs/deep/worker.log'], 2)).toEqual({
      files: ['logs/api.log', 'logs/web.log'],
      unread: ['logs/deep/worker.log: more than 2 files'],
    });
  });

  it('stop being looked for when the time is up', async () => {
    const { root } = shop();
    expect(await logFiles(root, ['**/*.log'], { most: 8, signal: AbortSignal.abort() })).toEqual({
      files: [],
      unread: ['**/*.log: the time was up before all folders were looked through'],
    });
    const began = performance.now();
    await logFiles('/', ['**/no such log'], { most: 8, signal: AbortSignal.timeout(100) });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('of a pattern are found among the first five hundred that match', async () => {
    const names = Array.from({ length: 501 }, (_, index) => `logs/${index}.log`);
    const root = folderWith(Object.fromEntries(names.map((name) => [name, ''])));
    const { files, unread } = await logFiles(root, ['logs/*.log'], { most: 8, signal });
    expect(files).toHaveLength(8);
    expect(unread).toEqual(['logs/*.log: more than 500 files match, and not all were looked at']);
  });
});

describe('a log that was rotated', () => {
  it.each(['api.log.1', 'api.log.2.gz', 'api.log-20261121', 'api-2026-11-21.log', 'api.2026-11-21.log'])(
    'left %s',
    async (name) => {
      const folder = folderWith({ [name]: 'old\n', 'apiary.log': 'other\n', 'web.log.1': 'other\n' });
      const at = new Date('2026-11-21T02:51:07Z');
      utimesSync(join(folder, name), at, at);
      const path = join(folder, 'api.log');
      const words = `it was rotated: ${name} beside it was last written 2026-11-21 02:51:07 UTC`;
      expect(await rotated(path)).toBe(words);
      const { unread } = await logFiles(folder, ['api.log'], { most: 8, signal });
      expect(unread).toEqual([`api.log: there is no such file; ${words}`]);
    },
  );

  it('is told from one that was never there', async () => {
    const folder = folderWith({ 'web.log': '', 'apiary.log': '', 'api.md': '' });
    expect(await rotated(join(folder, 'api.log'))).toBeUndefined();
    expect(await rotated(join(folder, 'gone', 'api.log'))).toBeUndefined();
  });
});
