import { expect, it } from 'vitest';
import { check } from '../checks/support.ts';
import { type Night, night, running, watched } from './night.ts';

const hour = 3_600_000;
const jumps = [0, -hour];

/** What was told of workloads since then, each kind once for each workload. */
const toldOf = (shop: Night, from: number) => [
  ...new Set(shop.events.slice(from).map(({ kind, workload }) => `${kind} ${workload}`)),
];

const worker = check({
  workload: 'worker',
  interval: 10_000,
  retries: 2,
  probe: { type: 'process', name: 'worker', cpu: false },
  restart: { ...check().restart, auto: true, target: { type: 'unit', unit: 'worker.service' } },
});

it.each(jumps)(
  'a process that crashes long after a restart is told of, the clock set by %i ms meanwhile',
  async (jump) => {
    const shop = await night({ checks: [worker] });
    const key = `worker/${worker.name}`;
    shop.processes.set('worker', [running(100)]);
    await shop.clock.advance(5_000);
    shop.answers.set(key, 'HTTP 503');
    await shop.clock.advance(21_000);
    shop.answers.set(key, 'ok');
    await shop.clock.advance(60_000);
    expect(shop.done.some((one) => one.includes('restart'))).toBe(true);

    shop.clock.sleep(jump);
    await shop.clock.advance(30_000);
    const from = shop.events.length;
    shop.processes.set('worker', []);
    await shop.clock.advance(5_000);
    expect(toldOf(shop, from)).toContain('crash worker');
  },
);

it.each(jumps)(
  'what a workload waits for and that recovered once excuses it no more, the clock set by %i ms meanwhile',
  async (jump) => {
    const shop = await night({ checks: [watched('db'), watched('web', { dependsOn: ['db'] })] });
    await shop.clock.advance(5_000);
    shop.answers.set('db/http', 'HTTP 503');
    await shop.clock.advance(10_000);
    shop.answers.set('db/http', 'ok');
    await shop.clock.advance(60_000);
    shop.clock.sleep(jump);
    await shop.clock.advance(60_000);
    const from = shop.events.length;
    shop.answers.set('web/http', 'HTTP 503');
    await shop.clock.advance(60_000);
    expect(toldOf(shop, from)).toContain('unhealthy web');
  },
);

it.each(jumps)('a workload whose dependency fails too is not blamed, the clock set by %i ms before', async (jump) => {
  const slow = watched('db', { interval: 300_000, retries: 1 });
  const shop = await night({ checks: [slow, watched('web', { dependsOn: ['db'], retries: 2 })] });
  await shop.clock.advance(310_000);
  shop.clock.sleep(jump);
  await shop.clock.advance(1_000);
  const from = shop.events.length;
  shop.answers.set('web/http', 'HTTP 503');
  shop.answers.set('db/http', 'HTTP 503');
  await shop.clock.advance(60_000);
  expect(toldOf(shop, from)).toEqual(expect.arrayContaining(['unhealthy db', 'suppressed web']));
  expect(toldOf(shop, from)).not.toContain('unhealthy web');
});
