import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../engine/daemon/harness.ts';
import { folderWith } from '../support/healer.ts';

const bin = join(import.meta.dirname, '../../bin/healer.js');

/** The launcher's way under another Node, taken whatever Node this is. */
const launcher = [
  process.execPath,
  '-e',
  `require(${JSON.stringify(bin)}).runUnder(process.execPath, process.argv.slice(1))`,
  '--',
];

/** The launcher as a person has it whose own Node is too old; only where there is such a Node. */
const older = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find(isOlder);

const ways: [string, string[]][] = [
  ['under another Node', launcher],
  ['as it is', [process.execPath, bin]],
];
if (older) ways.push(['on an old Node', [older, bin]]);

function isOlder(node: string): boolean {
  return existsSync(node) && Number(execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'])) < 22;
}

function start(
  [program = '', ...before]: string[],
  args: string[],
  cwd = folderWith({}),
): ChildProcess & { text: string } {
  const child = Object.assign(
    spawn(program, [...before, ...args], { cwd, env: { ...process.env, XDG_RUNTIME_DIR: cwd } }),
    { text: '' },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      child.text += chunk;
    });
  }
  return child;
}

describe.each(ways)('healer %s', (_, way) => {
  it('exits as the command line does', async () => {
    const version = start(way, ['--version']);
    expect(await once(version, 'close')).toEqual([0, null]);
    expect(version.text).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await once(start(way, ['lint', 'no-such-file']), 'close')).toEqual([2, null]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('lets a daemon end cleanly on %s', async (signal) => {
    const cwd = folderWith({});
    const daemon = start(way, ['daemon', '--state-dir', join(cwd, 'state')], cwd);
    await until(() => daemon.text.includes(' serves '));
    daemon.kill(signal);
    expect(await once(daemon, 'close')).toEqual([0, null]);
    expect(daemon.text).toContain(`ending: ${signal}`);
    expect(existsSync(join(cwd, 'state', 'daemon.json'))).toBe(false);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends a language server on %s', async (signal) => {
    const server = start(way, ['lsp', '--stdio']);
    const ask = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, capabilities: {} },
    });
    server.stdin?.write(`Content-Length: ${ask.length}\r\n\r\n${ask}`);
    await until(() => server.text.includes('"id":1'));
    server.kill(signal);
    expect(await once(server, 'close')).toEqual([0, null]);
  });
});

it('under another Node says by which signal that one was killed', async () => {
  const cwd = folderWith({});
  const daemon = start(launcher, ['daemon', '--state-dir', join(cwd, 'state')], cwd);
  await until(() => existsSync(join(cwd, 'state', 'daemon.json')));
  const { pid } = JSON.parse(readFileSync(join(cwd, 'state', 'daemon.json'), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
  expect(await once(daemon, 'close')).toEqual([137, null]);
});

it('that was not built names both ways to build it', async () => {
  const folder = folderWith({});
  mkdirSync(join(folder, 'bin'));
  copyFileSync(bin, join(folder, 'bin', 'healer.js'));
  const healer = start([process.execPath, join(folder, 'bin', 'healer.js')], ['lint']);
  expect(await once(healer, 'close')).toEqual([2, null]);
  expect(healer.text).toMatch(/not built yet.*`npm start`.*`npm run build`/);
});
