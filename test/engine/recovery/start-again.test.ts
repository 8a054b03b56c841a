import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProcessOrigin } from '../../../engine/recovery/process-origin.ts';
import { readOrigin } from '../../../engine/recovery/process-origin.ts';
import { describeOrigin, startAgain } from '../../../engine/recovery/start-again.ts';
import { hostLooker } from '../../../engine/watch/process-looker.ts';
import { dieFolder } from '../../support/dead-folder.ts';
import { pidsNamed } from '../checks/processes.ts';
import { codeOf, temporaryFolder, value } from '../store/temporary.ts';

const signal = new AbortController().signal;
const times = { settle: 200, grace: 300, patience: 5_000 };

/** A shell script under a name of its own; `pid` of the process that has the name now. */
async function worker(script: string) {
  const name = `worker-${randomUUID().slice(0, 6)}`;
  const cwd = temporaryFolder();
  const log = openSync(join(cwd, 'log'), 'a');
  const child = spawn('sh', ['-c', script, 'sh', '--token', 'hunter2'], {
    argv0: name,
    cwd,
    env: { PATH: process.env['PATH'], GREETING: 'hello', LD_PRELOAD: '', NODE_OPTIONS: '--no-warnings' },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await once(child, 'spawn');
  const pids = pidsNamed(name);
  const said = () => readFileSync(join(cwd, 'log'), 'utf8');
  await expect.poll(said).not.toBe('');
  const end = async (by: NodeJS.Signals) => {
    const exit = once(child, 'exit');
    child.kill(by);
    await exit;
  };
  return { name, cwd, pid: child.pid ?? 0, pids, said, end };
}

const serve = 'echo "$PWD $GREETING $NODE_OPTIONS $#"; while :; do sleep 0.05; done';

describe('a process that has ended', () => {
  it('is started again with its words, folder, environment and output, and lives by itself', async () => {
    const { name, cwd, pid, pids, said, end } = await worker(serve);
    const origin = value(await readOrigin(pid, name));
    await end('SIGKILL');
    expect(await pids()).toEqual([]);
    value(await startAgain(origin, signal, times));
    const [again = 0] = await pids();
    expect(again).not.toBe(pid);
    // Its parent's session is not its own: what ends this process leaves it alone.
    expect(readFileSync(`/proc/${again}/stat`, 'utf8').split(') ')[1]?.split(' ')[3]).toBe(`${again}`);
    expect(readFileSync(`/proc/${again}/cmdline`, 'utf8')).toBe(`${origin.argv.join('\0')}\0`);
    expect(said()).toBe(`${cwd} hello --no-warnings 2\n${cwd} hello  2\n`);
  });

  it('is shown without its secrets', async () => {
    const { name, cwd, pid } = await worker(serve);
    const shown = describeOrigin(value(await readOrigin(pid, name)));
    expect(shown).not.toContain('hunter2');
    expect(shown).toContain(`in ${cwd}`);
  });

  it('has not been started when it ends at once with an error', async () => {
    const { name, pid, end } = await worker(
      'echo up; test -f stay && sleep 60; while ! test -f go; do sleep 0.05; done; exit 3',
    );
    const origin = value(await readOrigin(pid, name));
    await end('SIGKILL');
    const broken: ProcessOrigin = { ...origin, argv: [name, '-c', 'exit 3'] };
    const failure = await startAgain(broken, signal, times);
    expect(codeOf(failure)).toBe('rule/ended-at-once');
    expect(failure.ok ? '' : failure.failure.message).toContain('with exit code 3');
  });

  it('is not started where its folder is gone', async () => {
    const { name, pid, end } = await worker(serve);
    const origin = value(await readOrigin(pid, name));
    await end('SIGKILL');
    expect(codeOf(await startAgain({ ...origin, cwd: '/nowhere' }, signal, times))).toBe('restart/no-folder');
  });
});

describe('a script that the kernel gave to what its first line names', () => {
  /** Runs a script as `./NAME`, and what it is by now. */
  async function scripted(name: string, text: string) {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, name), text, { mode: 0o755 });
    const child = spawn(`./${name}`, ['one', 'two words'], {
      cwd,
      env: { PATH: process.env['PATH'] },
      stdio: 'ignore',
    });
    await once(child, 'spawn');
    const pids = async () => {
      const looked = await hostLooker().look([{ key: 'k', name, known: [], search: 'all', memory: false }]);
      return looked.get('k')?.map(({ pid }) => pid) ?? [];
    };
    onTestFinished(async () => {
      child.kill('SIGKILL');
      for (const pid of await pids()) process.kill(pid, 'SIGKILL');
    });
    await expect.poll(pids).toEqual([child.pid]);
    const commandLine = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const nameOf = (pid: number) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    const pid = child.pid ?? 0;
    const before = { line: commandLine(pid), name: nameOf(pid) };
    const end = async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    };
    return { cwd, pid, pids, end, before, as: (now: number) => ({ line: commandLine(now), name: nameOf(now) }) };
  }
  const loop = 'while :; do sleep 0.05; done';

  it.each([
    ['/bin/bash', `#!/bin/bash\n${loop}\n`],
    ['/bin/sh with an option', `#! /bin/sh -e\n${loop}\n`],
    ['env', `#!/usr/bin/env bash\n${loop}\n`],
    ['perl', '#!/usr/bin/perl\nsleep 1 while 1;\n'],
  ])('(%s) is started again under its name', async (_, text) => {
    const name = `worker-${randomUUID().slice(0, 4)}.sh`;
    const { pid, pids, end, before, as } = await scripted(name, text);
    const origin = value(await readOrigin(pid, name));
    await end();
    const again = value(await startAgain(origin, signal, times));
    expect(await pids()).toEqual([again?.pid]);
    expect(as(again?.pid ?? 0)).toEqual(before);
  });

  it('that names another program by now is started by the program it had', async () => {
    const name = `worker-${randomUUID().slice(0, 4)}.sh`;
    const { cwd, pid, pids, end, before, as } = await scripted(name, `#!/bin/bash\n${loop}\n`);
    writeFileSync(join(cwd, `${name}.new`), '#!/usr/bin/perl\nsleep 1 while 1;\n', { mode: 0o755 });
    renameSync(join(cwd, `${name}.new`), join(cwd, name));
    const origin = value(await readOrigin(pid, name));
    expect(origin.script).toBeUndefined();
    await end();
    writeFileSync(join(cwd, name), `${loop}\n`);
    const again = value(await startAgain(origin, signal, times));
    expect(await pids()).toEqual([again?.pid]);
    expect(as(again?.pid ?? 0)).toEqual({ ...before, name: 'bash' });
  });
});

