import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let scratch: string;
let taken: Server;
beforeEach(async () => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'healer-start-')));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  taken.close();
  rmSync(scratch, { recursive: true, force: true });
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

it.each([
  [['--workspase', 'x'], "Unknown option '--workspase'"],
  [['here'], "Unexpected argument 'here'"],
  [['--port', 'ten'], '--port needs a number from 0 to 65535, and this is ten.'],
  [['--port', '70000'], '--port needs a number from 0 to 65535, and this is 70000.'],
  [['--workspace', '/nowhere/at/all'], '--workspace needs a folder, and /nowhere/at/all is none.'],
  [['--workspace', join(import.meta.dirname, 'start.test.ts')], '--workspace needs a folder'],
])('refuses %j in one line, with exit code 2', (args, message) => {
  const { status, stdout, stderr } = start(args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
});

it('takes a relative workspace from where npm was called', () => {
  expect(start(['--workspace', 'missing'], { INIT_CWD: scratch }).stderr).toContain(join(scratch, 'missing'));
});

it('says that a given port is in use', () => {
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { status, stderr } = start(['--port', String(port)]);
  expect(status).toBe(2);
  expect(stderr).toContain(`Port ${port} of 127.0.0.1 is in use.`);
});

it('shows its options', () => {
  const { status, stdout } = start(['--help']);
  expect(status).toBe(0);
  for (const option of ['--workspace', '--port', '--no-open', '--no-auth', '--code']) expect(stdout).toContain(option);
});

it('says what to do when there is no `code`', () => {
  const { status, stderr } = start(['--code'], { PATH: scratch });
  expect(status).toBe(2);
  expect(stderr).toContain('The command `code` is not on the PATH.');
});
