import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isSameProcess, limitsOf, processState } from '../../../engine/forensics/process-state.ts';
import { temporaryFolder, value } from '../store/temporary.ts';

/** A shell script as a process that goes with the test, once it has printed a line; it is given with that line. */
async function running(
  script: string,
  cwd = temporaryFolder(),
): Promise<{ child: ChildProcess; pid: number; line: string }> {
  const child = spawn('/bin/sh', ['-c', script], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, pid: child.pid ?? 0, line };
}

const node = process.execPath;

describe('a running process', () => {
  it('is told with its threads, open files, limits, folder and masked command', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.log'), '');
    const program = `const fs = require('fs'); for (let n = 0; n < 7; n++) fs.openSync('a.log'); console.log('up'); setInterval(() => {}, 1e6)`;
    const { pid } = await running(`ulimit -n 200; exec '${node}' -e "${program}" -- --token=s3cret`, cwd);
    const began = Date.now();
    const state = value(await processState(pid));
    expect(state).toMatchObject({
      pid,
      parent: { pid: process.pid },
      user: process.getuid?.(),
      state: 'sleeping',
      folder: realpathSync(cwd),
    });
    expect(state.command?.slice(0, 2)).toEqual([node, '-e']);
    expect(state.command?.at(-1)).toBe('--token=***');
    expect(JSON.stringify(state)).not.toContain('s3cret');
    expect(state.threads).toBeGreaterThan(1);
    expect(state.openFiles?.files).toContain(join(cwd, 'a.log'));
    expect(state.openFiles?.count).toBeGreaterThanOrEqual(10);
    expect(state.openFiles?.pipes).toBeGreaterThan(0);
    expect(state.limits).toContainEqual({ name: 'open files', soft: 200, hard: 200, unit: 'files' });
    expect(state.memory?.resident).toBeGreaterThan(1_000_000);
    expect(state.memory?.peak).toBeGreaterThanOrEqual(state.memory?.resident ?? 0);
    expect(Math.abs(Date.parse(state.startedAt ?? '') - began)).toBeLessThan(5_000);
    expect(state).not.toHaveProperty('unread');
    expect(isSameProcess(state, value(await processState(pid)))).toBe(true);
  });

  it('that works hard is told as busy', async () => {
    const { pid } = await running('echo up; while :; do :; done');
    await vi.waitFor(async () => expect(value(await processState(pid)).cpu?.now).toBeGreaterThan(0.05), 10_000);
  });

  it('that is stopped is told as stopped', async () => {
    const { child, pid } = await running('echo up; exec sleep 60');
    child.kill('SIGSTOP');
    await vi.waitFor(async () => expect(value(await processState(pid)).state).toBe('stopped'));
  });

  it('that has ended and was not looked at is a zombie, of which little is left', async () => {
    const { line } = await running(
      // It ends once its parent is a sleep, which never looks: the shell would.
      '(until grep -q sleep /proc/$$/comm; do :; done) & echo $!; exec sleep 60 >&2',
    );
    const pid = Number(line);
    await vi.waitFor(async () => expect(value(await processState(pid)).state).toMatch(/^zombie/));
    const state = value(await processState(pid));
    expect(state).not.toHaveProperty('memory');
    expect(state).not.toHaveProperty('command');
  });

  it('of another user is told as far as it may be, with what may not be read', async () => {
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
      const state = value(await processState(1));
      expect(state.threads).toBeGreaterThan(0);
      expect(state.unread).toEqual(
        expect.arrayContaining(['folder: permission denied', 'open files: permission denied']),
      );
    } finally {
      if (root) process.seteuid?.(0);
    }
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 22 + 7])('with the id %d is not there', async (pid) => {
    expect(await processState(pid)).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining(`${pid}`) },
    });
  });

  it('is asked of ps where there is no /proc', async () => {
    const { pid } = await running('echo up; exec sleep 61');
    const state = value(await processState(pid, { proc: '/no/such/folder' }));
    expect(state).toMatchObject({ pid, parent: { pid: process.pid }, user: process.getuid?.() });
    expect(state.memory?.resident).toBeGreaterThan(0);
    expect(state.unread).toEqual([expect.stringContaining('no /proc')]);
    expect(await processState(2 ** 22 + 7, { proc: '/no/such/folder' })).toMatchObject({ ok: false });
  });
});

