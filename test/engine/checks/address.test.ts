import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { machineAddress } from '../../../engine/checks/address.ts';

it.each([
  ['Addresses=10.0.0.2', '10.0.0.2'],
  ['Addresses=10.0.0.2 10.0.0.3', '10.0.0.2'],
  ['Addresses=fe80::1 fd00::2 10.0.0.2', '10.0.0.2'],
  ['Addresses=fe80::1 fd00::2', 'fd00::2'],
  ['Addresses=fe80::1 169.254.7.7', '127.0.0.1'],
  ['Addresses=', '127.0.0.1'],
  ['', '127.0.0.1'],
  ['Addresses=; rm -rf /', '127.0.0.1'],
])('%j gives %s', async (printed, address) => {
  const machinectl = await program(`echo '${printed}'`);
  expect(await machineAddress(machinectl.path)('web')).toBe(address);
});

it('asks machinectl for exactly this workload', async () => {
  const machinectl = await program('');
  await machineAddress(machinectl.path)('web@1;id');
  expect(await machinectl.calls()).toEqual(['show -p Addresses -- web@1;id']);
});

it.each([
  ['fails', 'echo Addresses=10.0.0.2; exit 1'],
  ['does not end', 'exec sleep 300'],
])('falls back to 127.0.0.1 when machinectl %s', async (_, body) => {
  const machinectl = await program(body);
  expect(await machineAddress(machinectl.path)('web')).toBe('127.0.0.1');
});

it('falls back to 127.0.0.1 when there is no machinectl', async () => {
  expect(await machineAddress('/no/such/machinectl')('web')).toBe('127.0.0.1');
});

it('asks once in 30 seconds for each workload', async () => {
  const machinectl = await program('echo Addresses=10.0.0.2');
  let clock = 0;
  const address = machineAddress(machinectl.path, () => clock);
  await Promise.all([address('web'), address('web'), address('api')]);
  clock = 29_999;
  await address('web');
  expect(await machinectl.calls()).toHaveLength(2);
  clock = 30_000;
  await address('web');
  expect(await machinectl.calls()).toHaveLength(3);
});

/** A real program in machinectl's place, which notes its arguments. */
async function program(body: string) {
  const folder = await mkdtemp(join(tmpdir(), 'healer-address-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'machinectl');
  await writeFile(path, `#!/bin/sh\necho "$@" >> ${folder}/calls\n${body}\n`);
  await chmod(path, 0o755);
  return { path, calls: async () => (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n') };
}
