import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hindranceOf, type Start } from '../../../engine/recovery/startable.ts';
import { dieFolder } from '../../support/dead-folder.ts';
import { temporaryFolder } from '../store/temporary.ts';

const dead = '/healer-dead';

/** A folder that answers, with a program `up`, a script `up.sh` of a program that does not, and a program nobody may run. */
function alive() {
  const folder = temporaryFolder();
  const write = (name: string, text: string, mode: number) => {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), mode);
  };
  write('up', '#!/bin/sh\n', 0o755);
  write('up.sh', `#! ${dead}/python -u\n`, 0o755);
  write('not', '#!/bin/sh\n', 0o644);
  mkdirSync(join(folder, 'logs'));
  return folder;
}

const hindrance = (start: Start) => hindranceOf('up now', start, { patience: 300 });

describe('a process is not started', () => {
  it.each<[string, (folder: string) => Start, string]>([
    ['in a folder', () => ({ program: '/bin/sh', cwd: dead }), `the folder ${dead}`],
    ['from a program', (cwd) => ({ program: `${dead}/up`, cwd }), `the program ${dead}/up`],
    [
      'from a program by its place to the folder',
      (cwd) => ({ program: relative(cwd, `${dead}/up`), cwd }),
      `${dead}/up`,
    ],
    ['from a program of PATH', (cwd) => ({ program: 'up', path: `${dead}:${cwd}`, cwd }), `${dead}/up`],
    ['from a program nobody may run before', (cwd) => ({ program: 'not', path: `${cwd}:${dead}`, cwd }), `${dead}/not`],
    ['by what reads a script', (cwd) => ({ program: './up.sh', cwd }), `the program ${dead}/python`],
    ['into a file', (cwd) => ({ program: './up', cwd, outputs: [`${dead}/log`] }), `the file ${dead}/log`],
  ])('%s that does not answer', async (_, start, what) => {
    dieFolder(dead);
    const found = await hindrance(start(alive()));
    expect(found?.code).toBe('restart/unanswered');
    expect(found?.message).toContain('`up now` was not started, because the ');
    expect(found?.message).toContain(`${what} cannot be looked at: it does not answer.`);
    expect(found?.message).toContain('bring that back, or unmount it');
  });

  it('in a folder that is not there', async () => {
    const found = await hindrance({ program: '/bin/sh', cwd: '/nowhere' });
    expect(found?.code).toBe('restart/no-folder');
    expect(found?.message).toContain('no folder /nowhere');
  });
});

it.each([
  ['of links that lead to themselves', 'loop', 'its symbolic links go round in a circle'],
  ['of a name too long', 'x'.repeat(300), 'the path is too long'],
])('a process is not started in a folder %s, which nobody called missing', async (_, name, why) => {
  const folder = alive();
  symlinkSync('loop', join(folder, 'loop'));
  const found = await hindrance({ program: '/bin/sh', cwd: join(folder, name) });
  expect(found?.code).toBe('restart/folder-unusable');
  expect(found?.message).toContain(`${name} cannot be looked at: ${why}.`);
  expect(found?.message).not.toContain('mount');
});

describe('a process may be started', () => {
  it.each<[string, (folder: string) => Start]>([
    ['by its path', (cwd) => ({ program: join(cwd, 'up'), cwd })],
    ['by its place to the folder', (cwd) => ({ program: './up', cwd })],
    ['from PATH, before what does not answer', (cwd) => ({ program: 'up', path: `${cwd}:${dead}`, cwd })],
    [
      'into a folder and into nothing, which the start says itself',
      (cwd) => ({ program: 'up', cwd, outputs: [cwd, '/no'] }),
    ],
    ['by nothing, which the start says itself', (cwd) => ({ program: 'no\0thing', path: cwd, cwd })],
  ])('%s', async (_, start) => {
    dieFolder(dead);
    expect(await hindrance(start(alive()))).toBeUndefined();
  });
});
