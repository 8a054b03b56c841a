import { expect, it } from 'vitest';
import type { WrittenRule } from '../../../engine/model/definition.ts';
import { failed, type Result, success } from '../../../engine/model/failure.ts';
import { createGroupCommit } from '../../../engine/store/group-commit.ts';
import { createHealthStore } from '../../../engine/store/health.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { value } from '../store/temporary.ts';
import { brokenReport, type Night, night, running, watched } from './night.ts';

const process = { type: 'process', name: 'worker', cpu: false } as const;
const mebibyte = 1024 * 1024;

function written(rule: WrittenRule['value'] & { readonly name: string }): WrittenRule {
  return { name: rule.name, value: rule, source: { file: '/shop/rules/r.rule.yaml', line: 1 } };
}

it('a restart under way as the daemon was told to end is no crash to the next', async () => {
  const check = { ...watched('queue', { auto: true, retries: 1, probe: process }), name: 'process' };
  const shop: Night = await night({
    checks: [check],
    restart: () =>
      new Promise((resolve) =>
        shop.clock.after(4_000, () => {
          shop.processes.set('worker', [running(8)]);
          resolve(success(null));
        }),
      ),
  });
  shop.processes.set('worker', [running(7)]);
  await shop.clock.advance(5_000);
  shop.answers.set('queue/process', 'it holds too much memory');
  await shop.clock.advance(6_000);
  const stopped = shop.watch.stop();
  await shop.clock.advance(30_000);
  await stopped;
  const later = await night({ checks: [check], database: shop.database, clock: shop.clock, processes: shop.processes });
  await later.clock.advance(5_000);
  expect(later.told()).not.toContain('crash queue');
});

it('a restart under way of what is no longer watched ends', async () => {
  const db = watched('db', { auto: true, retries: 1 });
  const rule = written({ name: 'n', on: 'crash', action: 'notify', process: 'worker', workload: 'db' });
  const held = Promise.withResolvers<Result<null>>();
  const shop = await night({ checks: [db], rules: [rule], restart: () => held.promise });
  shop.processes.set('worker', [running(7)]);
  await shop.clock.advance(5_000);
  shop.answers.set('db/http', 'refused');
  await shop.clock.advance(12_000);
  shop.definitions.checks = [];
  await shop.watch.reload();
  held.resolve(success(null));
  await shop.clock.advance(600_000);
  shop.processes.set('worker', []);
  await shop.clock.advance(600_000);
  expect(shop.watch.board.workloads.get('db')?.lastAttempt?.outcome).toBe('worked');
  expect(shop.told()).toContain('crash db');
});

it('what follows from a failure writes no state over that of what is no longer watched', async () => {
  const db = watched('db', { retries: 1 });
  const held = Promise.withResolvers<Result<string>>();
  const shop = await night({ checks: [db], report: () => held.promise });
  shop.answers.set('db/http', 'refused');
  await shop.clock.advance(12_000);
  shop.definitions.checks = [];
  await shop.watch.reload();
  held.resolve(failed(brokenReport));
  await shop.clock.advance(2_000);
  const store = createHealthStore(shop.database, createGroupCommit(shop.database), { source: 'night', scope: 'local' });
  const states = value(await store.load()).workloads;
  const later = await night({ checks: [], database: shop.database, clock: shop.clock });
  expect(states[0]?.healthy).toBe(true);
  expect(later.told()).toEqual(['watch_started']);
});

it('what a restart ended is told by the next daemon where this one is killed meanwhile', async () => {
  const onMemory = written({ name: 'm', on: 'memory', action: 'restart_process', process: 'worker', memory_mb: 100 });
  const onCrash = written({ name: 'r', on: 'crash', action: 'notify', process: 'worker' });
  const shop = await night({
    checks: [],
    rules: [onMemory, onCrash],
    startAgain: async (one) => {
      one.processes.set('worker', []);
      return new Promise<never>(() => {});
    },
  });
  shop.processes.set('worker', [running(7)]);
  await shop.clock.advance(5_000);
  shop.processes.set('worker', [running(7, { memory: 101 * mebibyte })]);
  await shop.clock.advance(4_000);
  const later = await night({
    checks: [],
    rules: [onMemory, onCrash],
    database: shop.database,
    clock: fakeClock(shop.clock.now().getTime()),
  });
  await later.clock.advance(30_000);
  expect([...shop.told(), ...later.told()]).toContain('crash worker');
});

it('a rule goes on about a process that ended unwatched less than ten minutes before it was noticed', async () => {
  const queue = { ...watched('queue', { retries: 1, probe: process }), name: 'process' };
  const rule = written({
    name: 'w',
    on: 'crash',
    action: 'restart_workload',
    workload: 'queue',
    max_retries: 3,
    cooldown_seconds: 400,
  });
  const shop = await night({ checks: [queue], rules: [rule] });
  shop.processes.set('worker', [running(7)]);
  await shop.clock.advance(5_000);
  await shop.watch.stop();
  const clock = fakeClock(shop.clock.now().getTime() + 300_000);
  const later = await night({ checks: [queue], rules: [rule], database: shop.database, clock });
  later.answers.set('queue/process', 'not running');
  await later.clock.advance(1_800_000);
  expect(later.events.filter(({ kind }) => kind === 'rule_acted')).toHaveLength(3);
});
