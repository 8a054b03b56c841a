import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { watchedFolder, watching } from '../support/watching.ts';

const check = 'apiVersion: healer.platform/v1\nworkload: web\ncheck: {type: exec, command: "sleep 3"}\n';

it('a daemon has threads enough that names which nobody answers for do not hold them all', async () => {
  const daemon = await watching(watchedFolder({ 'web.health.yaml': check }));
  expect(readdirSync(`/proc/${daemon.child.pid}/task`).length).toBeGreaterThan(64);
});

it('a daemon that is told to end once more while it ends, ends cleanly', async () => {
  const daemon = await watching(watchedFolder({ 'web.health.yaml': check }));
  daemon.child.kill('SIGTERM');
  await daemon.says(/ending/);
  daemon.child.kill('SIGTERM');
  expect(await daemon.ended).toBe(0);
});
