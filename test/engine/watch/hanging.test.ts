import { expect, it, vi } from 'vitest';
import { rememberingRun } from '../../../engine/checks/remember.ts';
import { systemClock } from '../../../engine/clock.ts';
import { heldMemory } from '../../support/garbage.ts';
import { listenHttp, listenTcp } from '../../support/servers.ts';
import { check, http } from '../checks/support.ts';
import { night } from './night.ts';

const targets = (count: number, name: string, port: number, given: { interval: number; timeout: number }) =>
  Array.from({ length: count }, (_, index) =>
    check({ workload: `${name}-${index}`, probe: http(`http://127.0.0.1:${port}/`), ...given }),
  );

it('a thousand targets that hang delay no other, cost bounded memory, and keep nobody from stopping', {
  timeout: 60_000,
}, async () => {
  const hanging = await listenTcp((socket) => socket.resume());
  const fine = await listenHttp((_, response) => response.end('ok'));
  const late: number[] = [];
  const checks = [
    ...targets(1_000, 'hangs', hanging.port, { interval: 60_000, timeout: 30_000 }),
    ...targets(20, 'fine', fine.port, { interval: 100, timeout: 5_000 }),
  ];
  const before = heldMemory();
  const { watch } = await night({
    checks,
    real: { clock: systemClock, probe: rememberingRun(), onStart: (ms) => late.push(ms) },
  });
  await vi.waitFor(() => expect(hanging.open()).toBe(1_000), { timeout: 20_000 });
  const from = late.length;
  await vi.waitFor(() => expect(late.length).toBeGreaterThan(from + 400), { timeout: 20_000 });
  expect(hanging.open()).toBe(1_000);
  const sorted = late.slice(from).toSorted((one, other) => one - other);
  expect(sorted[Math.floor(sorted.length * 0.99)]).toBeLessThan(2_000);
  expect(heldMemory() - before).toBeLessThan(100 * 1024 * 1024);

  const began = performance.now();
  await watch.stop();
  expect(performance.now() - began).toBeLessThan(5_000);
  await vi.waitFor(() => expect(hanging.open()).toBe(0));
});

it('a target beyond the limit of its lane is as late as it begins', async () => {
  const held = Promise.withResolvers<void>();
  const late: number[] = [];
  const shop = await night({
    checks: [check({ workload: 'slow' }), check({ workload: 'next' })],
    limits: { network: 1, process: 1 },
    onStart: (ms) => late.push(ms),
    until: (one) => (one.workload === 'slow' ? held.promise : Promise.resolve()),
  });
  await shop.clock.advance(7_000);
  expect(late).toEqual([0]);
  held.resolve();
  await shop.clock.advance(0);
  expect(late).toEqual([0, 7_000]);
  await shop.watch.stop();
});
