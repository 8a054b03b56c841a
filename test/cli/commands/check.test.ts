import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

  it('says by name what is not supported yet', async () => {
    const cwd = folderWith({ 'health/disk.yaml': 'workload: disk\ntype: disk\ntarget: /\nenabled: true\n' });
    const { stdout, code } = await healer(['check', 'run', '--dir', 'health'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('disk checks are not supported yet');
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
      'health/web.yaml': `${check('web', 8080)}---\n${check('api', 8081)}`,
      'elsewhere/x.health.yaml': check('not-run', 1),
    });
    const { code, stdout } = await healer(['check', 'list'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('web/http  enabled  http://127.0.0.1:8080/healthz  health/web.yaml:1');
    expect(stdout).toContain('health/web.yaml:7');
    expect(stdout).not.toContain('not-run');
  });
});
