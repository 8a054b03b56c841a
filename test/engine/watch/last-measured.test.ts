import { expect, it, onTestFinished } from 'vitest';
import { keyOf } from '../../../engine/checks/key.ts';
import { freshCheck } from '../../../engine/checks/monitor.ts';
import { openEngine } from '../../../engine/engine.ts';
import { success } from '../../../engine/model/failure.ts';
import { createBoard } from '../../../engine/watch/board.ts';
import { lastMeasured } from '../../../engine/watch/last-measured.ts';
import { folderWith } from '../../support/healer.ts';
import { check } from '../checks/support.ts';
import { value } from '../store/temporary.ts';

it('tells what was measured last once nothing watches any more, with its unit, and nothing of what was never observed', async () => {
  const more = 'workload: web\nenabled: true\n';
  const root = folderWith({
    'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\nmetadata: { name: shop }\ndefinitions: [health]\n',
    'health/run.health.yaml': `type: exec\ntarget: "true"\ninterval: 1h\n${more}`,
    'health/memory.health.yaml': `type: memory\ninterval: 1h\nexpect:\n  usage: 1\n${more}`,
  });
  const stateDirectory = folderWith({});
  const open = async (watch: { dir: string } | undefined) => {
    const options = { stateDirectory, root, version: '0.0.0', notify: () => {}, log: () => {} };
    const engine = value(await openEngine({ ...options, ...(watch && { watch }) }));
    onTestFinished(() => engine.close());
    const show = engine.handlers['health/show'];
    const seen = async () => {
      const shown = await show?.({}, new AbortController().signal);
      const checks = shown === undefined ? [] : value(shown).workloads.flatMap(({ checks: own }) => own);
      return new Map(checks.map((one) => [one.type, one]));
    };
    return { engine, seen };
  };

  const before = await (await open(undefined)).seen();
  expect([before.get('exec')?.latency, before.get('memory')?.value]).toEqual([undefined, undefined]);
  const watching = await open({ dir: root });
  await expect
    .poll(async () => [...(await watching.seen()).values()].map(({ totalChecks }) => totalChecks), { timeout: 8_000 })
    .toEqual([1, 1]);
  const last = await watching.seen();
  await watching.engine.close();

  const after = await (await open(undefined)).seen();
  expect(after.get('memory')?.value).toEqual(last.get('memory')?.value);
  expect(after.get('exec')?.latency).toBeGreaterThan(0);
  expect(after.get('exec')?.value).toBeUndefined();
});

it.each([
  [undefined, ['api 0', 'api 60000', 'web 0']],
  [['api'], ['api 0', 'api 60000']],
  [['web', 'web', 'none'], ['web 0']],
  [[], []],
])('asked for %j, reads each minute of theirs once', async (asked, expected) => {
  const seen = { http: 1_000, tcp: 59_000, exec: 61_000 };
  const board = createBoard();
  const checks = [
    check({ workload: 'web', name: 'http' }),
    check({ workload: 'web', name: 'off', enabled: false }),
    check({ workload: 'web', name: 'unseen' }),
    ...Object.keys(seen).map((name) => check({ workload: 'api', name })),
  ];
  board.watch(checks);
  for (const one of checks) {
    const at = Object.entries(seen).find(([name]) => name === one.name)?.[1];
    const fresh = freshCheck(one.workload, one.name);
    const state = { ...fresh.state, ...(at !== undefined && { lastCheck: new Date(at).toISOString() }) };
    board.memories.set(keyOf(one), { ...fresh, state });
  }
  const read: string[] = [];
  const store: Parameters<typeof lastMeasured>[1] = {
    async read({ workload, from }) {
      read.push(`${workload} ${from}`);
      const point = { workload, start: from, count: 1, failures: 0, latencySum: 7, latencyMax: 7, buckets: [] };
      return success(Object.keys(seen).map((name) => ({ ...point, check: name })));
    },
  };
  const measured = value(await lastMeasured(board, store, asked));
  expect(read.toSorted()).toEqual(expected);
  expect(measured.has(keyOf({ workload: 'api', name: 'tcp' }))).toBe(asked === undefined || asked.includes('api'));
});
