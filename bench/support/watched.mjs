import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { root } from './folders.mjs';
import { children, openDescriptors, peakMemory, processorTimeOfAll, residentMemory } from './processor-time.mjs';

/** Checks in one file. */
const aFile = 100;
/** A storm that takes longer has failed, in ms. */
const longestStorm = 600_000;

/** A web server in a process of its own. */
export async function startServer() {
  const server = spawn(process.execPath, [join(root, 'bench/support/web-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = await once(server.stdout, 'data');
  return {
    port: Number(port),
    url: `http://127.0.0.1:${Number(port)}/healthz`,
    goDown: () => void server.stdin.write('down\n'),
    stop: () => server.kill(),
  };
}

/** Writes http checks of one server, every other as a full URL, the others by port and path as Volt writes them. */
function writeChecks(shop, { port, url }, checks, more) {
  mkdirSync(shop);
  for (let from = 0; from < checks; from += aFile) {
    const documents = Array.from({ length: Math.min(aFile, checks - from) }, (_, index) => {
      const target = index % 2 === 0 ? [`target: ${url}`] : ['target: /healthz', `port: ${port}`];
      return [`workload: w${from + index}`, 'type: http', ...target, ...more, 'enabled: true', ''].join('\n');
    });
    writeFileSync(join(shop, `${from}.health.yaml`), documents.join('---\n'));
  }
}

/** What a daemon (dist/) takes that watches so many http checks every 10 s, for so many seconds once all have begun. */
export async function watchMany(folder, { checks, seconds }) {
  const server = await startServer();
  const shop = join(folder, 'many');
  writeChecks(shop, server, checks, ['interval: 10s']);
  const daemon = await startDaemon(folder, shop);
  try {
    // The first looks come at once; then each check has its place on the grid.
    await delay(20_000);
    await daemon.lateness();
    const measured = await measure(daemon.pid, seconds);
    const late = (await daemon.lateness()).toSorted((one, other) => one - other);
    if (late.length === 0) throw new Error('the daemon ran no check');
    const quantile = (share) => late[Math.min(late.length - 1, Math.floor(share * late.length))];
    return { ...measured, rate: late.length / seconds, p50: quantile(0.5), p99: quantile(0.99), most: late.at(-1) };
  } finally {
    await daemon.stop();
    server.stop();
  }
}

/** What a daemon takes that watches the examples, for so many seconds. */
export async function watchExamples(folder, { seconds }) {
  const shop = join(folder, 'examples');
  cpSync(join(root, 'examples'), shop, { recursive: true });
  const served = spawn(process.execPath, ['shop.mjs'], { cwd: shop, stdio: 'ignore' });
  const daemon = await startDaemon(folder, shop);
  try {
    await delay(5_000);
    return await measure(daemon.pid, seconds);
  } finally {
    await daemon.stop();
    served.kill();
  }
}

/**
 * What a daemon takes when so many workloads, checked every 5 s with two failures in a row, fail at once: s until the last
 * is unhealthy and until each has its report, its incident and evidence; s of processor time with its children; the most
 * descriptors, children and MiB it had.
 */
export async function failTogether(folder, { workloads }) {
  const server = await startServer();
  const shop = join(folder, 'storm');
  writeChecks(shop, server, workloads, ['interval: 5s', 'retries: 2']);
  const daemon = await startDaemon(folder, shop);
  const database = new Sqlite(join(`${shop}-state`, 'healer.db'), { readonly: true });
  const count = database.prepare('SELECT count(*) FROM events WHERE kind = ?').pluck();
  const most = { descriptors: 0, children: 0 };
  try {
    await delay(10_000);
    const [begun, used] = [performance.now(), processorTimeOfAll(daemon.pid)];
    server.goDown();
    const until = async (kind) => {
      while (count.get(kind) < workloads) {
        most.descriptors = Math.max(most.descriptors, openDescriptors(daemon.pid));
        most.children = Math.max(most.children, children(daemon.pid));
        if (performance.now() - begun > longestStorm) return Number.NaN;
        await delay(100);
      }
      return (performance.now() - begun) / 1_000;
    };
    const unhealthy = await until('unhealthy');
    const reported = await until('report_written');
    const evidence = await until('evidence_collected');
    const spent = (processorTimeOfAll(daemon.pid) - used) / 1_000;
    const paused = count.get('clock_jumped') + count.get('watch_held_up');
    return { unhealthy, reported, evidence, spent, paused, memory: peakMemory(daemon.pid), ...most };
  } finally {
    database.close();
    await daemon.stop();
    server.stop();
  }
}

async function measure(pid, seconds) {
  const before = processorTimeOfAll(pid);
  await delay(seconds * 1_000);
  return { core: (processorTimeOfAll(pid) - before) / (seconds * 1_000), memory: residentMemory(pid) };
}

async function startDaemon(folder, shop) {
  const hook = join(root, 'bench/support/lateness.mjs');
  const args = ['--import', hook, join(root, 'dist/cli.js'), 'daemon', '--dir', shop, '--state-dir', `${shop}-state`];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, XDG_RUNTIME_DIR: folder },
  });
  let log = '';
  child.stderr.on('data', (text) => {
    log += text;
  });
  while (!log.includes('listens at')) {
    await Promise.race([once(child.stderr, 'data'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error(`the daemon has ended: ${log}`);
  }
  return {
    pid: child.pid,
    async lateness() {
      child.send('tell');
      return (await once(child, 'message'))[0];
    },
    async stop() {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
