import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { followLog } from '../../../client/src/health/log-follower.ts';
import { folderWith } from '../../support/healer.ts';

function follow(text: string, limit?: number) {
  const file = join(folderWith({ 'daemon.log': text }), 'daemon.log');
  const shown = { text: '' };
  const sink = {
    append(more: string) {
      shown.text += more;
    },
    replace(whole: string) {
      shown.text = whole;
    },
  };
  onTestFinished(followLog(file, sink, limit));
  return { file, shown };
}

it('shows what is there and what is added, also after the log was set aside', async () => {
  const { file, shown } = follow('one\n');
  await expect.poll(() => shown.text).toBe('one\n');
  appendFileSync(file, 'two\n');
  await expect.poll(() => shown.text).toBe('one\ntwo\n');
  renameSync(file, `${file}.1`);
  writeFileSync(file, 'three\n');
  await expect.poll(() => shown.text).toBe('one\ntwo\nthree\n');
});

it('begins again rather than grow without end', async () => {
  const { file, shown } = follow('one\n', 10);
  await expect.poll(() => shown.text).toBe('one\n');
  appendFileSync(file, 'two and more\n');
  await expect.poll(() => shown.text).toBe(`… more in ${file}\ntwo and more\n`);
});
