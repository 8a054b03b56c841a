import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEngine } from '../../../engine/engine.ts';
import type { Event } from '../../../engine/model/event.ts';
import { folderWith } from '../../support/healer.ts';
import { pidsNamed } from '../checks/processes.ts';
import { value } from '../store/temporary.ts';

/** Seen within two seconds, and a report takes up to three. */
const patience = { timeout: 8_000, interval: 50 };

/** A process under a name of its own that prints to the log and ends when the file `end` comes (exit code 1), and how to find it. */
async function worker(log?: string) {
  const name = `w-${randomUUID().slice(0, 8)}`;
  const cwd = folderWith({});
  const script = 'while ! test -f end; do sleep 0.05; done; rm end; echo password=s3cret; echo no memory; exit 1';
  const output = log === undefined ? 'ignore' : openSync(log, 'a');
  const child = spawn('sh', ['-c', script], { argv0: name, cwd, stdio: ['ignore', output, output] });
  if (typeof output === 'number') closeSync(output);
  await once(child, 'spawn');
  const pids = pidsNamed(name);
  return { name, cwd, pid: child.pid ?? 0, pids };
}

function shopOf(name: string, rule = 'max_retries: 3\ncooldown_seconds: 1\n') {
  return folderWith({
    'queue.health.yaml': `workload: queue\ntype: process\ntarget: ${name}\ninterval: 1h\nretries: 1\nenabled: true\n`,
    'queue.rule.yaml': `on: crash\naction: restart_process\nprocess: ${name}\n${rule}`,
  });
}

/** A real watch, closed with the test; what it tells. */
async function watching(root: string, stateDirectory = folderWith({})) {
  const events: Event[] = [];
  const notify = (method: string, params: unknown) => {
    if (method === 'event/recorded') events.push(...(params as { events: readonly Event[] }).events);
  };
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const engine = value(await openEngine({ stateDirectory, root, version: '0.0.0', watch: { dir: root }, notify, log }));
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= Promise.resolve(engine.close()));
  onTestFinished(close);
  const kinds = () => events.map(({ kind }) => kind);
  const logged = (words: string) => expect.poll(() => lines.join('\n'), patience).toContain(words);
  return { stateDirectory, events, kinds, logged, close };
}

const seenOf = async ({ events }: { readonly events: readonly Event[] }, kind: Event['kind'], count = 1) =>
  expect.poll(() => events.filter((event) => event.kind === kind).length, patience).toBeGreaterThanOrEqual(count);

