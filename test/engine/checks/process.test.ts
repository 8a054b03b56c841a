import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { cpuBetween, judgeProcess, probeProcess, replacedSince } from '../../../engine/checks/process.ts';
import { allProcesses } from '../../../engine/checks/process-table.ts';
import type { Expectation, Outcome, ProcessOutcome, ProcessProbe, ProcessState } from '../../../engine/model/check.ts';
import { folderWith } from '../../support/healer.ts';
import { startBusyProcess, startParentOfZombies, startProcess } from './processes.ts';
import { context, startedAt } from './support.ts';

function by(spec: Omit<ProcessProbe, 'type' | 'cpu'>, cpu = false): ProcessProbe {
  return { type: 'process', cpu, ...spec };
}

function pidFile(text: string): string {
  const file = join(folderWith({}), 'run.pid');
  writeFileSync(file, text);
  return file;
}

describe.each([['/proc'], ['/nowhere']])('probing with %s (without it, by ps)', (proc) => {
  it('finds a process by the name of its command, and what it uses', async () => {
    const { pid, name } = await startProcess(proc === '/proc' ? undefined : 'sleep');
    const outcome = (await probeProcess(by({ name }), context({ proc }))) as ProcessOutcome;
    const state = outcome.processes.find((one) => one.pid === pid);
    expect(outcome.wanted).toBe(name);
    expect(state).toMatchObject({ start: expect.any(String), cpu: expect.any(Number) });
    expect(state?.memory).toBeGreaterThan(100_000);
    expect(state?.threads).toBe(proc === '/proc' ? 1 : undefined);
  });

  it('sees that it is stopped by a signal', async () => {
    const { pid } = await startProcess();
    const file = pidFile(`${pid}`);
    process.kill(pid, 'SIGSTOP');
    await expect
      .poll(() => probeProcess(by({ pidFile: file }), context({ proc })))
      .toMatchObject({ processes: [{ pid, stopped: 'T' }] });
  });

  it('finds none of a name that nothing has', async () => {
    expect(await probeProcess(by({ name: 'no-such-process' }), context({ proc }))).toMatchObject({
      type: 'process',
      processes: [],
      absent: 'no process is called no-such-process',
    });
  });

  it('finds a process by its pid file', async () => {
    const { pid } = await startProcess();
    const file = pidFile(`${pid}\n`);
    expect(await probeProcess(by({ pidFile: file }), context({ proc }))).toMatchObject({ processes: [{ pid }] });
  });

  it.each([
    [
      'of a process that has ended',
      async () => {
        const { pid, stop } = await startProcess();
        await stop();
        return pid;
      },
    ],
    [
      'of a process that is a zombie',
      async () => {
        const parent = await startParentOfZombies(1);
        return await vi.waitFor(async () => {
          const rows = await allProcesses('/proc', new AbortController().signal);
          const zombie = rows.find((row) => row.parent === parent.pid && row.state === 'Z');
          if (!zombie) throw new Error('no zombie yet');
          return zombie.pid;
        });
      },
    ],
  ])('takes a pid file %s for stale', async (_, start) => {
    const pid = await start();
    const file = pidFile(`${pid}`);
    expect(await probeProcess(by({ pidFile: file }), context({ proc }))).toMatchObject({
      processes: [],
      absent: `the pid file ${file} is stale: no process ${pid} runs`,
    });
  });

  it('takes a pid file of a process with another name for stale', async () => {
    const { pid } = await startProcess();
    const file = pidFile(`${pid}`);
    expect(await probeProcess(by({ name: 'nginx', pidFile: file }), context({ proc }))).toMatchObject({
      absent: `the pid file ${file} is stale: process ${pid} is sleep, not nginx`,
    });
    expect(await probeProcess(by({ name: 'sleep', pidFile: file }), context({ proc }))).toMatchObject({
      processes: [{ pid }],
    });
  });
});

describe('a pid file', () => {
  it('that is not there says that nothing runs', async () => {
    expect(await probeProcess(by({ pidFile: '/nowhere/run.pid' }), context())).toMatchObject({
      processes: [],
      absent: 'not running: there is no pid file /nowhere/run.pid',
    });
  });

  it.each([['nginx'], [''], ['-1'], ['0'], ['12x'], ['99999999999']])(
    'that holds %j names no process',
    async (text) => {
      const file = pidFile(text);
      expect(await probeProcess(by({ pidFile: file }), context())).toMatchObject({
        type: 'error',
        reason: 'invalid',
        message: `the pid file ${file} does not begin with a process id`,
      });
    },
  );

  it.each([
    ['/dev/zero', 'the pid file /dev/zero is not a file'],
    ['/', 'the pid file / is not a file'],
  ])('that is %s is not read', async (file, message) => {
    expect(await probeProcess(by({ pidFile: file }), context())).toMatchObject({ reason: 'invalid', message });
  });

  it('may hold more lines than one', async () => {
    const { pid } = await startProcess();
    expect(await probeProcess(by({ pidFile: pidFile(` ${pid} \n/var/lib/pg\n`) }), context())).toMatchObject({
      processes: [{ pid }],
    });
  });
});

it('says that processes cannot be read', async () => {
  const proc = folderWith({ 'self/stat': '', '1/cmdline/x': '' });
  expect(await probeProcess(by({ name: 'web' }), context({ proc }))).toMatchObject({
    type: 'error',
    reason: 'unreadable',
    message: expect.stringContaining('the processes of this host cannot'),
    unread: true,
  });
});

