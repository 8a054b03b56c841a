import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { folderWith } from './support/healer.ts';
import { openShop, type Shop } from './support/shop.ts';

const repository = join(import.meta.dirname, '..');
const tour = readFileSync(join(repository, 'README.md'), 'utf8').match(/^npx --no-install healer .*$/gm) ?? [];

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ port: 0 });
});
afterAll(() => shop.stop());

/** A folder that holds examples/ as the checkout does, about the shop of this test. */
function checkout(): string {
  const folder = folderWith({});
  const examples = join(folder, 'examples');
  cpSync(join(repository, 'examples'), examples, { recursive: true });
  const ports = Object.values(shop.addresses).map((address) => address.split(':')[1] ?? '');
  for (const name of readdirSync(examples, { recursive: true, encoding: 'utf8' })) {
    const file = join(examples, name);
    if (!statSync(file).isFile()) continue;
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/\b1808([0-3])\b/g, (_, index) => ports[index] ?? ''),
    );
  }
  return folder;
}

/** Runs a line of the README in a shell where `npx --no-install healer` is the built command line. */
function shell(line: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number; stdout: string }> {
  const healer = `${process.execPath} ${join(repository, 'dist/cli.js')}`;
  const npx = `npx() { test "$1 $2" = '--no-install healer' && shift 2 && ${healer} "$@"; }`;
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', `${npx}; ${line}`], { cwd, env }, (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), stdout }),
    );
  });
}

it('holds what the tour in the README shows from a shell', async () => {
  const cwd = checkout();
  const env = { PATH: process.env['PATH'], HOME: cwd, HEALER_STATE_DIR: join(cwd, 'state'), XDG_RUNTIME_DIR: cwd };
  const run = (line: string) => shell(line, cwd, env);
  onTestFinished(() => run('npx --no-install healer daemon stop --root examples').then(() => undefined));

  const seen = [];
  for (const line of tour) seen.push([line.split(' ')[3], await run(line)]);
  expect(seen).toEqual([
    ['lint', { code: 0, stdout: expect.any(String) }],
    ['check', { code: 0, stdout: expect.stringContaining('ok    web/http') }],
    ['playbooks', { code: 0, stdout: expect.stringContaining('Plan: restart-api') }],
    ['incident', { code: 0, stdout: expect.stringContaining('passed  web/http') }],
  ]);

  await shop.set('web', 'down');
  expect((await run(tour[1] ?? '')).code).toBe(1);
});
