import { expect, it } from 'vitest';
import { success } from '../../../engine/model/failure.ts';
import type { BoundRule } from '../../../engine/model/rule.ts';
import type { WorkloadState } from '../../../engine/model/workload-state.ts';
import { createBoard } from '../../../engine/watch/board.ts';
import { createRuleTelling } from '../../../engine/watch/rule-telling.ts';
import { freshWorkload } from '../../../engine/watch/settle.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const bound: BoundRule = {
  rule: {
    name: 'r',
    on: 'unhealthy',
    action: 'restart_workload',
    maxRetries: 3,
    cooldown: 60_000,
    workload: 'web',
    source: { file: '/shop/rules/r.rule.yaml', line: 1 },
  },
  workload: 'web',
  processes: [],
};

it.each<[string, Partial<WorkloadState>, Partial<WorkloadState>, string, string | undefined]>([
  ['is its workload’s from then on', {}, {}, 'two', 'two'],
  ['takes the place of one that is over', { incident: 'one' }, {}, 'two', 'two'],
  ['gives way to one its workload was given meanwhile', {}, { incident: 'one' }, 'two', 'one'],
  ['is none of a workload that is healthy by now', {}, { healthy: true }, 'two', undefined],
])('an incident a rule opened %s', async (_, before, meanwhile, opened, expected) => {
  const clock = fakeClock();
  const board = createBoard();
  const fresh = freshWorkload('web', { at: clock.now().toISOString(), tick: 0 });
  const entry = { memory: { ...fresh, state: { ...fresh.state, healthy: false, ...before } } };
  board.workloads.set('web', entry);
  const kept: (string | undefined)[] = [];
  const telling = createRuleTelling({
    clock,
    origin: { source: 'night', scope: 'local' },
    board,
    recorder: {
      async record({ workloads = [] }) {
        kept.push(...workloads.map(({ incident }) => incident));
        return success(undefined);
      },
    },
    alerting: {
      async call() {
        entry.memory = { ...entry.memory, state: { ...entry.memory.state, ...meanwhile } };
        return success(opened);
      },
      tell: async () => success(opened),
      join: async () => success(opened),
      openOf: async () => undefined,
      note: async () => success(null),
    },
    channel: () => 'nobody',
    log: () => {},
  });
  expect(await telling.call(bound, 'it needs a person', 'report-1')).toBe(true);
  expect(board.stateOf('web')?.incident).toBe(expected);
  expect(kept).toEqual(expected === opened ? [opened] : []);
});
