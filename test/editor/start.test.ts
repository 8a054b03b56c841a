import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ownNode } from '../../scripts/code-server.mjs';
import { launchBrowser, repository } from '../support/editor.ts';

let child: ChildProcess | undefined;
afterEach(async () => {
  if (child) await end(child, 'SIGINT');
});

/** Sends a signal to the whole group, as a terminal sends Ctrl-C, and waits for the end. */
async function end(started: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (started.exitCode !== null || started.signalCode !== null) return;
  const ended = once(started, 'exit');
  process.kill(-(started.pid ?? 0), signal);
  await ended;
}

/** Runs `npm start` and resolves with what it printed up to and with a line that matches. */
function npmStart(args: readonly string[], until: RegExp, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const started = spawn('npm', ['start', '--', '--no-open', '--port', '0', ...args], {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child = started;
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (until.test(said)) resolve(said);
    };
    started.stdout.on('data', listen);
    started.stderr.on('data', listen);
    started.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });
}

function addressIn(text: string): string {
  return /^Healer is open at (http:\/\/127\.0\.0\.1:\d+\/)$/m.exec(text)?.[1] ?? 'no address was printed';
}

/** Command lines of the processes that serve this port. */
function serving(port: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(`--bind-addr 127.0.0.1:${port} `));
}

it('prints its address, answers there, and takes everything with it on Ctrl-C', async () => {
  const url = addressIn(await npmStart(['--no-auth'], /Ctrl-C ends it/));
  expect(await (await fetch(url)).text()).toContain('vscode');
  const { port } = new URL(url);
  expect(serving(port).length).toBeGreaterThan(0);
  await end(child as ChildProcess, 'SIGINT');
  await expect.poll(() => serving(port), { timeout: 15_000 }).toEqual([]);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

it('ends when npm is told to end', async () => {
  const { port } = new URL(addressIn(await npmStart(['--no-auth'], /Ctrl-C ends it/)));
  child?.kill('SIGTERM');
  await expect.poll(() => serving(port), { timeout: 15_000 }).toEqual([]);
});

it('is behind the password it prints', async () => {
  const said = await npmStart([], /Ctrl-C ends it/);
  const password = /^Password: (\S{16})$/m.exec(said)?.[1] ?? '';
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(addressIn(said));
    await page.locator('input[type=password]').fill('not this');
    await page.locator('input[type=submit]').click();
    await page.getByText('Incorrect password').waitFor();
    await page.locator('input[type=password]').fill(password);
    await page.locator('input[type=submit]').click();
    await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  } finally {
    await browser.close();
  }
});

it('shows sample data with --demo', async () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'healer-demo-')));
  const said = await npmStart(['--demo', '--no-auth'], /Ctrl-C ends it/, {
    XDG_STATE_HOME: home,
    HEALER_STATE_DIR: '',
  });
  expect(said).toContain(`The sample data is in ${home}/healer/demo\n`);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(addressIn(said));
    await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    const icon = page.locator('.activitybar .action-item').filter({ has: page.locator('[aria-label^="Healer"]') });
    await icon.locator('.badge').filter({ hasText: '3' }).waitFor({ timeout: 30_000 });
    await icon.click();
    await page
      .locator('.sidebar .monaco-list-row')
      .filter({ hasText: /^P1 api/ })
      .first()
      .click();
    await page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe')
      .getByText(/pool/)
      .first()
      .waitFor({ timeout: 30_000 });
    await page.screenshot({ path: join(repository, 'test-results', 'editor', 'start-demo.png') });
  } finally {
    await browser.close();
    const stop = [join(repository, 'dist/cli.js'), 'daemon', 'stop', '--state-dir', join(home, 'healer', 'demo')];
    spawnSync(ownNode, stop, { stdio: 'ignore' });
    rmSync(home, { recursive: true, force: true });
  }
});

it('installs into folders of its own with --code, and opens the workspace', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'healer-code-'));
  const log = join(scratch, 'calls');
  const code = join(scratch, 'code');
  writeFileSync(code, `#!/bin/sh\nprintf '%s\\n' "$*" >> '${log}'\n`);
  chmodSync(code, 0o755);
  const { status, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', '--code', '--workspace', scratch], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${scratch}:${process.env['PATH']}` },
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const calls = readFileSync(log, 'utf8').trim().split('\n').slice(1);
  expect(calls).toHaveLength(2);
  for (const call of calls) {
    expect(call).toMatch(/^--user-data-dir \S+\/\.code-server\/\S+ --extensions-dir \S+\/\.code-server\/\S+ /);
  }
  expect(calls[0]).toMatch(/--install-extension \S+\.vsix --force$/);
  expect(calls[1]?.endsWith(`--new-window ${scratch}`)).toBe(true);
  rmSync(scratch, { recursive: true });
});
