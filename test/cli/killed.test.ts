import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connectTo } from '../../engine/daemon/start.ts';
import { version } from '../../package.json';
import { openTemporary, value } from '../engine/store/temporary.ts';
import { randomFrom } from '../support/random.ts';
import { follow, told, type WatchedFolder, watchedFolder, watching } from '../support/watching.ts';

const kills = Number(process.env['HEALER_KILLS'] ?? 3);
const seed = Number(process.env['HEALER_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Fails whenever it is looked at a second time after a restart, which puts its time on record. */
const restless = (workload: string) => `workload: ${workload}
type: exec
target: rm ${workload}.up
interval: 70ms
retries: 1
enabled: true
auto_restart: true
restart_delay: 150ms
restart:
  command: [sh, -c, 'date +%s%3N >> ${workload}.restarts; touch ${workload}.up']
  backoff: 1
  reset_after: 1ms
`;

const workloads = ['web', 'api', 'worker'];

describe(`a daemon killed with -9 at any moment (seed ${seed})`, () => {
  it(`has lost nothing that was told and done nothing twice, ${kills} times`, {
    timeout: 30_000 + kills * 20_000,
  }, async () => {
    const random = randomFrom(seed);
    const where = watchedFolder(Object.fromEntries(workloads.map((name) => [`${name}.health.yaml`, restless(name)])));
    const followed = follow(where);
    for (let round = 0; round < kills; round++) {
      const daemon = where.start('daemon', '--dir', where.folder);
      // From the start on, and some of them long after it.
      if (random() < 0.8) await daemon.says(/listens at/);
      await delay(random() * 1_500);
      daemon.child.kill('SIGKILL');
      await daemon.ended;
    }
    const last = await watching(where);
    const before = followed.events.length;
    await followed.until((events) => told('restart')(events.slice(before)));
    last.child.kill('SIGTERM');
    expect(await last.ended).toBe(0);

    const database = openTemporary(join(where.stateDirectory, 'healer.db'));
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    const kept = new Set(database.prepare('SELECT id FROM events').pluck().all());
    expect(followed.events.filter(({ id }) => !kept.has(id))).toEqual([]);
    expect((await where.run('reports', 'verify')).code).toBe(0);

    for (const workload of workloads) {
      const turns = database
        .prepare(`SELECT kind FROM events WHERE workload = ? AND kind IN ('unhealthy', 'healthy') ORDER BY at, id`)
        .pluck()
        .all(workload);
      expect(turns).toEqual(turns.map((_, index) => (index % 2 === 0 ? 'unhealthy' : 'healthy')));
      const opened = database.prepare('SELECT count(*) FROM incidents WHERE service = ?').pluck().get(workload);
      expect(opened).toBeLessThanOrEqual(turns.filter((kind) => kind === 'unhealthy').length);

      const began = database
        .prepare('SELECT began FROM restart_attempts WHERE workload = ? ORDER BY began')
        .pluck()
        .all(workload)
        .map((at) => Date.parse(String(at)));
      const done = restartsOf(where, workload);
      const unjournaled = done.filter((at, index) => began.filter((start) => start <= at).length <= index);
      expect(unjournaled).toEqual([]);
      expect(
        database.prepare(`SELECT count(*) FROM events WHERE workload = ? AND kind = 'restart'`).pluck().get(workload),
      ).toBe(began.length);
    }
  });

  it('while it restarts: the command is waited for, not run a second time, and told as unknown', async () => {
    const endless = `workload: web
type: exec
target: 'false'
interval: 100ms
retries: 1
enabled: true
auto_restart: true
restart_delay: 10ms
restart: {command: [sh, -c, 'echo begun >> web.restarts; for i in 1 2 3 4 5 6 7 8 9 10; do test -e go && break; sleep 0.5; done; echo ended >> web.restarts']}
`;
    const where = watchedFolder({ 'web.health.yaml': endless });
    const daemon = await watching(where);
    await follow(where).until(told('restart'));
    const client = value(await connectTo(where.stateDirectory, version));
    const {
      workloads: [during],
    } = value(await client.request('health/show', {}));
    expect(during?.restart).toMatchObject({ count: 1, attempts: 1, last: { outcome: 'under_way' } });
    daemon.child.kill('SIGKILL');
    await daemon.ended;

    const followed = follow(where);
    await watching(where);
    const again = value(await connectTo(where.stateDirectory, version));
    const shown = async () => value(await again.request('health/show', {})).workloads[0]?.restart;
    expect(await shown()).toMatchObject({ count: 1, attempts: 1, last: { outcome: 'under_way' } });
    await followed.until(told('restart_withheld'));
    const looks = async () => value(await again.request('health/show', {})).workloads[0]?.checks[0]?.totalChecks ?? 0;
    const before = await looks();
    await expect.poll(looks, { timeout: 30_000 }).toBeGreaterThan(before + 3);
    writeFileSync(join(where.folder, 'go'), '');
    await followed.until(told('restart_unknown'));
    await followed.until(
      (events) =>
        events.findLastIndex(({ kind }) => kind === 'restart') >
        events.findIndex(({ kind }) => kind === 'restart_unknown'),
    );
    expect(await shown()).toMatchObject({ last: { number: 2 } });
    const runs = () => readFileSync(join(where.folder, 'web.restarts'), 'utf8');
    await expect.poll(runs, { timeout: 10_000 }).toMatch(/^begun\nended\nbegun\n/);
    again.close();
  });
});

/** When the workload was in truth restarted, in ms since 1970. */
function restartsOf({ folder }: WatchedFolder, workload: string): readonly number[] {
  const file = join(folder, `${workload}.restarts`);
  if (!existsSync(file)) appendFileSync(file, '');
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .filter(Boolean)
    .map(Number)
    .toSorted((a, b) => a - b);
}
