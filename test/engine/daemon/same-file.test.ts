import { appendFileSync, chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sameFile } from '../../../engine/daemon/same-file.ts';
import { temporaryFolder } from './harness.ts';

const replace = (file: string) => {
  writeFileSync(`${file}.new`, '');
  renameSync(`${file}.new`, file);
};

const loop = (_: string, folder: string) => {
  rmSync(folder, { recursive: true });
  symlinkSync(folder, folder);
};

it.each<[string, (file: string, folder: string) => void, boolean]>([
  ['is written to', (file) => appendFileSync(file, 'more'), true],
  ['gets another mode', (file) => chmodSync(file, 0o400), true],
  ['is removed', (file) => rmSync(file), false],
  ['is removed with its folder', (_, folder) => rmSync(folder, { recursive: true }), false],
  ['is replaced', replace, false],
  ['cannot be looked at', loop, true],
])('a file that %s', (_, change, expected) => {
  const folder = join(temporaryFolder(), 'state');
  mkdirSync(folder);
  const file = join(folder, 'healer.db');
  writeFileSync(file, '');
  const isSame = sameFile(file);
  change(file, folder);
  expect(isSame()).toBe(expected);
});
