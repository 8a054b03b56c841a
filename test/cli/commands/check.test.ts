import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderWith, healer } from '../../support/healer.ts';

async function answering(status: () => number): Promise<number> {
  const server = createServer((_, response) => response.writeHead(status()).end());
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const check = (workload: string, port: number, more = '') =>
  `workload: ${workload}\ntype: http\nport: ${port}\nhost: 127.0.0.1\nenabled: true\n${more}`;

describe('healer check run', () => {
  it('passes while the server is up and fails once it is down', async () => {
    let status = 200;
    const port = await answering(() => status);
    const cwd = folderWith({
      'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health]\n',
      'health/web.yaml': check('web', port),
    });
    const up = await healer(['check', 'run'], { cwd });
    expect(up).toMatchObject({ code: 0 });
    expect(up.stdout).toMatch(/^ok {4}web\/http: /);
    status = 503;
    const down = await healer(['check', 'run'], { cwd });
    expect(down).toMatchObject({ code: 1 });
    expect(down.stdout).toMatch(/^FAIL {2}web\/http: HTTP 503 .*expected 200–399/);
  });

  it('prints JSON with what was expected and seen', async () => {
    const port = await answering(() => 500);
    const cwd = folderWith({ 'health/web.yaml': check('web', port) });
    const { code, stdout } = await healer(['check', 'run', 'web', '--json', '--dir', 'health'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { workload: 'web', check: 'http', result: 'failed', source: { line: 1 } },
    ]);
  });

  it('runs nothing that neither healer.yaml nor --dir names', async () => {
    const cwd = folderWith({ 'health/evil.yaml': 'workload: evil\ntype: exec\nenabled: true\ntarget: touch done\n' });
    const { code, stdout, stderr } = await healer(['check', 'run'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('(definitions/none)');
    expect(existsSync(join(cwd, 'done'))).toBe(false);
  });

  it('lists the folders in which checks are written, and runs nothing', async () => {
    const evil = 'workload: evil\ntype: exec\nenabled: true\ntarget: touch done\n';
    const cwd = folderWith({ 'health/web.yaml': check('web', 80), 'vendor/health/x.yaml': evil });
    const { code, stdout } = await healer(['check', 'list', '--folders'], { cwd });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'health         1 check  1 enabled  1 file\nvendor/health  1 check  1 enabled  1 file\n',
    });
    const json = await healer(['check', 'list', '--folders', '--json'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject([{ folder: 'health', checks: 1 }, { folder: 'vendor/health' }]);
    expect(existsSync(join(cwd, 'done'))).toBe(false);
  });

  it.each([['run'], ['list']])('%s says which file is not what its name says, and goes on', async (command) => {
    const port = await answering(() => 200);
    const cwd = folderWith({
      'health/web.yaml': check('web', port),
      'health/api.health.yaml': 'workload: api\ntyp: http\n',
      'health/notes.yaml': 'shopping: [milk]\n',
    });
    const { code, stderr } = await healer(['check', command, '--dir', 'health'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain(
      'health/api.health.yaml:2: By its file\'s name this is a health config, but it has no "type", so it is neither checked nor run. Did you mean "type"? (kind/not-as-named)',
    );
    expect(stderr).not.toContain('notes');
  });

  it('leaves out what is not enabled unless it is named', async () => {
    const port = await answering(() => 200);
    const cwd = folderWith({
      'health/web.yaml': `${check('web', port)}---\n${check('api', port).replace('enabled: true', 'enabled: false')}`,
    });
    const all = await healer(['check', 'run', '--dir', 'health'], { cwd });
    expect(all.stdout).not.toContain('api/http');
    expect(all.stderr).toContain('1 check not enabled');
    const named = await healer(['check', 'run', 'api', '--dir', 'health'], { cwd });
    expect(named.stdout).toContain('api/http');
  });

  it('a disk that is fuller than expected fails, and one that is not says how full it is', async () => {
    const disk = 'workload: disk\ntype: disk\ntarget: .\nenabled: true\n';
    const cwd = folderWith({
      'health/disk.yaml': `${disk}name: any\nexpect: {usage: 1}\n---\n${disk}name: none\nexpect: {usage: 0}\n`,
    });
    const { stdout, stderr, code } = await healer(['check', 'run', '--dir', 'health'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ok {4}disk\/any: .* is [\d.]+% full, .* left/m);
    expect(stdout).toMatch(/^FAIL {2}disk\/none: .* is [\d.]+% full, expected at most 0%/m);
    expect(stderr).toContain('2 checks: 1 failed.');
  });

  it.each(['run', 'list'])('check %s of a refused check points to the refusal', async (command) => {
    const cwd = folderWith({ 'health/c.yaml': `${check('c', 1)}expect:\n  body:\n    matches: "("\n` });
    const { stderr, code } = await healer(['check', command, 'c', '--dir', 'health'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('health/c.yaml:8: This is not a regular expression');
    expect(stderr).toContain('mend health/c.yaml:8 first. (check/unknown)');
    expect(stderr).not.toContain('No check or workload is called');
  });

  it('what a command prints cannot steer the terminal, and is whole in JSON', async () => {
    const cwd = folderWith({
      'health/db.yaml':
        'workload: db\ntype: exec\nenabled: true\ntarget: printf "half\\r\\033[2Jgone\\302\\2331m"; false\n',
    });
    const text = await healer(['check', 'run', '--dir', 'health'], { cwd });
    expect(text.stdout).toContain('exit code 1: \\u001b[2Jgone\\u009b1m');
    const json = await healer(['check', 'run', '--dir', 'health', '--json'], { cwd });
    for (const steering of ['\u001b', '\u009b']) expect(json.stdout).not.toContain(steering);
    expect(JSON.parse(json.stdout)).toMatchObject([{ message: 'exit code 1: \u001b[2Jgone\u009b1m' }]);
  });

  it('runs what is valid and could not run the rest', async () => {
    const port = await answering(() => 200);
    const cwd = folderWith({
      'health/web.yaml': check('web', port),
      'health/bad.yaml': 'workload: bad\ntype: htp\nenabled: true\n',
    });
    const { code, stdout, stderr } = await healer(['check', 'run', '--dir', 'health'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('web/http');
    expect(stderr).toContain('health/bad.yaml:2');
  });

  it.each([
    [
      'a name nobody defined',
      ['check', 'run', 'wbe', '--dir', 'health'],
      { 'health/web.yaml': check('web', 1) },
      'Known workloads: web',
    ],
    [
      'a folder with no definitions',
      ['check', 'run', '--dir', 'empty'],
      { 'empty/notes.txt': '' },
      'No health check is defined',
    ],
    ['a folder that is not there', ['check', 'run', '--dir', 'none'], {}, 'none'],
  ])('could not run: %s', async (_, args, files, message) => {
    const { code, stderr } = await healer(args, { cwd: folderWith(files as Record<string, string>) });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});

describe('healer check list', () => {
  it('shows what runs, with file and line', async () => {
    const cwd = folderWith({
      'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health]\n',
      'health/web.yaml': `${check('web', 8080)}---\n${check('api', 8081)}`,
      'elsewhere/x.health.yaml': check('not-run', 1),
    });
    const { code, stdout } = await healer(['check', 'list'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('web/http  enabled  http://127.0.0.1:8080/healthz  health/web.yaml:1');
    expect(stdout).toContain('health/web.yaml:7');
    expect(stdout).not.toContain('not-run');
  });

  it.each([
    ['list', '--json'],
    ['list', '--dir=health'],
    ['run', '--json'],
    ['run', '--dir=health'],
  ])('check %s %s shows no secret', async (command, flag) => {
    const cwd = folderWith({
      'health/web.yaml': [
        'workload: web\ntype: http\nenabled: true\ntarget: http://mara:s3cret@127.0.0.1:1/?token=s3cret\n',
        'headers: {Authorization: Bearer s3cret, X-Team: s3cret}\nrestart: {command: [up, --api-key, s3cret]}\n',
        '---\nworkload: db\ntype: exec\nenabled: true\ntarget: PGPASSWORD=s3cret false\nenv: {PIN: s3cret}\n',
      ].join(''),
    });
    const { stdout, stderr } = await healer(['check', command, flag, '--dir', 'health'], { cwd });
    expect(stdout + stderr).toContain('web');
    expect(stdout + stderr).not.toContain('s3cret');
    if (command === 'list' && flag === '--json')
      expect(stdout).toMatch(/"Authorization": "\*\*\*"[\s\S]*"PIN": "\*\*\*"/);
  });
});
