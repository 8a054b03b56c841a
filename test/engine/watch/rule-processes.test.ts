import { describe, expect, it } from 'vitest';
import type { WrittenRule } from '../../../engine/model/definition.ts';
import { night, running, watched } from './night.ts';

const rule: WrittenRule = {
  name: 'r',
  value: { on: 'crash', action: 'restart_process', process: 'worker', max_retries: 1, cooldown_seconds: 10 },
  source: { file: '/shop/rules/r.rule.yaml', line: 1 },
};
const worker = { process: 'worker', workload: 'worker' };
const acting = [{ name: 'r', gaveUp: false }];

describe('a process that only a rule watches', () => {
  it('is told of as it runs, ends, is given up and runs again', async () => {
    const shop = await night({ checks: [], rules: [rule] });
    const shown = () => shop.watch.ruleProcesses();
    await shop.clock.advance(2_000);
    expect(shown()).toEqual([{ ...worker, state: 'not_seen', pids: [], rules: acting }]);
    shop.processes.set('worker', [running(7)]);
    await shop.clock.advance(12_000);
    expect(shown()).toEqual([{ ...worker, state: 'running', pids: [7], rules: acting }]);
    shop.processes.set('worker', []);
    await shop.clock.advance(2_000);
    const since = shop.events.find(({ kind }) => kind === 'crash')?.at;
    expect(shown()).toEqual([{ ...worker, state: 'ended', pids: [], since, rules: acting }]);
    await shop.clock.advance(20_000);
    expect(shop.told()).toContain('rule_exhausted worker');
    expect(shown()).toMatchObject([{ state: 'ended', rules: [{ name: 'r', gaveUp: true }] }]);
    shop.processes.set('worker', [running(8, { start: '2' })]);
    await shop.clock.advance(12_000);
    expect(shown()).toEqual([{ ...worker, state: 'running', pids: [8], rules: acting }]);
  });

  it('is not known where it cannot be looked at for long', async () => {
    const shop = await night({ checks: [], rules: [rule], isUnknown: () => true });
    await shop.clock.advance(60_000);
    expect(shop.watch.ruleProcesses()).toMatchObject([{ state: 'unknown' }]);
  });

  it('is left to the check that watches it too', async () => {
    const check = watched('queue', { probe: { type: 'process', name: 'worker', cpu: false } });
    const shop = await night({ checks: [check], rules: [rule] });
    expect(shop.watch.ruleProcesses()).toEqual([]);
  });

  it('is told of when it changes, and only then', async () => {
    const changed: string[] = [];
    const shop = await night({ checks: [], rules: [rule], onChange: (workload) => changed.push(workload) });
    shop.processes.set('worker', [running(7)]);
    await shop.clock.advance(12_000);
    const before = changed.length;
    await shop.clock.advance(60_000);
    expect(changed).toHaveLength(before);
    shop.processes.set('worker', []);
    await shop.clock.advance(2_000);
    expect(changed.slice(before)).toContain('worker');
  });
});
