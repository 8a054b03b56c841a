import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { follow, told, watchedFolder, watching } from '../support/watching.ts';

it('a daemon that was stopped for a while says so, and what it could not see meanwhile is no outage', async () => {
  const where = watchedFolder({
    up: '',
    'web.health.yaml':
      'workload: web\ntype: exec\ntarget: "test -f up || { touch hangs; exec sleep 60; }"\ninterval: 100ms\ntimeout: 3s\nretries: 1\nenabled: true\n',
  });
  const daemon = await watching(where);
  const followed = follow(where);
  await followed.until(told('definitions_changed'));
  rmSync(join(where.folder, 'up'));
  await vi.waitUntil(() => existsSync(join(where.folder, 'hangs')), { timeout: 10_000 });
  daemon.child.kill('SIGSTOP');
  // Longer than any machine is merely busy: engine/watch/pauses.ts.
  await delay(6_500);
  daemon.child.kill('SIGCONT');
  const events = await followed.until(told('check_fail'));
  writeFileSync(join(where.folder, 'up'), '');
  expect(events.find(({ kind }) => kind === 'watch_held_up')?.data).toMatchObject({
    jumped_ms: 0,
    stalled_ms: expect.any(Number),
  });
  expect(events.filter(({ kind }) => kind === 'check_fail').map(({ data }) => data)).toEqual([
    expect.objectContaining({ excused: 'held_up', consecutive_fails: 0 }),
  ]);
  daemon.child.kill('SIGTERM');
  expect(await daemon.ended).toBe(0);
  await followed.until(told('watch_stopped'));
  expect(followed.events.map(({ kind }) => kind)).not.toContain('unhealthy');
});

it('a target that was stopped times out, is unhealthy, and healthy once it goes on', async () => {
  const { target, port } = await webServer();
  const where = watchedFolder({
    'web.health.yaml': `workload: web
type: http
target: http://127.0.0.1:${port}/
interval: 200ms
timeout: 400ms
retries: 2
enabled: true
`,
  });
  await watching(where);
  const followed = follow(where);
  await followed.until(told('definitions_changed'));
  target.kill('SIGSTOP');
  const events = await followed.until(told('unhealthy'));
  expect(events.find(({ kind }) => kind === 'check_fail')?.message).toBe(
    `no answer within 400ms from http://127.0.0.1:${port}/`,
  );
  target.kill('SIGCONT');
  await followed.until(told('healthy'));
});

async function webServer(): Promise<{ readonly target: ChildProcess; readonly port: string }> {
  const program = join(import.meta.dirname, '../../bench/support/web-server.mjs');
  const target = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void target.kill('SIGKILL'));
  const [port] = (await once(target.stdout, 'data')) as [Buffer];
  return { target, port: String(port).trim() };
}
