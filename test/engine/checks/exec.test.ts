import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { outputLimit, probeExec } from '../../../engine/checks/exec.ts';
import { context, exec, startedAt } from './support.ts';

describe('a command that ends', () => {
  it.each([
    { command: 'echo out; echo err >&2', exitCode: 0, signal: null, stdout: 'out\n', stderr: 'err\n' },
    { command: 'exit 3', exitCode: 3, signal: null, stdout: '', stderr: '' },
    { command: 'kill -TERM $$', exitCode: null, signal: 'SIGTERM', stdout: '', stderr: '' },
    { command: 'cat', exitCode: 0, signal: null, stdout: '', stderr: '' },
    { command: 'printf "a\\nb" | grep -c .', exitCode: 0, signal: null, stdout: '2\n', stderr: '' },
  ])('$command', async ({ command, ...seen }) => {
    expect(await probeExec(exec(command), context())).toEqual({
      type: 'exec',
      ...seen,
      startedAt,
      took: expect.any(Number),
    });
  });

  it('that is not found exits with 127', async () => {
    expect(await probeExec(exec('healer-no-such-command'), context())).toMatchObject({
      exitCode: 127,
      stderr: expect.stringContaining('not found'),
    });
  });

  it('runs in its folder with a small environment and its own variables', async () => {
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    vi.stubEnv('ELECTRON_RUN_AS_NODE', '1');
    vi.stubEnv('LANG', 'C.UTF-8');
    onTestFinished(() => void vi.unstubAllEnvs());
    const cwd = await folder();
    const outcome = await probeExec(exec('pwd; env', { cwd, env: { SHOP: 'open', LANG: 'de_DE' } }), context());
    if (outcome.type !== 'exec') throw new Error(`unexpected ${outcome.type}`);
    const [where, ...variables] = outcome.stdout.trim().split('\n');
    expect(where).toBe(cwd);
    const names = variables.map((line) => line.split('=')[0]).filter((name) => name !== '_' && name !== 'OLDPWD');
    expect(names).toContain('PATH');
    expect(['PATH', 'HOME', 'LANG', 'USER', 'PWD', 'SHLVL', 'SHOP']).toEqual(expect.arrayContaining(names));
    expect(variables).toEqual(expect.arrayContaining(['SHOP=open', 'LANG=de_DE']));
  });

  it('keeps the end of a long output', async () => {
    const outcome = await probeExec(exec('seq 100000; seq 200000 >&2'), context());
    if (outcome.type !== 'exec') throw new Error(`unexpected ${outcome.type}`);
    expect(outcome.stdout).toHaveLength(outputLimit);
    expect(outcome.stdout.endsWith('99999\n100000\n')).toBe(true);
    expect(outcome.stderr.endsWith('199999\n200000\n')).toBe(true);
  });

  it('cuts no character in half', async () => {
    const outcome = await probeExec(exec(`printf 'a'; printf '€%.0s' $(seq 3000)`), context());
    if (outcome.type !== 'exec') throw new Error(`unexpected ${outcome.type}`);
    expect(outcome.stdout).toMatch(/^€+$/);
  });
});

describe('what a command leaves in the background', () => {
  it('is killed when the command ends, and not waited for', async () => {
    const pids = await pidFile();
    const outcome = await probeExec(exec(`sleep 300 & echo $! > ${pids.path}; echo done`), context());
    expect(outcome).toMatchObject({ type: 'exec', exitCode: 0, stdout: 'done\n' });
    expect(outcome.took).toBeLessThan(5000);
    await allGone(await pids.read(1));
  });

  it('in a session of its own does not hang the probe, even when it holds the output', async () => {
    const pids = await pidFile();
    const apart = `setsid sh -c 'echo $$ > ${pids.path}; exec sleep 300' & until [ -s ${pids.path} ]; do :; done; echo done`;
    const outcome = await probeExec(exec(apart), context());
    const [pid = 0] = await pids.read(1);
    onTestFinished(() => void process.kill(pid, 'SIGKILL'));
    expect(outcome).toMatchObject({ type: 'exec', exitCode: 0, stdout: 'done\n' });
    expect(outcome.took).toBeLessThan(5000);
  });
});

describe('the whole group is killed', () => {
  const family = (path: string) =>
    `(sleep 300 & echo $! >> ${path}; sleep 300) & echo $! >> ${path}; echo $$ >> ${path}`;

  it('at the deadline', async () => {
    const pids = await pidFile();
    const outcome = await probeExec(exec(`${family(pids.path)}; echo waiting >&2; wait`), context({ timeout: 1000 }));
    expect(outcome).toMatchObject({
      type: 'error',
      reason: 'timeout',
      message: 'still running after 1s, and killed with its children; its last line was: waiting',
    });
    await allGone(await pids.read(3));
  });

  it.each([
    ['that waits', 'wait'],
    ['that ignores signals', "trap '' TERM INT HUP; wait; wait; wait"],
    ['that is stopped', 'kill -STOP $$'],
    ['that prints without end', 'yes'],
  ])('on cancellation of a command %s', async (_, ending) => {
    const pids = await pidFile();
    const controller = new AbortController();
    const outcome = probeExec(exec(`${family(pids.path)}; ${ending}`), context({ signal: controller.signal }));
    const family3 = await pids.read(3);
    controller.abort();
    expect(await outcome).toMatchObject({ type: 'error', reason: 'cancelled' });
    await allGone(family3);
  });
});

describe('a command that cannot be run', () => {
  it('because its folder is missing', async () => {
    expect(await probeExec(exec('true', { cwd: '/no/such/folder' }), context())).toMatchObject({
      reason: 'spawn',
      message: 'cannot run the command: there is no folder /no/such/folder',
      unread: true,
    });
  });

  it('because its folder cannot be looked at', async () => {
    const loop = join(await folder(), 'loop');
    await symlink(loop, loop);
    expect(await probeExec(exec('true', { cwd: loop }), context())).toMatchObject({
      reason: 'unreadable',
      message: expect.stringContaining(`cannot read the folder ${loop}: ELOOP`),
      unread: true,
    });
  });

  it('because its folder is a file', async () => {
    const file = join(await folder(), 'file');
    await writeFile(file, '');
    expect(await probeExec(exec('true', { cwd: file }), context())).toMatchObject({
      reason: 'spawn',
      message: `cannot run the command: there is no folder ${file}`,
    });
  });

  it.each([
    ['a command with a null byte', exec('echo \0')],
    ['a variable with a null byte', exec('true', { env: { SHOP: 'a\0b' } })],
    ['a command longer than the system takes', exec(`: ${'x'.repeat(10_000_000)}`)],
  ])('because of %s', async (_, spec) => {
    expect(await probeExec(spec, context())).toMatchObject({
      reason: 'spawn',
      message: expect.stringMatching(/^cannot run the command: .{1,300}$/),
    });
  });
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'healer-exec-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

async function pidFile() {
  const path = join(await folder(), 'pids');
  const read = (count: number) =>
    vi.waitFor(
      async () => {
        const pids = (await readFile(path, 'utf8')).trim().split('\n').map(Number);
        expect(pids).toHaveLength(count);
        return pids;
      },
      { timeout: 5000 },
    );
  return { path, read };
}

async function allGone(pids: readonly number[]): Promise<void> {
  await vi.waitFor(async () => expect(await Promise.all(pids.map(isRunning))).not.toContain(true), { timeout: 5000 });
}

/** Whether a process runs; one that is dead and not yet collected does not. */
async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
}
