import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import { type DaemonRecord, readRecord } from '../../../engine/daemon/record.ts';
import { connectTo } from '../../../engine/daemon/start.ts';
import type { Result } from '../../../engine/model/failure.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A new folder by its real path, removed after the test file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'healer-')));
  folders.push(folder);
  return folder;
}

/** Bundles fixture-daemon.ts as the build bundles the command line: one file, with the addon beside it. */
export async function buildProgram(): Promise<string> {
  const folder = temporaryFolder();
  const cli = join(folder, 'cli.js');
  const project = join(import.meta.dirname, '../../..');
  await build({
    absWorkingDir: project,
    entryPoints: ['test/engine/daemon/fixture-daemon.ts'],
    outfile: cli,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  const musl = process.platform === 'linux' && report.header?.glibcVersionRuntime === undefined ? 'musl' : '';
  const addon = `${process.platform}${musl}-${process.arch}.node`;
  copyFileSync(join(project, 'node_modules/better-sqlite3/prebuilds', addon), join(folder, 'better_sqlite3.node'));
  // The fixture's own bundle holds what the build keeps apart.
  writeFileSync(join(folder, 'http.js'), '');
  return cli;
}

/** A root and a state directory of their own, neither of them prepared. */
export function newPlace(): { root: string; stateDirectory: string } {
  const folder = temporaryFolder();
  const root = join(folder, 'shop');
  mkdirSync(root);
  return { root, stateDirectory: join(folder, 'state') };
}

/** Runs a program to its end. */
export function run(program: string, args: string[], environment: NodeJS.ProcessEnv = process.env) {
  const child = spawn(process.execPath, [program, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}

/** Waits until the condition holds; the test's own timeout is the limit. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(5);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A killed process stays in the table until its parent has looked; it is not alive.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** The value, or a test failure that shows why there is none. */
export function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

export async function client(stateDirectory: string) {
  return expectOk(await connectTo(stateDirectory, '1.0.0'));
}

/** What the state directory's `daemon.json` says, if there is one. */
export function recordOf(stateDirectory: string): DaemonRecord | undefined {
  const record = readRecord(stateDirectory);
  return record.ok ? record.value : undefined;
}
