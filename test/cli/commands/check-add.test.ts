import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workplace } from '../../support/workplace.ts';

it('writes what its flags say, enabled', async () => {
  const { cwd, ask } = workplace({ 'health/web.yaml': 'workload: web\ntype: http\nenabled: true\n' });
  const args = [
    ...['--type', 'http', '--target', '/ready', '--port', '8443', '--scheme', 'https', '--host', '127.0.0.1'],
    ...['--interval', '10s', '--timeout', '2s', '--retries', '2', '--success-threshold', '2', '--auto-restart'],
    ...['--max-restarts', '3', '--restart-delay', '5s', '--expect-status', '200', '300-302', '--expect-contains', 'ok'],
    ...['--depends-on', 'web', '--label', 'team=payments', 'tier=1', '--alert', 'api_down', '--severity', 'P1'],
  ];
  expect(await ask('check', 'add', 'api', ...args)).toEqual({ code: 0, stdout: 'health/api.yaml\n', stderr: '' });
  expect(readFileSync(join(cwd, 'health/api.yaml'), 'utf8')).toBe(`workload: api
type: http
target: /ready
port: 8443
scheme: https
host: 127.0.0.1
interval: 10s
timeout: 2s
retries: 2
success_threshold: 2
auto_restart: true
max_restarts: 3
restart_delay: 5s
enabled: true
expect:
  status:
    - 200
    - 300-302
  body:
    contains: ok
depends_on:
  - web
labels:
  team: payments
  tier: "1"
alert: api_down
severity: P1
`);
  expect((await ask('check', 'list', 'api')).stdout).toContain('api/http  enabled  https://127.0.0.1:8443/ready');
});

it.each([
  [['--restart-unit', 'api.service'], 'restart:\n  unit: api.service\n'],
  [['--restart-container', 'api-1'], 'restart:\n  container: api-1\n'],
  [
    ['--restart-command', 'systemctl --user  restart api'],
    'restart:\n  command:\n    - systemctl\n    - --user\n    - restart\n    - api\n',
  ],
])('writes what is restarted: %j', async (flags, written) => {
  const { cwd, ask } = workplace({ 'health/web.yaml': 'workload: web\ntype: http\nenabled: true\n' });
  const added = await ask('check', 'add', 'api', '--type', 'http', '--auto-restart', ...flags);
  expect(added).toEqual({ code: 0, stdout: 'health/api.yaml\n', stderr: '' });
  expect(readFileSync(join(cwd, 'health/api.yaml'), 'utf8')).toContain(`auto_restart: true\n${written}`);
});

it.each([
  ['5s', '4s'],
  ['2500ms', '2s'],
  ['1s', '500ms'],
])('writes a timeout below an interval of %s, which lint has nothing against', async (interval, timeout) => {
  const { cwd, ask } = workplace({ 'health/web.yaml': 'workload: web\ntype: http\nenabled: true\n' });
  expect((await ask('check', 'add', 'api', '--type', 'http', '--interval', interval)).code).toBe(0);
  expect(readFileSync(join(cwd, 'health/api.yaml'), 'utf8')).toContain(`interval: ${interval}\ntimeout: ${timeout}\n`);
  expect((await ask('lint', 'health/api.yaml')).stdout).toBe('');
  await ask('check', 'add', 'slow', '--type', 'http', '--interval', '6s');
  expect(readFileSync(join(cwd, 'health/slow.yaml'), 'utf8')).not.toContain('timeout');
});

it('says to make the folder that is missing', async () => {
  const { cwd, ask } = workplace({ 'rules/x.rule.yaml': 'on: unhealthy\nworkload: api\naction: restart_workload\n' });
  writeFileSync(
    join(cwd, 'healer.yaml'),
    'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [rules, health]\n',
  );
  const { code, stderr } = await ask('check', 'add', 'api', '--type', 'http');
  expect(code).toBe(2);
  expect(stderr).toContain('Make it (mkdir health)');
});

it('does not offer --force for a check in another file', async () => {
  const { ask } = workplace({ 'health/web.health.yaml': 'workload: api\ntype: http\nenabled: true\n' });
  const add = ['check', 'add', 'api', '--type', 'http'];
  expect((await ask(...add)).stderr).toContain('with --force');
  const { code, stderr } = await ask(...add, '--force');
  expect(code).toBe(2);
  expect(stderr).toContain('api.yaml, which is all that --force would replace. Edit or remove it there');
});

it('writes one that is not enabled, to a folder, and says so as JSON', async () => {
  const { cwd, ask } = workplace();
  const { stdout } = await ask(
    'check',
    'add',
    'db',
    '--type',
    'tcp',
    '--port',
    '5432',
    '--disabled',
    '--dir',
    'health',
    '--json',
  );
  const file = join(cwd, 'health/db.yaml');
  expect(JSON.parse(stdout)).toEqual({ workload: 'db', check: 'tcp', enabled: false, file });
  expect(readFileSync(file, 'utf8')).toContain('enabled: false');
});

it.each([
  ['no type', ['api'], "required option '--type <type>'"],
  ['a type that is none', ['api', '--type', 'ping'], 'Allowed choices are http'],
  ['a port that is none', ['api', '--type', 'tcp', '--port', 'x'], 'Give a whole number'],
  [
    'two things to restart',
    ['api', '--type', 'tcp', '--restart-unit', 'a', '--restart-container', 'b'],
    'cannot be used',
  ],
  ['a command for a shell', ['api', '--type', 'tcp', '--restart-command', 'a | b'], 'No shell reads it'],
  ['no command', ['api', '--type', 'tcp', '--restart-command', ' '], 'Give a command'],
  ['a label that is none', ['api', '--type', 'tcp', '--label', 'x'], 'Write KEY=VALUE'],
  ['a path', ['../api', '--type', 'http'], '(check/bad-name)'],
  ['what the editor would underline', ['api', '--type', 'exec'], 'Nothing was written.'],
])('could not run: %s', async (_, args, message) => {
  const { ask } = workplace({ 'health/web.yaml': 'workload: web\ntype: http\nenabled: true\n' });
  const { code, stdout, stderr } = await ask('check', 'add', ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});
