import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workplace } from '../../support/workplace.ts';

const project = (folders: string) => `apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [${folders}]\n`;
const http = 'workload: web\ntype: http\nenabled: true\n';

it('prints the folder that a check is added to', async () => {
  const { cwd, ask } = workplace({ 'healer.yaml': project('health, ops/checks'), 'ops/checks/web.health.yaml': http });
  expect(await ask('check', 'where')).toEqual({ code: 0, stdout: 'ops/checks\n', stderr: '' });
  const folder = join(cwd, 'ops/checks');
  expect(JSON.parse((await ask('check', 'where', '--json')).stdout)).toEqual({ folder, there: true });
  expect((await ask('check', 'add', 'api', '--type', 'http')).stdout).toBe('ops/checks/api.health.yaml\n');
});

it('prints one that is still to be made', async () => {
  const { cwd, ask } = workplace();
  expect(JSON.parse((await ask('check', 'where', '--json')).stdout)).toEqual({
    folder: join(cwd, 'health'),
    there: false,
  });
});

it('says where healer.yaml names none for checks', async () => {
  const { cwd, ask } = workplace({ 'playbooks/x.playbook.yaml': '' });
  writeFileSync(join(cwd, 'healer.yaml'), project('playbooks'));
  const { code, stderr } = await ask('check', 'where');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr:
      'healer: healer.yaml:1: No folder that healer.yaml names is for health checks. Name one there, such as health, or say where to write with --dir. (check/no-folder)\n',
  });
  const { code: again, stdout } = await ask('check', 'where', '--json');
  expect({ again, failure: JSON.parse(stdout) }).toMatchObject({
    again: 2,
    failure: { code: 'check/no-folder', line: 1 },
  });
});
