import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
  const machinectl = await program({ show: `echo '${printed}'` });
  expect(await machineAddress(machinectl.path)('web', never)).toBe(address);
});

it('asks machinectl for exactly this workload', async () => {
  const machinectl = await program({ list: "echo 'web@1;id container systemd-nspawn debian 12 -'" });
  await machineAddress(machinectl.path)('web@1;id', never);
  expect(await machinectl.calls()).toEqual([list, 'show -p Addresses -- web@1;id']);
});

it('asks nothing of what is no machine', async () => {
  const machinectl = await program({});
  const address = machineAddress(machinectl.path);
  const all = Array.from({ length: 200 }, (_, index) => address(`shop-${index}`, never));
  expect(new Set(await Promise.all(all))).toEqual(new Set(['127.0.0.1']));
  expect(await machinectl.calls()).toEqual([list]);
});

it.each([
  ['fails', { show: 'echo Addresses=10.0.0.2; exit 1' }],
  ['does not end', { show: 'exec sleep 300' }],
  ['cannot list machines', { list: 'echo web; exit 1' }],
])('falls back to 127.0.0.1 when machinectl %s', async (_, answers) => {
  const machinectl = await program(answers);
  expect(await machineAddress(machinectl.path)('web', never)).toBe('127.0.0.1');
});

it('falls back to 127.0.0.1 when there is no machinectl, and looks for it again after ten minutes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'healer-address-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  let clock = 0;
  const address = machineAddress(join(folder, 'machinectl'), () => clock);
  expect(await address('web', never)).toBe('127.0.0.1');
  await program({}, folder);
  clock = 599_999;
  expect(await address('web', never)).toBe('127.0.0.1');
  clock = 1_000_000;
  expect(await address('web', never)).toBe('10.0.0.2');
});

it('asks once in 30 seconds, and lets nobody wait who knows an answer', async () => {
  const machinectl = await program({});
  let clock = 0;
  const address = machineAddress(machinectl.path, () => clock);
  await Promise.all([address('web', never), address('web', never), address('api', never)]);
  clock = 29_999;
  await address('web', never);
  expect(await machinectl.calls()).toHaveLength(3);
  await machinectl.answers({ show: 'echo Addresses=10.0.0.9' });
  clock = 30_000;
  expect(await address('web', never)).toBe('10.0.0.2');
  await vi.waitFor(async () => expect(await address('web', never)).toBe('10.0.0.9'));
  expect(await machinectl.calls()).toHaveLength(5);
});

it('waits for an answer when the one it has is old', async () => {
  const machinectl = await program({});
  let clock = 0;
  const address = machineAddress(machinectl.path, () => clock);
  await address('web', never);
  await machinectl.answers({ show: 'echo Addresses=10.0.0.9' });
  clock = 300_000;
  expect(await address('web', never)).toBe('10.0.0.9');
});

it('keeps what it knew while machinectl fails', async () => {
  const machinectl = await program({});
  let clock = 0;
  const address = machineAddress(machinectl.path, () => clock);
  await address('web', never);
  await machinectl.answers({ list: 'exit 1', show: 'exit 1' });
  clock = 300_000;
  expect(await address('web', never)).toBe('10.0.0.2');
});

it('asks about a few machines at once', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `shop-${index}`);
  const machinectl = await program({
    list: `printf '%s container nspawn\\n' ${names.join(' ')}`,
    show: 'mkdir $(dirname $0)/$$; ls -d $(dirname $0)/[0-9]* | wc -l >> $(dirname $0)/most; rmdir $(dirname $0)/$$; echo Addresses=10.0.0.2',
  });
  const address = machineAddress(machinectl.path);
  const found = await Promise.all(names.map((name) => address(name, never)));
  expect(found).toEqual(names.map(() => '10.0.0.2'));
  const counts = (await readFile(join(machinectl.path, '../most'), 'utf8')).trim().split('\n').map(Number);
  expect(Math.max(...counts)).toBeLessThanOrEqual(4);
});

it('keeps the environment of this process from machinectl', async () => {
  process.env['HEALER_TEST_SECRET'] = '5';
  onTestFinished(() => void delete process.env['HEALER_TEST_SECRET']);
  const machinectl = await program({ show: 'echo "Addresses=10.0.0.2$HEALER_TEST_SECRET"' });
  expect(await machineAddress(machinectl.path)('web', never)).toBe('10.0.0.2');
});

it('gives up when the check does; machinectl is ended after a second, and asked again later', async () => {
  const machinectl = await program({ list: 'echo $$ > $(dirname $0)/pid; exec sleep 300' });
  let clock = 0;
  const address = machineAddress(machinectl.path, () => clock);
  const check = new AbortController();
  const answer = address('web', check.signal);
  const pid = Number(await vi.waitUntil(() => readFile(join(machinectl.path, '../pid'), 'utf8').catch(() => '')));
  check.abort();
  expect(await answer).toBe('127.0.0.1');
  expect(await address('web', check.signal)).toBe('127.0.0.1');
  await until(() => !isAlive(pid));
  await machinectl.answers({});
  clock = 300_000;
  expect(await address('web', never)).toBe('10.0.0.2');
});

interface Answers {
  readonly list?: string;
  readonly show?: string;
}

const list = 'list --full --no-legend --no-pager';

/** A real program in machinectl's place, which notes its arguments and knows the machines web and api. */
async function program(first: Answers, given?: string) {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'healer-address-')));
  if (given === undefined) onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'machinectl');
  const answers = async ({ list = "printf '%s\\n' web api", show = 'echo Addresses=10.0.0.2' }: Answers) => {
    const script = `#!/bin/sh\necho "$@" >> ${folder}/calls\nif [ "$1" = list ]; then\n${list}\nelse\n${show}\nfi\n`;
    await writeFile(`${path}.new`, script, { mode: 0o755 });
    await rename(`${path}.new`, path);
  };
  await answers(first);
  return { path, answers, calls: async () => (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n') };
}
