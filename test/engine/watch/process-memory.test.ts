import { describe, expect, it } from 'vitest';
import { failed, success } from '../../../engine/model/failure.ts';
import type { RestartAttempt } from '../../../engine/model/restart-attempt.ts';
import type { SubjectProcesses } from '../../../engine/store/watched-processes.ts';
import { bootOf } from '../../../engine/watch/boot.ts';
import { createProcessMemory, type ProcessMemoryOptions } from '../../../engine/watch/process-memory.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { fullDisk, running } from './night.ts';

const seen = '2026-11-22T03:00:00.000Z';
const row = { subject: 'worker', pid: 7, start: '1', name: 'worker', boot: 'boot', seen };
const subject = { key: 'worker', name: {}, workloads: ['queue'], checks: [], memory: false, origin: false };

function memory(given: Partial<ProcessMemoryOptions> & { readonly isFull?: () => boolean } = {}) {
  const written: (readonly SubjectProcesses[])[] = [];
  const lines: string[] = [];
  const options = { clock: fakeClock(Date.parse(seen)), boot: 'boot', kept: [row], attempts: [] };
  return {
    written,
    lines,
    ...createProcessMemory({
      ...options,
      store: {
        async keep(subjects) {
          if (given.isFull?.()) return failed(fullDisk);
          written.push(subjects);
          return success(undefined);
        },
      },
      log: (line) => lines.push(line),
      onFault: (error) => lines.push(String(error)),
      ...given,
    }),
  };
}

describe('what ran before', () => {
  it('is recalled once', () => {
    const { recall } = memory();
    expect(recall(subject)).toMatchObject([{ seen: { pid: 7, start: '1' }, unwatched: { since: seen } }]);
    expect(recall(subject)).toEqual([]);
  });

  it('is not of this run of the host', () => {
    expect(memory({ boot: 'another' }).recall(subject)).toEqual([]);
    expect(memory({ boot: undefined }).recall(subject)).toEqual([]);
  });

  it.each<[string, Partial<RestartAttempt>, string | undefined]>([
    ['a restart begun after it was seen', { began: '2026-11-22T03:00:01.000Z', outcome: 'worked' }, 'r'],
    ['one that had ended by then', { began: '2026-11-22T02:59:59.000Z', outcome: 'worked' }, undefined],
    ['one cut short that may have been under way', { began: '2026-11-22T02:58:00.000Z', outcome: 'unknown' }, 'r'],
    ['one cut short long before', { began: '2026-11-22T02:00:00.000Z', outcome: 'unknown' }, undefined],
    ['one of another workload', { began: seen, outcome: 'unknown', workload: 'web' }, undefined],
  ])('was ended by %s: %o', (_, given, by) => {
    const attempt = { id: '1', workload: 'queue', target: 't', cause: 'r', number: 1, report: '1' };
    const attempts = [{ ...attempt, ...given } as RestartAttempt];
    expect(memory({ attempts }).recall(subject)[0]?.unwatched?.by).toBe(by);
  });

  it('is forgotten in the end where nobody asked for it', async () => {
    const { stop, written } = memory();
    await stop();
    expect(written).toEqual([[{ subject: 'worker', processes: [] }]]);
  });
});

describe('what runs now', () => {
  it('is kept later where the disk refuses it', async () => {
    let full = true;
    const { keep, stop, recall, written, lines } = memory({ isFull: () => full });
    recall(subject);
    keep([{ key: 'worker', running: [{ seen: running(8), first: 0 }] }]);
    await expect.poll(() => lines).toEqual([expect.stringContaining(fullDisk.message)]);
    full = false;
    keep([]);
    await stop();
    const { subject: _, ...kept } = { ...row, pid: 8 };
    expect(written).toEqual([[{ subject: 'worker', processes: [kept] }]]);
  });
});

it('this run of the host is the same twice, and not known without /proc', () => {
  expect(bootOf()).toMatch(/^[0-9a-f-]{36} pid:\[\d+\]$/);
  expect(bootOf()).toBe(bootOf());
  expect(bootOf(temporaryFolder())).toBeUndefined();
});
