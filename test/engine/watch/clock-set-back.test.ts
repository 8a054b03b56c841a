import { expect, it } from 'vitest';
import { check } from '../checks/support.ts';
import { type Night, night, running } from './night.ts';

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
