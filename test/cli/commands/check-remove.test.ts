import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workplace } from '../../support/workplace.ts';

const files = {
  'health/web.yaml': 'workload: web\ntype: http\nenabled: true\n',
  'health/api.yaml':
    'workload: api\ntype: http\nenabled: true\n---\nworkload: api\nname: b\ntype: http\nenabled: true\n',
};

it('removes the file of a check, by workload or by both names', async () => {
  const { cwd, ask } = workplace({ ...files, 'health/db.yaml': 'workload: db\ntype: tcp\nport: 1\nenabled: true\n' });
  expect(await ask('check', 'remove', 'web')).toEqual({ code: 0, stdout: 'health/web.yaml\n', stderr: '' });
  expect(existsSync(join(cwd, 'health/web.yaml'))).toBe(false);
  const { stdout } = await ask('check', 'remove', 'db/tcp', '--json');
  expect(JSON.parse(stdout)).toEqual({ workload: 'db', check: 'tcp', file: join(cwd, 'health/db.yaml') });
});

it.each([
  ['one of several', 'api', 'say which of api/http, api/b. (check/several)'],
  ['one in a file with others', 'api/b', 'health/api.yaml:5'],
  ['one that is not there', 'wbe', '(check/unknown)'],
])('leaves %s', async (_, name, message) => {
  const { cwd, ask } = workplace(files);
  const { code, stdout, stderr } = await ask('check', 'remove', name);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  for (const file of Object.keys(files)) expect(existsSync(join(cwd, file))).toBe(true);
});
