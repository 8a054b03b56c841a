import { readFileSync } from 'node:fs';
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
  ['a label that is none', ['api', '--type', 'tcp', '--label', 'x'], 'Write KEY=VALUE'],
  ['a path', ['../api', '--type', 'http'], '(check/bad-name)'],
  ['what the editor would underline', ['api', '--type', 'exec'], 'Nothing was written.'],
])('could not run: %s', async (_, args, message) => {
  const { ask } = workplace({ 'health/web.yaml': 'workload: web\ntype: http\nenabled: true\n' });
  const { code, stdout, stderr } = await ask('check', 'add', ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});
