import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './folders.mjs';
import { processorTime, residentMemory } from './processor-time.mjs';

/** Checks in one file. */
const aFile = 100;

/** A web server in a process of its own. */
export async function startServer() {
  const server = spawn(process.execPath, [join(root, 'bench/support/web-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = await once(server.stdout, 'data');
  return { url: `http://127.0.0.1:${String(port).trim()}/healthz`, stop: () => server.kill() };
}

/** What a daemon (dist/) takes that watches so many http checks every 10 s, for so many seconds once all have begun. */
export async function watchMany(folder, { checks, seconds }) {
  const server = await startServer();
  const shop = join(folder, 'many');
  mkdirSync(shop);
  for (let from = 0; from < checks; from += aFile) {
    const documents = Array.from({ length: Math.min(aFile, checks - from) }, (_, index) =>
      [`workload: w${from + index}`, 'type: http', `target: ${server.url}`, 'interval: 10s', 'enabled: true', ''].join(
        '\n',
      ),
    );
    writeFileSync(join(shop, `${from}.health.yaml`), documents.join('---\n'));
  }
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

async function measure(pid, seconds) {
  const before = processorTime(pid);
  await delay(seconds * 1_000);
  return { core: (processorTime(pid) - before) / (seconds * 1_000), memory: residentMemory(pid) };
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
