import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openEngine } from '../../engine/engine.ts';
import { folderWith } from '../support/healer.ts';
import { value } from './store/temporary.ts';

it('lists playbooks, and says which definitions could not be loaded', async () => {
  const root = folderWith({
    'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health, playbooks]\n',
    'health/api.health.yaml': 'workload: api\ntype: htpp\n',
    'playbooks/empty.playbook.yaml': 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\n',
  });
  const engine = value(
    await openEngine({ stateDirectory: folderWith({}), root, version: '1.0.0', notify: () => {}, log: () => {} }),
  );
  onTestFinished(() => engine.close());
  const answer = await engine.handlers['playbook/list']?.({ root }, new AbortController().signal);
  expect(answer).toMatchObject({
    value: {
      playbooks: [],
      broken: {
        code: 'definitions/not-loaded',
        message: expect.stringMatching(
          /^\d definitions could not be loaded, the first: .*health\/api\.health\.yaml:2: /,
        ),
        file: expect.stringContaining('health/api.health.yaml'),
        line: 2,
      },
    },
  });
});

it('tells that what is watched stands differently when a silence begins', async () => {
  const root = folderWith({ 'web.health.yaml': 'workload: web\ntype: tcp\nport: 1\ninterval: 1h\nenabled: true\n' });
  const told: unknown[] = [];
  const engine = value(
    await openEngine({
      stateDirectory: folderWith({}),
      root,
      watch: { dir: root },
      version: '1.0.0',
      notify: (method, params) => method === 'health/changed' && told.push(params),
      log: () => {},
    }),
  );
  onTestFinished(() => engine.close());
  told.length = 0;
  const actor = { name: 'mara', via: 'cli' } as const;
  const silence = { actor, match: { workload: 'web' }, reason: 'deploy', duration: 60_000 };
  await engine.handlers['silence/add']?.(silence, new AbortController().signal);
  expect(told).toContainEqual({ workloads: ['web'] });
});

it('logs once which file of what is watched is not what its name says', async () => {
  const root = folderWith({ 'api.health.yaml': 'workload: api\ntyp: http\n' });
  const lines: string[] = [];
  const engine = value(
    await openEngine({
      stateDirectory: folderWith({}),
      root,
      watch: { dir: root },
      version: '1.0.0',
      notify: () => {},
      log: (line) => void lines.push(line),
    }),
  );
  onTestFinished(() => engine.close());
  const said = (file: string) => lines.filter((line) => line.startsWith(`${join(root, file)}:2: By its file's name`));
  expect(said('api.health.yaml')).toHaveLength(1);
  // Again and again: the daemon may only be about to follow the folder.
  const write = () => appendFileSync(join(root, 'web.health.yaml'), 'workload: web\ntyp: http\n---\n');
  const seen = () => {
    if (said('web.health.yaml').length === 0) write();
    return said('web.health.yaml');
  };
  await expect.poll(seen, { timeout: 5_000, interval: 600 }).not.toEqual([]);
  expect(said('api.health.yaml')).toHaveLength(1);
});
