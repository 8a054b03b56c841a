import { expect, it } from 'vitest';
import { loadDefinitions } from '../../../engine/definitions/load.ts';
import { listing } from '../../../engine/playbooks/listing.ts';
import { planNamed } from '../../../engine/playbooks/named.ts';
import { playbook, project, workspace } from '../definitions/workspace.ts';

const now = new Date('2026-11-21T03:12:31Z');

async function loaded(files: Record<string, string>) {
  return loadDefinitions({ root: workspace({ 'healer.yaml': project, 'health/': '', 'playbooks/': '', ...files }) });
}

it('plans the playbook of that name', async () => {
  const definitions = await loaded({ 'playbooks/a.yaml': playbook('restore'), 'playbooks/b.yaml': playbook('other') });
  expect(await planNamed(definitions, 'restore', now)).toMatchObject({
    ok: true,
    value: { playbook: 'restore', counts: { ask: 1 } },
  });
});

it.each<[string, Record<string, string>, string]>([
  ['a slip', { 'playbooks/a.yaml': playbook('restore') }, 'Did you mean "restore"?'],
  ['nothing near', { 'playbooks/a.yaml': playbook('x') }, 'Known: x.'],
  ['none at all', {}, 'None is defined there.'],
  ['one that is broken', { 'playbooks/a.yaml': playbook('restor').replace('spec', 'spek') }, 'could not be loaded'],
])('an unknown name: %s', async (_, files, message) => {
  const planned = await planNamed(await loaded(files), 'restor', now);
  expect(planned).toMatchObject({ ok: false, failure: { code: 'playbook/unknown' } });
  expect(!planned.ok && planned.failure.message).toContain(message);
});

it('lists a playbook in a line', async () => {
  const { playbooks, root } = await loaded({
    'playbooks/a.yaml': playbook('restore', '- {type: restart_pod}\n- {type: scale_up}'),
  });
  expect(playbooks.map(listing)).toEqual([
    {
      name: 'restore',
      mode: 'suggest',
      actions: ['restart_pod', 'scale_up'],
      source: { file: `${root}/playbooks/a.yaml`, line: 1 },
    },
  ]);
});