describe('a process that runs', () => {
  it.each([
    ['is asked to end first', serve],
    ['is killed when it does not', `trap '' TERM; ${serve}`],
    ['is ended even when it is stopped by a signal', `${serve.replace(';', '; kill -STOP $$;')}`],
  ])('%s', async (_, script) => {
    const { name, pid, pids } = await worker(script);
    const origin = value(await readOrigin(pid, name));
    value(await startAgain(origin, signal, times));
    const now = await pids();
    expect(now).toHaveLength(1);
    expect(now).not.toContain(pid);
  });
});

describe('a process that runs, where what it was started with does not answer', () => {
  it.each<[string, Partial<ProcessOrigin>]>([
    ['folder', { cwd: '/healer-dead' }],
    ['program', { program: '/healer-dead/sh' }],
    ['script', { script: '/healer-dead/sh' }],
    ['output', { output: '/healer-dead/log' }],
    ['errors', { errors: '/healer-dead/log' }],
  ])('(its %s) is not ended', async (_, changed) => {
    dieFolder('/healer-dead');
    const { name, pid, pids } = await worker(serve);
    const origin = value(await readOrigin(pid, name));
    const result = await startAgain({ ...origin, ...changed }, signal, { ...times, patience: 200 });
    expect(codeOf(result)).toBe('restart/unanswered');
    expect(await pids()).toEqual([pid]);
  });
});

describe('a process that runs while the daemon ends', () => {
  it('is started again once it was asked to end, however long it takes', async () => {
    const { name, pid, pids } = await worker(`trap 'touch asked; sleep 0.5; exit' TERM; ${serve}`);
    const origin = value(await readOrigin(pid, name));
    const ending = new AbortController();
    const again = startAgain(origin, ending.signal, { ...times, grace: 5_000 });
    await expect.poll(() => existsSync(join(origin.cwd, 'asked'))).toBe(true);
    expect(await pids()).toEqual([pid]);
    ending.abort();
    value(await again);
    const now = await pids();
    expect(now).toHaveLength(1);
    expect(now).not.toContain(pid);
  });

  it('is left alone while it was not asked yet', async () => {
    const { name, pid, pids } = await worker(serve);
    const origin = value(await readOrigin(pid, name));
    expect(codeOf(await startAgain(origin, AbortSignal.abort(), times))).toBe('restart/ended-with-daemon');
    expect(await pids()).toEqual([pid]);
  });
});

describe('a process that has ended, as the daemon ends', () => {
  it('is not started', async () => {
    const { name, pid, pids, end } = await worker(serve);
    const origin = value(await readOrigin(pid, name));
    await end('SIGKILL');
    expect(codeOf(await startAgain(origin, AbortSignal.abort(), times))).toBe('restart/ended-with-daemon');
    expect(await pids()).toEqual([]);
  });

  it('is waited for no longer where its folder does not answer', async () => {
    dieFolder('/healer-dead');
    const { name, pid, pids, end } = await worker(serve);
    const origin = value(await readOrigin(pid, name));
    await end('SIGKILL');
    const ending = new AbortController();
    const again = startAgain({ ...origin, cwd: '/healer-dead' }, ending.signal, { ...times, patience: 60_000 });
    ending.abort();
    expect(codeOf(await again)).toBe('restart/ended-with-daemon');
    expect(await pids()).toEqual([]);
  });
});

describe('what Healer does not start again', () => {
  it.each<[string, number, string]>([
    ['a thread of the kernel, or one of another user', 2, 'cannot be started again'],
    ['a process that is gone', 4_194_304, 'cannot be read'],
  ])('is %s', async (_, pid, words) => {
    const result = await readOrigin(pid, 'it');
    expect(codeOf(result)).toBe('rule/not-startable');
    expect(result.ok ? '' : result.failure.message).toContain(words);
  });

  it('is one that has written over its command line', async () => {
    const idle = spawn(process.execPath, ['-e', `process.title = 'x y z'; setInterval(() => {}, 1000)`], {
      stdio: 'ignore',
    });
    onTestFinished(() => void idle.kill('SIGKILL'));
    await expect.poll(() => readFileSync(`/proc/${idle.pid}/cmdline`, 'utf8').replaceAll('\0', '')).toBe('x y z');
    const result = await readOrigin(idle.pid ?? 0, 'node');
    expect(result.ok ? '' : result.failure.message).toContain('written over its command line');
  });
});
