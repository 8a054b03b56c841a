import { expect, it } from 'vitest';
import { fakeClock } from '../../support/fake-clock.ts';
import { heldMemory } from '../../support/garbage.ts';
import { check } from '../checks/support.ts';
import { temporaryDatabase } from '../store/temporary.ts';
import { night } from './night.ts';

const [count = 50, hours = 2] = (process.env['HEALER_WATCHED'] ?? '').split(' ').filter(Boolean).map(Number);

it(`${hours} hours of ${count} checks, some of which fail now and then, leave memory as it was`, {
  timeout: 1_800_000,
}, async () => {
  const clock = fakeClock();
  const database = temporaryDatabase();
  database.pragma('synchronous = OFF');
  const checks = Array.from({ length: count }, (_, index) =>
    check({ workload: `web-${index}`, interval: 60_000, retries: 2 }),
  );
  const shop = await night({ checks, clock, database });
  const hour = async (index: number) => {
    shop.answers.set(`web-${index % count}/http`, 'HTTP 503');
    await clock.advance(1_800_000);
    shop.answers.clear();
    await clock.advance(1_800_000);
    shop.events.length = 0;
    shop.done.length = 0;
  };
  await hour(0);
  const before = heldMemory();
  for (let index = 1; index < hours; index++) await hour(index);
  const grown = (heldMemory() - before) / 1024 / 1024;
  expect(grown).toBeLessThan(2);
  expect(shop.watch.board.memories.size).toBe(count);
  await shop.watch.stop();
});
