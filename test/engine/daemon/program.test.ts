import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { installProgram, pruneProgram } from '../../../engine/daemon/program.ts';
import { expectOk, temporaryFolder } from './harness.ts';

function distribution(text = 'program'): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'cli.js'), text);
  writeFileSync(join(folder, 'better_sqlite3.node'), 'addon');
  writeFileSync(join(folder, 'http.js'), 'http');
  return join(folder, 'cli.js');
}

it('copies the program and its addon, and outlives the original', () => {
  const state = temporaryFolder();
  const cli = distribution();
  const installed = expectOk(installProgram(cli, state, '1.2.3'));
  rmSync(dirname(cli), { recursive: true });
  expect(installed).toMatch(/\/bin\/1\.2\.3-[0-9a-f]{8}\/cli\.js$/);
  expect(readFileSync(installed, 'utf8')).toBe('program');
  expect(readFileSync(join(dirname(installed), 'better_sqlite3.node'), 'utf8')).toBe('addon');
});

it('uses the copy that is there, and makes another for another program of the same version', () => {
  const state = temporaryFolder();
  const first = expectOk(installProgram(distribution(), state, '1.2.3'));
  expect(expectOk(installProgram(distribution(), state, '1.2.3'))).toBe(first);
  expect(expectOk(installProgram(distribution('changed'), state, '1.2.3'))).not.toBe(first);
  expect(readdirSync(join(state, 'bin'))).toHaveLength(2);
});

it.each([
  ['is damaged', (file: string) => writeFileSync(file, 'prog')],
  ['is gone', (file: string) => rmSync(file)],
])('makes a copy again of which a file %s', (_, damage) => {
  const state = temporaryFolder();
  const cli = distribution();
  const installed = expectOk(installProgram(cli, state, '1.2.3'));
  damage(installed);
  expect(expectOk(installProgram(cli, state, '1.2.3'))).toBe(installed);
  expect(readFileSync(installed, 'utf8')).toBe('program');
  expect(readdirSync(dirname(installed)).sort()).toEqual(['better_sqlite3.node', 'cli.js', 'http.js']);
});

it('never sweeps the folder of a program that is no copy', () => {
  const cli = distribution();
  writeFileSync(join(dirname(cli), 'client.js'), '');
  pruneProgram(cli, temporaryFolder(), Number.MAX_SAFE_INTEGER);
  expect(readdirSync(dirname(cli)).sort()).toEqual(['better_sqlite3.node', 'cli.js', 'client.js', 'http.js']);
});

it('says where the copy cannot be written', () => {
  const state = temporaryFolder();
  writeFileSync(join(state, 'bin'), '');
  expect(installProgram(distribution(), state, '1.2.3')).toMatchObject({
    ok: false,
    failure: { code: 'daemon/state-read-only', message: expect.stringContaining(join(state, 'bin')) },
  });
});

it('names the folder of a program that is not complete', () => {
  const cli = distribution();
  rmSync(join(dirname(cli), 'better_sqlite3.node'));
  expect(installProgram(cli, temporaryFolder(), '1.2.3')).toMatchObject({
    ok: false,
    failure: { code: 'daemon/program-missing', file: dirname(cli) },
  });
});