describe('a real process', () => {
  it.each<[string, (worker: { pid: number; cwd: string }) => void, boolean?]>([
    ['that ended with exit code 1', ({ cwd }) => writeFileSync(join(cwd, 'end'), '')],
    ['killed while it was stopped by a signal', ({ pid }) => process.kill(pid, 'SIGKILL'), true],
  ])('%s is seen, reported and started again within seconds', async (_, end, stopped = false) => {
    const one = await worker();
    const shop = await watching(shopOf(one.name));
    await shop.logged(`(pid ${one.pid}) is watched`);
    if (stopped) {
      process.kill(one.pid, 'SIGSTOP');
      await shop.logged('is stopped by a signal');
      expect(shop.kinds()).not.toContain('crash');
    }
    end(one);
    await seenOf(shop, 'crash');
    await expect.poll(one.pids, patience).toHaveLength(1);
    expect(await one.pids()).not.toContain(one.pid);

    const kinds = shop.kinds().filter((kind) => ['crash', 'rule_acted'].includes(kind));
    expect(kinds).toEqual(['crash', 'rule_acted']);
    expect(shop.kinds()).toContain('check_fail');
    const acted = shop.events.find(({ kind }) => kind === 'rule_acted');
    const crashed = shop.events.find(({ kind }) => kind === 'crash');
    expect(crashed).toMatchObject({ workload: 'queue', check: 'process', data: { pid: one.pid, process: one.name } });
    const folder = join(shop.stateDirectory, 'reports');
    const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    const isCrash = (name: string) => readFileSync(join(folder, name), 'utf8').includes('Trigger       crash');
    const file = texts.find(isCrash) ?? '';
    const text = readFileSync(join(folder, file), 'utf8');
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o444);
    expect(text).toContain('Trigger       crash');
    expect(text).toContain(`As it was seen at`);
    expect(text).toContain(`command     ${one.name} -c`);
    expect(text).toContain(`Report        ${String(acted?.data?.['report'])}`);
  });

  it('that is a script with #! is started again once, though it is killed twice', async () => {
    const name = `w-${randomUUID().slice(0, 8)}`;
    const cwd = folderWith({});
    writeFileSync(join(cwd, name), '#!/bin/bash\nwhile :; do sleep 0.05; done\n', { mode: 0o755 });
    const child = spawn(`./${name}`, [], { cwd, stdio: 'ignore' });
    await once(child, 'spawn');
    const pids = pidsNamed(name);
    const shop = await watching(shopOf(name));
    let pid = child.pid ?? 0;
    for (const times of [1, 2]) {
      await shop.logged(`(pid ${pid}) is watched`);
      process.kill(pid, 'SIGKILL');
      await seenOf(shop, 'crash', times);
      await expect.poll(pids, patience).toHaveLength(1);
      [pid = 0] = await pids();
    }
    await shop.logged(`(pid ${pid}) is watched`);
    expect(await pids()).toEqual([pid]);
    expect(shop.kinds().filter((kind) => kind === 'rule_acted')).toHaveLength(2);
  }, 20_000);

  it('leaves the last lines it printed to a file in its report', async () => {
    const log = join(realpathSync(folderWith({})), 'worker.log');
    const one = await worker(log);
    const shop = await watching(shopOf(one.name));
    await shop.logged(`(pid ${one.pid}) is watched`);
    writeFileSync(join(one.cwd, 'end'), '');
    await seenOf(shop, 'rule_acted');
    const crash = shop.events.find(({ kind, data }) => kind === 'report_written' && data?.['trigger'] === 'crash');
    const text = readFileSync(join(shop.stateDirectory, String(crash?.data?.['path'])), 'utf8');
    expect(text).toContain(log);
    expect(text).toMatch(/^ *\| password=\*\*\*\n *\| no memory$/m);
  });

  it('is not started again while its report cannot be written', async () => {
    const one = await worker();
    const stateDirectory = folderWith({});
    symlinkSync('/dev/null', join(stateDirectory, 'reports'));
    const shop = await watching(shopOf(one.name), stateDirectory);
    await shop.logged(`(pid ${one.pid}) is watched`);
    process.kill(one.pid, 'SIGKILL');
    await seenOf(shop, 'restart_withheld');
    expect(await one.pids()).toEqual([]);
    expect(shop.kinds()).not.toContain('rule_acted');
    rmSync(join(stateDirectory, 'reports'));
    mkdirSync(join(stateDirectory, 'reports'), { mode: 0o700 });
    await seenOf(shop, 'rule_acted');
    await expect.poll(one.pids, patience).toHaveLength(1);
  }, 20_000);

  it('that ended while no daemon watched is told of, reported as it was, and left to a person', async () => {
    const one = await worker();
    const root = shopOf(one.name);
    const before = await watching(root);
    await before.logged(`(pid ${one.pid}) is watched`);
    await before.close();
    writeFileSync(join(one.cwd, 'end'), '');
    await expect.poll(one.pids, patience).toEqual([]);

    const shop = await watching(root, before.stateDirectory);
    await seenOf(shop, 'restart_withheld');
    const crashed = shop.events.find(({ kind }) => kind === 'crash');
    expect(crashed?.message).toMatch(
      new RegExp(`^${one.name} \\(pid ${one.pid}\\) ended while nothing watched, some time`),
    );
    const report = shop.events.find(({ kind, data }) => kind === 'report_written' && data?.['trigger'] === 'crash');
    const text = readFileSync(join(shop.stateDirectory, String(report?.data?.['path'])), 'utf8');
    expect(text).toContain('As it was seen at');
    expect(text).toContain(`command     ${one.name} -c`);
    expect(await one.pids()).toEqual([]);
  }, 20_000);

  it('that two daemons watch is started once', async () => {
    const one = await worker();
    const shops = [await watching(shopOf(one.name)), await watching(shopOf(one.name))];
    await Promise.all(shops.map((shop) => shop.logged(`(pid ${one.pid}) is watched`)));
    process.kill(one.pid, 'SIGKILL');
    await Promise.all(shops.map((shop) => seenOf(shop, 'crash')));
    await expect.poll(one.pids, patience).toHaveLength(1);
    const acted = () => shops.flatMap((shop) => shop.kinds()).filter((kind) => kind === 'rule_acted');
    expect(acted()).toHaveLength(1);
    const [again] = await one.pids();
    await Promise.all(shops.map((shop) => shop.logged(`(pid ${again}) is watched`)));
    expect(await one.pids()).toEqual([again]);
    expect(acted()).toHaveLength(1);
  });
});
