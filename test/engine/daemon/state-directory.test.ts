import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareStateDirectory, recordRoot, stateDirectoryFor } from '../../../engine/daemon/state-directory.ts';
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
  it('makes it, closed to others', () => {
    const { stateDirectory } = newPlace();
    const deep = join(stateDirectory, 'a', 'b');
    expect(expectOk(prepareStateDirectory(deep))).toBe(deep);
    expect(statSync(stateDirectory).mode & 0o777).toBe(0o700);
  });

  it('gives the real path behind a symbolic link', () => {
    const { stateDirectory } = newPlace();
    mkdirSync(stateDirectory, { mode: 0o700 });
    const link = `${stateDirectory}-link`;
    symlinkSync(stateDirectory, link);
    expect(expectOk(prepareStateDirectory(link))).toBe(stateDirectory);
  });

  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  it.each([
    ['under a file', join(file, 'state'), 'a file is in its place'],
    ['a file', file, 'a file is in its place'],
    ['where nothing can be made', '/proc/healer', 'the folder cannot be made there'],
    ['longer than the system allows', `/tmp/${'x'.repeat(300)}`, 'the path is too long'],
  ])('that is %s says so and what to do', (_what, path, reason) => {
    const prepared = prepareStateDirectory(path);
    expect(prepared).toMatchObject({ ok: false, failure: { code: 'daemon/state-read-only' } });
    if (prepared.ok) return;
    expect(prepared.failure.message).toContain(reason);
    expect(prepared.failure.message).toContain('--state-dir');
  });

  it('that is closed to us says so', () => {
    const { stateDirectory } = newPlace();
    mkdirSync(stateDirectory, { mode: 0o700 });
    chmodSync(stateDirectory, 0o500);
    const prepared = prepareStateDirectory(stateDirectory);
    // Root may write anywhere, whatever the mode says.
    expect(prepared.ok).toBe(process.getuid?.() === 0);
  });

  it.each([
    [0o755, true],
    [0o775, false],
    [0o757, false],
  ])('that is there with mode %o is good: %s', (mode, good) => {
    const { stateDirectory } = newPlace();
    mkdirSync(stateDirectory);
    chmodSync(stateDirectory, mode);
    const prepared = prepareStateDirectory(stateDirectory);
    if (good) return expect(prepared).toEqual({ ok: true, value: stateDirectory });
    const message = expect.stringMatching(new RegExp(`${stateDirectory}.*mode ${mode.toString(8)}.*chmod go-w`));
    return expect(prepared).toMatchObject({ ok: false, failure: { code: 'daemon/state-unsafe', message } });
  });

  it('that is not ours is refused', () => {
    // Root owns every folder of the system and none of nobody's; others own none of root's.
    const { stateDirectory } = newPlace();
    mkdirSync(stateDirectory, { mode: 0o700 });
    if (process.getuid?.() === 0) chownSync(stateDirectory, 65_534, 65_534);
    const prepared = prepareStateDirectory(process.getuid?.() === 0 ? stateDirectory : '/');
    const code = expect.stringMatching(/^daemon\/state-(unsafe|read-only)$/);
    expect(prepared).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('the root of a state directory', () => {
  function place() {
    const made = newPlace();
    mkdirSync(made.stateDirectory, { mode: 0o700 });
    return made;
  }

  it('is recorded with its origin', () => {
    const { root, stateDirectory } = place();
    mkdirSync(join(root, '.git'));
    writeFileSync(join(root, '.git', 'config'), '[remote "origin"]\n\turl = git@example.com:shop.git\n');
    expect(recordRoot(stateDirectory, root)).toEqual({ ok: true, value: undefined });
    expect(recorded(stateDirectory)).toEqual({ root, origin: 'git@example.com:shop.git' });
  });

  it('closes it to any other root, and both are named', () => {
    const { root, stateDirectory } = place();
    const other = join(root, '..', 'bakery');
    expectOk(recordRoot(stateDirectory, root));
    expect(recordRoot(stateDirectory, other)).toMatchObject({
      ok: false,
      failure: { code: 'daemon/state-of-another', message: expect.stringMatching(`${root}.*${other}`) },
    });
    expect(recorded(stateDirectory)).toEqual({ root });
  });

  it('that is gone gives way, and is told', () => {
    const { root, stateDirectory } = place();
    expectOk(recordRoot(stateDirectory, root));
    renameSync(root, `${root}-moved`);
    expect(recordRoot(stateDirectory, `${root}-moved`)).toEqual({ ok: true, value: root });
    expect(recorded(stateDirectory)).toEqual({ root: `${root}-moved` });
  });

  it.each(['', 'null', '{"root":', '[]'])('is mended in a root.json that reads %j', (text) => {
    const { root, stateDirectory } = place();
    writeFileSync(join(stateDirectory, 'root.json'), text);
    expectOk(recordRoot(stateDirectory, root));
    expect(recorded(stateDirectory)).toEqual({ root });
  });

  it('that cannot be recorded says where', () => {
    expect(recordRoot('/proc/self', '/shop')).toMatchObject({
      ok: false,
      failure: { code: 'daemon/state-read-only', file: '/proc/self' },
    });
  });
});

function recorded(stateDirectory: string): unknown {
  return JSON.parse(readFileSync(join(stateDirectory, 'root.json'), 'utf8'));
}