it('looks twice for the CPU of a process, and once where there is an outcome before', async () => {
  const { name, pid } = await startBusyProcess();
  const first = await probeProcess(by({ name }, true), context());
  expect(first).toMatchObject({ processes: [{ pid }], earlier: { processes: [{ pid }] } });
  const second = await probeProcess(by({ name }, true), context({ previous: first }));
  expect(second).not.toHaveProperty('earlier');
  const judged = judgeProcess({ status: [], json: [], cpu: 0.05 }, first as ProcessOutcome, undefined);
  expect(judged.unmet?.message).toMatch(/^busy-.* uses [\d.]+ CPUs, expected at most 0\.05$/);
});

describe('between two looks', () => {
  const state = (pid: number, given: Partial<ProcessState> = {}): ProcessState => ({
    pid,
    start: `${pid}0`,
    memory: 0,
    cpu: 0,
    threads: 1,
    ...given,
  });
  const at = (uptime: number, ...processes: ProcessState[]) => ({ uptime, processes });

  it.each([
    ['the same', at(1, state(1)), at(2, state(1)), []],
    ['another pid', at(1, state(1)), at(2, state(2)), [1]],
    ['the same pid that started later', at(1, state(1)), at(2, state(1, { start: '99' })), [1]],
    ['one of two', at(1, state(1), state(2)), at(2, state(2), state(3)), [1]],
    ['one more', at(1, state(1)), at(2, state(1), state(2)), []],
    ['none now, which is no restart yet', at(1, state(1)), at(2), []],
    ['none before', at(1), at(2, state(1)), []],
  ])('replaced: %s', (_, before, now, pids) => {
    expect(replacedSince(now, before).map(({ pid }) => pid)).toEqual(pids);
  });

  it.each([
    ['half a CPU', at(10, state(1, { cpu: 1 })), at(12, state(1, { cpu: 2 })), 0.5],
    ['two processes', at(10, state(1), state(2)), at(12, state(1, { cpu: 2 }), state(2, { cpu: 4 })), 3],
    ['only those there at both', at(10, state(1)), at(12, state(1, { cpu: 1 }), state(2, { cpu: 9 })), 0.5],
    ['another process', at(10, state(1)), at(12, state(2)), undefined],
    ['no time', at(10, state(1)), at(10, state(1)), undefined],
    ['the host started again', at(10, state(1)), at(1, state(1)), undefined],
  ])('CPU: %s', (_, before, now, cpus) => expect(cpuBetween(now, before)).toBe(cpus));

  const mib = 2 ** 20;
  const outcome: ProcessOutcome = {
    type: 'process',
    wanted: 'worker',
    ...at(
      20,
      state(1, { memory: 300 * mib, cpu: 15, threads: 60 }),
      state(2, { memory: 300 * mib, cpu: 15, threads: 4 }),
    ),
  };
  const before: Outcome = {
    type: 'process',
    wanted: 'worker',
    startedAt,
    took: 1,
    ...at(10, state(1, { cpu: 0, threads: 6 }), state(2, { cpu: 15, threads: 8 }), state(9)),
  };
  const judged = (limits: Partial<Expectation>, previous?: Outcome, given: Partial<ProcessOutcome> = {}) =>
    judgeProcess({ status: [], json: [], ...limits }, { ...outcome, ...given }, previous);

  it('says what runs and what it holds', () => {
    expect(judged({ memory: 600 * mib, cpu: 1.5, threadChange: 50, restarts: 1 }, before)).toEqual({
      unmet: undefined,
      seen: 'worker runs (pid 1, 2) and holds 600MiB of memory',
      value: { number: 600 * mib, unit: 'bytes' },
      notes: ['restarted since the last check: pid 9 before, 1, 2 now'],
    });
  });

  it.each<[string, readonly ProcessState[], string, readonly string[]]>([
    ['one', [state(1, { stopped: 'T' })], 'worker is stopped (pid 1, state T)', ['`kill -CONT 1` lets it go on']],
    ['one under a debugger', [state(1, { stopped: 't' })], 'worker is stopped (pid 1, state t)', []],
    [
      'one of two',
      [state(1, { stopped: 'T' }), state(2)],
      'worker runs (pid 2; pid 1 is stopped, state T)',
      ['`kill -CONT 1` lets it go on'],
    ],
  ])('says that it is stopped: %s', (_, processes, words, notes) => {
    const { unmet, seen, notes: told } = judged({}, undefined, { processes });
    expect({ unmet, seen, told }).toEqual({ unmet: undefined, seen: `${words} and holds 0B of memory`, told: notes });
  });

  it.each<[string, Partial<Expectation>]>([
    [
      'worker was restarted (pid 9 before, 1, 2 now), 1 of them since the last check, expected at most 0',
      { restarts: 0 },
    ],
    ['worker holds 600MiB of memory, expected at most 512MiB', { memory: 512 * mib }],
    ['worker uses 1.5 CPUs, expected at most 1', { cpu: 1 }],
    ['worker went from 14 to 64 threads since the last check, expected a change of at most 49', { threadChange: 49 }],
  ])('%s', (message, limits) => expect(judged(limits, before).unmet?.message).toBe(message));

  it('says that it does not run, and holds nothing then', () => {
    expect(judged({}, before, { processes: [], absent: 'no process is called worker' })).toEqual({
      unmet: { message: 'no process is called worker', expected: 'worker running', actual: 'not running' },
      seen: 'no process is called worker',
    });
  });

  it('notes what it cannot judge yet', () => {
    expect(judged({ cpu: 1, threadChange: 1, restarts: 0 })).toMatchObject({
      unmet: undefined,
      notes: ['restarts', 'cpu', 'thread_change'].map(
        (name) => `${name} is judged from the next check of the same process on`,
      ),
    });
  });
});
