import { closeSync, fstatSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLog, isJournal } from '../../../engine/daemon/log.ts';
import { temporaryFolder } from './harness.ts';

const now = () => new Date('2026-11-22T03:00:00.000Z');

it.each<[boolean, 'error' | 'warning' | undefined, string, string]>([
  [false, undefined, 'watches', '2026-11-22T03:00:00.000Z watches\n'],
  [false, 'error', 'a fault', '2026-11-22T03:00:00.000Z a fault\n'],
  [true, undefined, 'watches', '<6>watches\n'],
  [true, 'warning', 'mind', '<4>mind\n'],
  [true, 'error', 'a fault\n  at work', '<3>a fault\n<3>  at work\n'],
])('with journald %s, %s: %j', (journal, level, line, text) => {
  const written: string[] = [];
  createLog({ journal, now, write: (one) => written.push(one) })(line, level);
  expect(written).toEqual([text]);
});

it('knows journald by the device and inode it names', () => {
  const descriptor = openSync(join(temporaryFolder(), 'stream'), 'w');
  const { dev, ino } = fstatSync(descriptor, { bigint: true });
  expect(isJournal({ JOURNAL_STREAM: `${dev}:${ino}` }, descriptor)).toBe(true);
  expect(isJournal({ JOURNAL_STREAM: `${dev}:${ino + 1n}` }, descriptor)).toBe(false);
  expect(isJournal({}, descriptor)).toBe(false);
  closeSync(descriptor);
  expect(isJournal({ JOURNAL_STREAM: `${dev}:${ino}` }, descriptor)).toBe(false);
});
