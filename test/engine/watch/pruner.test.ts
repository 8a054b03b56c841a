import { expect, it } from 'vitest';
import { success } from '../../../engine/model/failure.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { createRetentionStore, keptFor } from '../../../engine/store/retention.ts';
import { watchEvent } from '../../../engine/watch/event.ts';
import { createPruner } from '../../../engine/watch/pruner.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { temporaryDatabase, value } from '../store/temporary.ts';

const origin = { source: 'host', scope: 'local' };
const hour = 3_600_000;

async function pruning({ old, recent = 0 }: { readonly old: number; readonly recent?: number }) {
  const clock = fakeClock();
  const database = temporaryDatabase();
  database.pragma('synchronous = OFF');
  const store = createEventStore(database);
  const at = (ago: number) => new Date(clock.now().getTime() - ago).toISOString();
  const tell = (ago: number) => watchEvent(origin, at(ago), { kind: 'healthy', workload: 'web', message: 'is well' });
  value(await store.append(Array.from({ length: old }, () => tell(keptFor.events + hour))));
  value(await store.append(Array.from({ length: recent }, () => tell(keptFor.events - 2 * hour))));
  const log: string[] = [];
  const retention = createRetentionStore(database);
  const batches: number[] = [];
  const pruner = createPruner({
    clock,
    series: { prune: async () => success(0) },
    retention: {
      ...retention,
      pruneEvents(...given) {
        batches.push(clock.tick());
        return retention.pruneEvents(...given);
      },
    },
    removeFiles: () => success(0),
    log: (line) => void log.push(line),
  });
  const stopping = new AbortController();
  const left = async () => value(await store.list({})).length;
  return { clock, pruner, stopping, log, batches, left };
}

it('removes what is old in batches with pauses between them, and says so once', async () => {
  const { clock, pruner, stopping, log, batches, left } = await pruning({ old: 1_200, recent: 3 });
  const round = pruner.prune(stopping.signal);
  await clock.advance(1_000);
  await round;
  expect(batches).toEqual([0, 100, 200]);
  expect(await left()).toBe(3);
  expect(log).toEqual(['removed what was kept for long enough, from before 2025-10-18T03:00:00.000Z: 1200 events']);

  await clock.advance(hour - 1_000);
  await pruner.prune(stopping.signal);
  expect(log).toHaveLength(1);
  expect(await left()).toBe(3);
});

it('ends between two batches when the daemon does', async () => {
  const { clock, pruner, stopping, left } = await pruning({ old: 1_200 });
  const round = pruner.prune(stopping.signal);
  stopping.abort();
  await clock.advance(1_000);
  await round;
  expect(await left()).toBeGreaterThanOrEqual(700);
});

it('removes nothing in a round in which the clock was set, or the host slept', async () => {
  const { clock, pruner, stopping, left } = await pruning({ old: 1, recent: 1 });
  clock.sleep(3 * hour);
  await pruner.prune(stopping.signal);
  expect(await left()).toBe(2);
  await clock.advance(hour);
  await pruner.prune(stopping.signal);
  expect(await left()).toBe(0);
});
