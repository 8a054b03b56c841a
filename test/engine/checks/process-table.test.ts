import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  allProcesses,
  isStopped,
  parsePs,
  parseStat,
  psTable,
  readEach,
  readProcess,
} from '../../../engine/checks/process-table.ts';

const { signal } = new AbortController();

it.each([
  ['a plain name', '7 (sleep) S 1 7 7 0 -1 0 1 2 3 4 150 50 0 0 20 0 3 0 4242 1 2', 'sleep'],
  ['a name with blanks and brackets', '7 (a) b (c) S 1 7 7 0 -1 0 1 2 3 4 150 50 0 0 20 0 3 0 4242 1 2', 'a) b (c'],
])('reads the stat of a process with %s', (_, text, name) => {
  expect(parseStat(`${text}\n`)).toEqual({ pid: 7, parent: 1, name, state: 'S', start: '4242', cpu: 2, threads: 3 });
});

it('makes nothing of another text', () => expect(parseStat('')).toBeUndefined());

it('reads the lines of ps on Linux and macOS, and passes over others', () => {
  const text = [
    '    1     0 Ss    5120     00:00:01 Sun Nov 22 02:10:09 2026 systemd',
    ' 4242     1 S+   20480  1-02:03:04 Sun Nov  2 02:10:09 2026 my worker ',
    '  777     1 Z        0     00:00:00 Sun Nov 22 02:10:09 2026 sleep <defunct>',
    '  512     1 Ss   10240      1:02.50 Sun Nov 22 02:10:09 2026 /usr/sbin/nginx',
    'ps: warning',
  ].join('\n');
  const start = 'Sun Nov 22 02:10:09 2026';
  expect(parsePs(text)).toEqual([
    { pid: 1, parent: 0, name: 'systemd', state: 'S', start, cpu: 1, memory: 5120 * 1024 },
    {
      pid: 4242,
      parent: 1,
      name: 'my worker',
      state: 'S',
      start: 'Sun Nov  2 02:10:09 2026',
      cpu: 93_784,
      memory: 20_971_520,
    },
    { pid: 777, parent: 1, name: 'sleep', state: 'Z', start, cpu: 0, memory: 0 },
    { pid: 512, parent: 1, name: 'nginx', state: 'S', start, cpu: 62.5, memory: 10_485_760 },
  ]);
});

it('finds this process in /proc and by ps alike', async () => {
  for (const rows of [await allProcesses('/proc', signal), await psTable(signal)])
    expect(rows.find(({ pid }) => pid === process.pid)).toMatchObject({ parent: process.ppid });
});

it('knows nothing of a process that is not there', async () => {
  expect(readProcess('/proc', 2 ** 30)).toBeUndefined();
});

describe('reading of each', () => {
  it('keeps the order, leaves out what has ended, and reads a few at once', async () => {
    const ids = Array.from({ length: 200 }, (_, id) => id);
    let open = 0;
    let most = 0;
    const found = await readEach(ids, async (id) => {
      most = Math.max(most, ++open);
      await setImmediate();
      open -= 1;
      return id % 2 === 0 ? id : undefined;
    });
    expect(found).toEqual(ids.filter((id) => id % 2 === 0));
    expect(most).toBe(64);
  });

  it('rejects with the first that cannot be read', async () => {
    const read = async (id: number) => (id === 70 ? Promise.reject(new Error('EIO')) : id);
    await expect(readEach([1, 70, 71], read)).rejects.toThrow('EIO');
    expect(await readEach([], read)).toEqual([]);
  });
});

it.each([
  ['T', true],
  ['t', true],
  ['S', false],
  ['Z', false],
])('a process in state %s is stopped: %s', (state, stopped) => {
  expect(isStopped({ state })).toBe(stopped);
});
