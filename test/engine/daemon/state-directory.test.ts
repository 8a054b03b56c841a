import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareStateDirectory, stateDirectoryFor } from '../../../engine/daemon/state-directory.ts';
import { expectOk, newPlace, temporaryFolder } from './harness.ts';

describe('the state directory of a root', () => {
  const root = '/home/ada/shop';
  const byRoot = 'healer/shop-ff0a01d53d83';
  const home = { HOME: '/home/ada' };
  it.each([
    ['--state-dir, before all else', { flag: '/a', environment: { ...home, HEALER_STATE_DIR: '/b' } }, '/a'],
    ['HEALER_STATE_DIR', { environment: { ...home, HEALER_STATE_DIR: '/b' } }, '/b'],
    ['under XDG_STATE_HOME', { environment: { ...home, XDG_STATE_HOME: '/x' } }, `/x/${byRoot}`],
    ['under ~/.local/state', { environment: home }, `/home/ada/.local/state/${byRoot}`],
    [
      'under ~/.local/state when XDG_STATE_HOME is relative',
      { environment: { ...home, XDG_STATE_HOME: 'x' } },
      `/home/ada/.local/state/${byRoot}`,
    ],
    [
      'under ~/.local/state when the others are empty',
      { flag: '', environment: { ...home, HEALER_STATE_DIR: '' } },
      `/home/ada/.local/state/${byRoot}`,
    ],
    ['from here when --state-dir is relative', { flag: 'state', environment: home }, resolve('state')],
  ])('is %s', (_what, choice, expected) => {
    expect(stateDirectoryFor(root, choice)).toBe(expected);
  });

  it('has a name that fits in a file name for any root', () => {
    const name =
      stateDirectoryFor(`/srv/${'🛒'.repeat(62)}`, { environment: home })
        .split('/')
        .at(-1) ?? '';
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(stateDirectoryFor('/', { environment: home })).toContain('/healer/root-');
  });
});

describe('preparing a state directory', () => {
  it('makes it, closed to others, and records the root and its origin', () => {
    const { root, stateDirectory } = newPlace();
    mkdirSync(join(root, '.git'));
    writeFileSync(join(root, '.git', 'config'), '[remote "origin"]\n\turl = git@example.com:shop.git\n');
    const deep = join(stateDirectory, 'a', 'b');
    expect(expectOk(prepareStateDirectory(deep, root))).toBe(deep);
    expect(statSync(stateDirectory).mode & 0o777).toBe(0o700);
    expect(recorded(deep)).toEqual({ root, origin: 'git@example.com:shop.git' });
  });

  it('gives the real path behind a symbolic link', () => {
    const { root, stateDirectory } = newPlace();
    mkdirSync(stateDirectory);
    const link = `${stateDirectory}-link`;
    symlinkSync(stateDirectory, link);
    expect(expectOk(prepareStateDirectory(link, root))).toBe(stateDirectory);
  });

  it('keeps the first root when another one shares the directory', () => {
    const { root, stateDirectory } = newPlace();
    expectOk(prepareStateDirectory(stateDirectory, root));
    expectOk(prepareStateDirectory(stateDirectory, '/elsewhere'));
    expect(recorded(stateDirectory)).toEqual({ root });
  });

  it.each(['', 'null', '{"root":', '[]'])('mends a root.json that reads %j', (text) => {
    const { root, stateDirectory } = newPlace();
    mkdirSync(stateDirectory);
    writeFileSync(join(stateDirectory, 'root.json'), text);
    expectOk(prepareStateDirectory(stateDirectory, root));
    expect(recorded(stateDirectory)).toEqual({ root });
  });

  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  it.each([
    ['under a file', join(file, 'state'), 'a file is in its place'],
    ['a file', file, 'a file is in its place'],
    ['where nothing can be made', '/proc/healer', 'the folder cannot be made there'],
    ['where nothing can be written', '/proc/self', 'cannot write in'],
    ['longer than the system allows', `/tmp/${'x'.repeat(300)}`, 'the path is too long'],
  ])('that is %s says so and what to do', (_what, path, reason) => {
    const prepared = prepareStateDirectory(path, '/shop');
    expect(prepared).toMatchObject({ ok: false, failure: { code: 'daemon/state-read-only' } });
    if (prepared.ok) return;
    expect(prepared.failure.message).toContain(reason);
    expect(prepared.failure.message).toContain('--state-dir');
    expect(existsSync(join(path, 'root.json'))).toBe(false);
  });

  it('that is closed to us says so', () => {
    const { root, stateDirectory } = newPlace();
    mkdirSync(stateDirectory);
    chmodSync(stateDirectory, 0o500);
    const prepared = prepareStateDirectory(stateDirectory, root);
    // Root may write anywhere, whatever the mode says.
    expect(prepared.ok).toBe(process.getuid?.() === 0);
  });
});

function recorded(stateDirectory: string): unknown {
  return JSON.parse(readFileSync(join(stateDirectory, 'root.json'), 'utf8'));
}
