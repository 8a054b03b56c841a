import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { rememberingRun } from '../../../engine/checks/remember.ts';
import { systemClock } from '../../../engine/clock.ts';
import { heldMemory } from '../../support/garbage.ts';
import { listenHttp, listenTcp } from '../../support/servers.ts';
import { check, http } from '../checks/support.ts';
import { night } from './night.ts';

/** Every other by a full URL, the others by port and path, whose host is the workload's. */
const targets = (count: number, name: string, port: number, given: { interval: number; timeout: number }) =>
  Array.from({ length: count }, (_, index) => {
    const { url, ...rest } = http(`http://127.0.0.1:${port}/`);
    const probe = index % 2 === 0 ? { ...rest, url } : { ...rest, scheme: 'http' as const, port, path: '/' };
    return check({ workload: `${name}-${index}`, probe, ...given });
  });

/** How late this machine lets a timer be in a thread that does nothing else, in ms; ended with the test. */
function otherTimers(): { readonly late: () => Promise<readonly number[]> } {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const late = [];
     let due = performance.now() + 20;
     const look = () => {
       late.push(performance.now() - due);
       due = performance.now() + 20;
       setTimeout(look, 20);
     };
     setTimeout(look, 20);
     parentPort.on('message', () => parentPort.postMessage(late.splice(0)));`,
    { eval: true },
  );
  onTestFinished(async () => void (await worker.terminate()));
  return {
    async late() {
      const told = once(worker, 'message');
      worker.postMessage('tell');
      return (await told)[0] as readonly number[];
    },
  };
}

function p99(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY;
}

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
  const machine = otherTimers();
  await machine.late();
  const from = late.length;
  await vi.waitFor(() => expect(late.length).toBeGreaterThan(from + 400), { timeout: 20_000 });
  expect(hanging.open()).toBe(1_000);
  // What a busy machine costs any timer, twice: as the check is begun, and as its answer is read.
  expect(p99(late.slice(from))).toBeLessThan(250 + 2 * p99(await machine.late()));
  expect(heldMemory() - before).toBeLessThan(100 * 1024 * 1024);

  const began = performance.now();
  await watch.stop();
  expect(performance.now() - began).toBeLessThan(10_000);
  await vi.waitFor(() => expect(hanging.open()).toBe(0));
});

it('a thousand targets that hang delay no other by a ms of the clock', async () => {
  const ports = { hangs: 1, fine: 2 };
  const late: number[] = [];
  const shop = await night({
    checks: [
      ...targets(1_000, 'hangs', ports.hangs, { interval: 60_000, timeout: 30_000 }),
      ...targets(20, 'fine', ports.fine, { interval: 1_000, timeout: 5_000 }),
    ],
    until: ({ workload }) => (workload.startsWith('hangs') ? new Promise(() => {}) : Promise.resolve()),
    onStart: (ms) => late.push(ms),
  });
  await shop.clock.advance(10_000);
  expect(late.length).toBeGreaterThanOrEqual(1_000 + 20 * 10);
  expect(Math.max(...late)).toBe(0);
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
