import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readOn } from '../../../client/src/health/log-tail.ts';
import { folderWith } from '../../support/healer.ts';

it('reads what is there, then what is added, in whole lines', async () => {
  const file = join(folderWith({ 'daemon.log': 'one\ntwo\n' }), 'daemon.log');
  const first = await readOn(file, undefined);
  expect(first).toMatchObject({ text: 'one\ntwo\n', skipped: false });
  appendFileSync(file, 'three\nfou');
  const second = await readOn(file, first?.tail);
  expect(second?.text).toBe('three\n');
  appendFileSync(file, 'r\n');
  expect((await readOn(file, second?.tail))?.text).toBe('four\n');
});

it('begins again with the log that takes the place of one set aside', async () => {
  const file = join(folderWith({ 'daemon.log': 'old\n' }), 'daemon.log');
  const first = await readOn(file, undefined);
  renameSync(file, `${file}.1`);
  writeFileSync(file, 'new\nand longer\n');
  expect((await readOn(file, first?.tail))?.text).toBe('new\nand longer\n');
});

it('begins again with a log that was emptied', async () => {
  const file = join(folderWith({ 'daemon.log': 'one\ntwo\n' }), 'daemon.log');
  const first = await readOn(file, undefined);
  writeFileSync(file, 'a\n');
  expect((await readOn(file, first?.tail))?.text).toBe('a\n');
});

it('shows the end of a long log, from a whole line on, and says so', async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index}\n`).join('');
  const file = join(folderWith({ 'daemon.log': lines }), 'daemon.log');
  const read = await readOn(file, undefined);
  expect(read?.skipped).toBe(true);
  expect(read?.text).toMatch(/^line \d+\n/);
  expect(read?.text.endsWith('line 19999\n')).toBe(true);
  expect(read?.text.length).toBeLessThanOrEqual(64 * 1024);
});

it('waits for a log that is not there yet', async () => {
  const file = join(folderWith({ 'daemon.log': '' }), 'daemon.log');
  rmSync(file);
  expect(await readOn(file, undefined)).toBeUndefined();
});
