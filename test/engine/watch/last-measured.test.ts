import { expect, it, onTestFinished } from 'vitest';
import { openEngine } from '../../../engine/engine.ts';
import { folderWith } from '../../support/healer.ts';
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