describe('a process of a made-up /proc', () => {
  const stat = (name: string, start: number) =>
    `7 (${name}) S 1 7 7 0 -1 0 0 0 0 0 250 50 0 0 20 0 9 0 ${start} 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n`;

  function proc(files: Readonly<Record<string, string>>): string {
    const folder = temporaryFolder();
    for (const [path, text] of Object.entries({ uptime: '1000.00 1.00\n', ...files })) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  it('is told by its stat alone, each other part named with its reason', async () => {
    const now = () => new Date('2026-11-21T03:00:00.000Z');
    const state = value(await processState(7, { proc: proc({ '7/stat': stat('a) S 9 (b', 70_000) }), now }));
    expect(state).toMatchObject({
      name: 'a) S 9 (b',
      state: 'sleeping',
      parent: { pid: 1 },
      threads: 9,
      startTicks: 70_000,
      startedAt: '2026-11-21T02:55:00.000Z',
      cpu: { user: 2500, system: 500, average: 0.01, now: 0 },
    });
    expect(state.unread).toEqual(
      ['cgroup', 'command', 'folder', 'limits', 'open files', 'status'].map((part) => `${part}: not there`),
    );
  });

  it('with a part that breaks is told without it', async () => {
    const folder = proc({ '7/stat': stat('api', 1), '7/fd': 'no folder', '7/status': 'Uid:\t12\nVmRSS:\t 4 kB\n' });
    mkdirSync(join(folder, '7/limits'));
    symlinkSync('/srv/api', join(folder, '7/cwd'));
    const state = value(await processState(7, { proc: folder }));
    expect(state).toMatchObject({ user: 12, folder: '/srv/api', memory: { resident: 4096 } });
    expect(state.unread).toContain('limits: a folder is in its place');
  });

  it.each([
    ['version 2', '0::/shop/api.scope\n', 'shop/api.scope', 'memory.current', 'memory.max', 'memory.events'],
    [
      'version 1',
      '4:memory:/shop/api.scope\n0::/\n',
      'memory/shop/api.scope',
      'memory.usage_in_bytes',
      'memory.limit_in_bytes',
      'memory.oom_control',
    ],
  ])('has the numbers of its control group of %s', async (_, text, folder, current, max, events) => {
    const cgroups = temporaryFolder();
    mkdirSync(join(cgroups, folder), { recursive: true });
    writeFileSync(join(cgroups, folder, current), '1048576\n');
    writeFileSync(join(cgroups, folder, max), '2097152\n');
    writeFileSync(join(cgroups, folder, events), 'low 0\nunder_oom 0\noom 4\noom_kill 3\n');
    const state = value(await processState(7, { proc: proc({ '7/stat': stat('api', 1), '7/cgroup': text }), cgroups }));
    expect(state.cgroup).toEqual({
      path: '/shop/api.scope',
      memory: 1_048_576,
      memoryLimit: 2_097_152,
      oomKills: 3,
    });
  });

  it.each(['max\n', '9223372036854771712\n'])('has no memory limit where it is written as %j', async (limit) => {
    const cgroups = temporaryFolder();
    writeFileSync(join(cgroups, 'memory.max'), limit);
    const state = value(
      await processState(7, { proc: proc({ '7/stat': stat('api', 1), '7/cgroup': '0::/\n' }), cgroups }),
    );
    expect(state.cgroup).toEqual({ path: '/' });
  });
});

it('limits are read with no limit as null', () => {
  expect(limitsOf(readFileSync('/proc/self/limits', 'utf8')).map(({ name }) => name)).toContain('open files');
  const text = `Limit                     Soft Limit           Hard Limit           Units     
Max stack size            8388608              unlimited            bytes     
Max nice priority         0                    0                    
`;
  expect(limitsOf(text)).toEqual([
    { name: 'stack size', soft: 8_388_608, hard: null, unit: 'bytes' },
    { name: 'nice priority', soft: 0, hard: 0, unit: '' },
  ]);
});
