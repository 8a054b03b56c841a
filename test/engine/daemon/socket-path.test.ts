import { chmodSync, chownSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { socketPath } from '../../../engine/daemon/socket-path.ts';
import { temporaryFolder } from './harness.ts';

const state = '/home/ada/.local/state/healer/shop-0123456789ab';
const user = process.getuid?.() ?? 0;

describe('a socket’s path', () => {
  it('is in the runtime directory, in a folder only we can open', () => {
    const runtime = temporaryFolder();
    const found = socketPath(state, { runtime, temporary: '/nowhere' });
    expect(found).toEqual({ ok: true, value: expect.stringMatching(/\/healer\/[0-9a-f]{12}\.sock$/) });
    expect(lstatSync(join(runtime, 'healer')).mode & 0o777).toBe(0o700);
  });

  it('is the same for the same state directory and another for another', () => {
    const folders = { temporary: temporaryFolder() };
    expect(socketPath(state, folders)).toEqual(socketPath(state, folders));
    expect(socketPath(`${state}c`, folders)).not.toEqual(socketPath(state, folders));
  });

  it.each([
    ['is not set', undefined],
    ['is empty', ''],
    ['does not exist', '/nowhere/at/all'],
    ['is too long', `/tmp/${'long'.repeat(25)}`],
  ])('is in the temporary folder when the runtime directory %s', (_what, runtime) => {
    const temporary = temporaryFolder();
    const found = socketPath(state, { runtime, temporary });
    expect(found).toEqual({ ok: true, value: expect.stringContaining(join(temporary, `healer-${user}/`)) });
  });

  it('takes no longer for a state directory of any length', () => {
    expect(socketPath(`/${'deep/'.repeat(200)}`, { temporary: temporaryFolder() })).toMatchObject({ ok: true });
  });

  it('that does not fit anywhere is refused by name', () => {
    const temporary = `/tmp/${'é'.repeat(45)}`;
    expect(socketPath(state, { temporary })).toMatchObject({
      ok: false,
      failure: { code: 'daemon/socket-path-too-long', message: expect.stringContaining(temporary) },
    });
  });
});

describe('a folder that is not ours alone is refused', () => {
  const cases: [what: string, message: RegExp, prepare: (folder: string) => void][] = [
    ['is a symbolic link', /symbolic link/, (folder) => symlinkSync(temporaryFolder(), folder)],
    ['is a dangling link', /symbolic link/, (folder) => symlinkSync('/nowhere', folder)],
    ['is a file', /not a folder/, (folder) => writeFileSync(folder, '')],
    ['may be opened by others', /mode 755/, (folder) => open(folder, 0o755)],
    ['may be written by its group', /mode 720/, (folder) => open(folder, 0o720)],
  ];
  it.each(cases)('because it %s', (_what, message, prepare) => {
    const temporary = temporaryFolder();
    prepare(join(temporary, `healer-${user}`));
    expect(socketPath(state, { temporary })).toMatchObject({
      ok: false,
      failure: { code: 'daemon/socket-folder-unsafe', message: expect.stringMatching(message) },
    });
  });

  it('because it belongs to somebody else', () => {
    const temporary = user === 0 ? temporaryFolder() : '/proc/1';
    const folder = user === 0 ? join(temporary, 'healer-0') : '/proc/1/healer';
    if (user === 0) {
      mkdirSync(folder, { mode: 0o700 });
      chownSync(folder, 12_345, 12_345);
    }
    expect(socketPath(state, { temporary })).toMatchObject({
      ok: false,
      failure: { code: 'daemon/socket-folder-unsafe' },
    });
  });
});

function open(folder: string, mode: number): void {
  mkdirSync(folder);
  chmodSync(folder, mode);
}
