import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { LogChannel } from '../../../client/src/health/log-channel.ts';
import { folderWith, healer } from '../../support/healer.ts';

/** An output channel that keeps what the editor would draw. */
function openLog() {
  const drawn = { text: '', shown: 0, closed: 0 };
  const log = new LogChannel({
    append(more) {
      drawn.text += more;
    },
    replace(whole) {
      drawn.text = whole;
    },
    show() {
      drawn.shown++;
    },
    dispose() {
      drawn.closed++;
    },
  });
  onTestFinished(() => log.dispose());
  return { log, drawn };
}

it('has all that a daemon writes, from its first line to its last', { timeout: 60_000 }, async () => {
  const folder = folderWith({});
  const stateDirectory = join(folder, 'state');
  const daemon = (word: string) => healer(['daemon', word, '--state-dir', stateDirectory], { cwd: folder });
  expect((await daemon('start')).code).toBe(0);
  onTestFinished(async () => void (await daemon('stop')));
  const { log, drawn } = openLog();
  log.follow({ stateDirectory });
  const file = join(stateDirectory, 'daemon.log');
  const written = () => readFileSync(file, 'utf8');
  await expect.poll(() => drawn.text, { timeout: 20_000 }).toMatch(/Healer \S+ serves .*\n/);
  expect((await daemon('stop')).code).toBe(0);
  await expect.poll(() => drawn.text === written(), { timeout: 20_000 }).toBe(true);
  expect(drawn.text.trim().split('\n').length).toBeGreaterThan(1);
});

it('follows one log once, another one when the state directory is another, and none once it is closed', async () => {
  const [one, other] = [folderWith({ 'daemon.log': 'one\n' }), folderWith({ 'daemon.log': 'other\n' })];
  const { log, drawn } = openLog();
  log.follow({ stateDirectory: one });
  log.follow({ stateDirectory: one });
  await expect.poll(() => drawn.text).toBe('one\n');
  log.follow({ stateDirectory: other });
  await expect.poll(() => drawn.text).toBe('one\nother\n');
  appendFileSync(join(one, 'daemon.log'), 'more of the first\n');
  appendFileSync(join(other, 'daemon.log'), 'more\n');
  await expect.poll(() => drawn.text).toBe('one\nother\nmore\n');
});

it('is shown when asked for, and closed with its log', () => {
  const { log, drawn } = openLog();
  log.show();
  log.dispose();
  expect([drawn.shown, drawn.closed]).toEqual([1, 1]);
});
