import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { machineAddress } from '../../../engine/checks/address.ts';
import { isAlive, until } from '../daemon/harness.ts';

/** The signal of a check that is not cancelled. */
const never = new AbortController().signal;

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
  expect(await machineAddress(machinectl.path)('web', never)).toBe(address);
});

it('asks machinectl for exactly this workload', async () => {
  const machinectl = await program('');
  await machineAddress(machinectl.path)('web@1;id', never);
  expect(await machinectl.calls()).toEqual(['show -p Addresses -- web@1;id']);
});

it.each([
  ['fails', 'echo Addresses=10.0.0.2; exit 1'],
  ['does not end', 'exec sleep 300'],
])('falls back to 127.0.0.1 when machinectl %s', async (_, body) => {
  const machinectl = await program(body);
  expect(await machineAddress(machinectl.path)('web', never)).toBe('127.0.0.1');
});

it('falls back to 127.0.0.1 when there is no machinectl', async () => {
  expect(await machineAddress('/no/such/machinectl')('web', never)).toBe('127.0.0.1');
});

it('asks once in 30 seconds for each workload', async () => {
  const machinectl = await program('echo Addresses=10.0.0.2');
  let clock = 0;
  const address = machineAddress(machinectl.path, () => clock);
  await Promise.all([address('web', never), address('web', never), address('api', never)]);
  clock = 29_999;
  await address('web', never);
  expect(await machinectl.calls()).toHaveLength(2);
  clock = 30_000;
  await address('web', never);
  expect(await machinectl.calls()).toHaveLength(3);
});

it('keeps the environment of this process from machinectl', async () => {
  process.env['HEALER_TEST_SECRET'] = '5';
  onTestFinished(() => void delete process.env['HEALER_TEST_SECRET']);
  const machinectl = await program('echo "Addresses=10.0.0.2$HEALER_TEST_SECRET"');
  expect(await machineAddress(machinectl.path)('web', never)).toBe('10.0.0.2');
});

it('gives up when the check does, kills machinectl when nobody waits any more, and asks again later', async () => {
  const machinectl = await program('echo $$ > $(dirname $0)/pid; exec sleep 300');
  const address = machineAddress(machinectl.path);
  const [first, second] = [new AbortController(), new AbortController()];
  const answers = [address('web', first.signal), address('web', second.signal)];
  const pid = Number(await vi.waitUntil(() => readFile(join(machinectl.path, '../pid'), 'utf8').catch(() => '')));
  first.abort();
  expect(await answers[0]).toBe('127.0.0.1');
  expect(isAlive(pid)).toBe(true);
  second.abort();
  expect(await answers[1]).toBe('127.0.0.1');
  await until(() => !isAlive(pid));
  expect(await machinectl.calls()).toHaveLength(1);
  await address('web', AbortSignal.timeout(200));
  expect(await machinectl.calls()).toHaveLength(2);
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
