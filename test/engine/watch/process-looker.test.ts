import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { unreadableFile } from '../../../engine/checks/failures.ts';
import type { readSmallFile } from '../../../engine/checks/small-file.ts';
import { fileThreads } from '../../../engine/file-threads.ts';
import { hostLooker, type Wanted } from '../../../engine/watch/process-looker.ts';
import { startParentOfZombies, startProcess } from '../checks/processes.ts';
import { temporaryFolder } from '../store/temporary.ts';

const wanted = (given: Partial<Wanted>): Wanted => ({ key: 'k', known: [], memory: false, ...given });
const pidsOf = async (one: Wanted, looker = hostLooker()) => (await looker.look([one])).get('k')?.map(({ pid }) => pid);

describe('looking at processes', () => {
  it('finds one by its name, with its threads, and its memory where asked', async () => {
    const { pid, name } = await startProcess();
    const [found] = (await hostLooker().look([wanted({ name, memory: true })])).get('k') ?? [];
    expect(found).toMatchObject({ pid, parent: process.pid, threads: 1 });
    expect(found?.memory).toBeGreaterThan(0);
  });

  it('finds one again without looking for its name, and not once it has ended', async () => {
    const { pid, name, stop } = await startProcess();
    const known = (await hostLooker().look([wanted({ name })])).get('k') ?? [];
    const again = wanted({ name: `not ${name}`, known });
    expect(await pidsOf(again)).toEqual([pid]);
    await stop();
    expect(await pidsOf(again)).toEqual([]);
  });

  it('goes on seeing one that is known when it looks for others of the name, whatever it calls itself', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    const known = (await hostLooker().look([wanted({ name: one.name })])).get('k') ?? [];
    const both = wanted({ name: other.name, known, search: 'all' });
    expect(new Set(await pidsOf(both))).toEqual(new Set([one.pid, other.pid]));
    await one.stop();
    expect(await pidsOf(both)).toEqual([other.pid]);
  });

  it('takes a later process with the pid for another', async () => {
    const { name } = await startProcess();
    const known = (await hostLooker().look([wanted({ name })])).get('k') ?? [];
    const earlier = known.map((one) => ({ ...one, start: '1' }));
    expect(await pidsOf(wanted({ name: `not ${name}`, known: earlier }))).toEqual([]);
  });

  it('counts a zombie as ended', async () => {
    const { pid: parent } = await startParentOfZombies(1);
    const pidFile = join(temporaryFolder(), 'pid');
    const child = () => readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim();
    await expect.poll(() => readFileSync(`/proc/${child()}/stat`, 'utf8')).toContain(') Z ');
    writeFileSync(pidFile, child());
    expect(await pidsOf(wanted({ pidFile }))).toEqual([]);
  });

  it.each<[string, (pid: number) => string | undefined, boolean]>([
    ['finds that of a pid file', (pid) => `${pid}\n`, true],
    ['finds none without the file', () => undefined, false],
    ['finds none by a file that names no process', () => 'none\n', false],
    ['finds none by a stale file', () => '4194304\n', false],
  ])('%s', async (_, content, isFound) => {
    const { pid } = await startProcess();
    const pidFile = join(temporaryFolder(), 'pid');
    const text = content(pid);
    if (text !== undefined) writeFileSync(pidFile, text);
    expect(await pidsOf(wanted({ pidFile }))).toEqual(isFound ? [pid] : []);
  });

  it('does not know while a pid file cannot be read', async () => {
    const pidFile = join(temporaryFolder(), 'pid');
    mkdirSync(pidFile);
    expect(await pidsOf(wanted({ pidFile }))).toBeUndefined();
  });

  it('knows the others while a pid file does not answer', async () => {
    const { pid, name } = await startProcess();
    // As of a file system that is gone: the question is waited for no longer than it says.
    const ask = fileThreads.asker<{ readonly text: string }>();
    const gone: typeof readSmallFile = async (path, _, what, wait) =>
      ask(path, '/gone', () => new Promise(() => {}), wait).catch((error) => unreadableFile(error, what, path));
    const looker = hostLooker('/proc', gone);
    const all = [wanted({ key: 'lost', pidFile: '/gone/1' }), wanted({ key: 'lost too', pidFile: '/gone/2' })];
    const began = performance.now();
    const looked = await looker.look([...all, wanted({ name })]);
    expect([...looked].map(([key, found]) => [key, found.map((one) => one.pid)])).toEqual([['k', [pid]]]);
    expect(performance.now() - began).toBeGreaterThan(900);
    const again = performance.now();
    expect([...(await looker.look(all)).keys()]).toEqual([]);
    expect(performance.now() - again).toBeLessThan(900);
  });

  it('goes by the name the kernel has while the command line of a process does not answer', async () => {
    const proc = temporaryFolder();
    mkdirSync(join(proc, 'self'));
    const write = (pid: number, name: string) => {
      mkdirSync(join(proc, `${pid}`));
      const fields = ['S', '1', ...Array(15).fill('0'), '1', '0', '1', '0', '0'];
      writeFileSync(join(proc, `${pid}/stat`), `${pid} (${name}) ${fields.join(' ')}\n`);
    };
    write(70, 'locked');
    write(71, 'sh');
    writeFileSync(join(proc, '71/cmdline'), 'worker\0');
    // Opened to be read, a pipe answers once somebody opens it to write.
    const pipe = join(proc, '70/cmdline');
    execFileSync('mkfifo', [pipe]);
    onTestFinished(() => closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK)));
    const looker = hostLooker(proc);
    const all = [wanted({ key: 'locked', name: 'locked' }), wanted({ key: 'worker', name: 'worker' })];
    for (const patience of [10_000, 900]) {
      const began = performance.now();
      const looked = await looker.look(all);
      expect(looked.get('locked')?.map(({ pid }) => pid)).toEqual([70]);
      expect(looked.get('worker')?.map(({ pid }) => pid)).toEqual([71]);
      expect(performance.now() - began).toBeLessThan(patience);
    }
  });

  describe('at one that was there long before', () => {
    const write = (proc: string, name: string, start: number, command: string) => {
      mkdirSync(join(proc, '70'), { recursive: true });
      const fields = ['S', '1', ...Array(15).fill('0'), '1', '0', start, '0', '0'];
      writeFileSync(join(proc, '70/stat'), `70 (${name}) ${fields.join(' ')}\n`);
      writeFileSync(join(proc, '70/cmdline'), `${command}\0`);
    };

    it.each<[string, string, number, string, number]>([
      ['finds what it has become by another program', 'worker', 1, 'worker', 0],
      ['finds another that has its pid', 'sh', 2, 'worker', 0],
      ['finds what it calls itself by now, within a minute', 'sh', 1, 'worker', 60_000],
    ])('%s', async (_, name, start, command, after) => {
      vi.useFakeTimers({ toFake: ['performance'] });
      onTestFinished(() => void vi.useRealTimers());
      const proc = temporaryFolder();
      mkdirSync(join(proc, 'self'));
      const looker = hostLooker(proc);
      const found = () => pidsOf(wanted({ name: 'worker', search: 'all' }), looker);
      write(proc, 'sh', 1, 'sh');
      for (const wait of [0, 10_000, 0]) {
        vi.advanceTimersByTime(wait);
        expect(await found()).toEqual([]);
      }
      write(proc, name, start, command);
      vi.advanceTimersByTime(after);
      expect(await found()).toEqual([70]);
    });
  });

  it('asks ps where there is no /proc', async () => {
    const { pid } = await startProcess();
    const pidFile = join(temporaryFolder(), 'pid');
    writeFileSync(pidFile, `${pid}`);
    expect(await pidsOf(wanted({ pidFile }), hostLooker(temporaryFolder()))).toEqual([pid]);
  });
});
