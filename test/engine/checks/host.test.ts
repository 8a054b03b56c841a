import { cpus, loadavg } from 'node:os';
import { describe, expect, it } from 'vitest';
import { cpuShare, fileNumbers, judgeHost, probeHost } from '../../../engine/checks/host.ts';
import type { Expectation, HostOutcome, Outcome } from '../../../engine/model/check.ts';
import { context, startedAt } from './support.ts';

const none = { status: [], json: [] };

describe('probing', () => {
  it('reads load, CPU time, swap and open files of this host', async () => {
    const outcome = await probeHost({ type: 'host', cpu: false }, context());
    expect(outcome).toMatchObject({
      type: 'host',
      cpus: cpus().length,
      load: [expect.any(Number), loadavg()[1], expect.any(Number)],
      cpu: { busy: expect.any(Number), total: expect.any(Number) },
      swap: { total: expect.any(Number), free: expect.any(Number) },
      fileDescriptors: { used: expect.any(Number), limit: expect.any(Number) },
    });
    expect(outcome).not.toHaveProperty('earlier');
  });

  it('looks twice for the CPU unless it has looked before', async () => {
    const first = await probeHost({ type: 'host', cpu: true }, context());
    expect(first).toMatchObject({ earlier: { total: expect.any(Number) } });
    const second = await probeHost({ type: 'host', cpu: true }, context({ previous: first }));
    expect(second).not.toHaveProperty('earlier');
    expect(second.took).toBeLessThan(first.took);
  });

  it('leaves out what cannot be read', async () => {
    const outcome = await probeHost({ type: 'host', cpu: false }, context({ proc: '/nowhere' }));
    expect(outcome).toMatchObject({ type: 'host' });
    expect(outcome).not.toHaveProperty('swap');
    expect(outcome).not.toHaveProperty('fileDescriptors');
  });
});

it.each([
  ['1504\t0\t3248\n', { used: 1504, limit: 3248 }],
  ['1504\t0\t9223372036854775807\n', { used: 1504, limit: 2 ** 63 }],
  ['', undefined],
  ['garbage', undefined],
])('file-nr %j', (text, expected) => expect(fileNumbers(text)).toEqual(expected));

it.each([
  ['half of the time', { busy: 150, total: 300 }, { busy: 100, total: 200 }, 0.5],
  ['no time between', { busy: 100, total: 200 }, { busy: 100, total: 200 }, undefined],
  ['the host has started again', { busy: 5, total: 300 }, { busy: 100, total: 200 }, undefined],
])('CPU share: %s', (_, now, before, expected) => expect(cpuShare(now, before)).toBe(expected));

describe('judging', () => {
  const outcome: HostOutcome = {
    type: 'host',
    cpus: 4,
    load: [9, 6, 1],
    cpu: { busy: 950, total: 1000 },
    earlier: { busy: 0, total: 500 },
    swap: { total: 100, free: 40 },
    fileDescriptors: { used: 95, limit: 100 },
  };
  const before: Outcome = { ...outcome, startedAt, took: 1, cpu: { busy: 900, total: 900 } };
  const judged = (limits: Partial<Expectation>, previous?: Outcome, given: HostOutcome = outcome) =>
    judgeHost({ ...none, ...limits }, given, previous);

  it('says how busy it is', () => {
    expect(judged({ load: 1.5, swap: 0.6, fileDescriptors: 0.95 }, before)).toMatchObject({
      unmet: undefined,
      seen: 'load 1.5 for each of 4 CPUs, 50% busy',
      value: { number: 1.5, unit: 'load' },
      notes: [],
    });
  });

  it.each<[string, Partial<Expectation>]>([
    ['the load of the last 5 minutes is 1.5 for each CPU, expected at most 1', { load: 1, cpu: 0.1 }],
    ['the CPUs are 50% busy, expected at most 40%', { load: 2, cpu: 0.4 }],
    ['swap is 60% in use, expected at most 50%', { swap: 0.5 }],
    ['95% of all file descriptors are in use, expected at most 90%', { fileDescriptors: 0.9 }],
  ])('%s', (message, limits) => expect(judged(limits, before).unmet?.message).toBe(message));

  it('takes the look shortly before where there is no outcome before', () => {
    expect(judged({ cpu: 0.5 }).unmet).toBeDefined();
  });

  it('takes a host without swap for one that uses none', () => {
    expect(judged({ swap: 0 }, before, { ...outcome, swap: { total: 0, free: 0 } }).unmet).toBeUndefined();
  });

  it('notes what it cannot judge', () => {
    const { swap, fileDescriptors, earlier, ...rest } = outcome;
    expect(judged({ swap: 0.5, fileDescriptors: 0.9, cpu: 0.5 }, undefined, rest)).toMatchObject({
      unmet: undefined,
      notes: [
        'swap cannot be read on this host and is not judged',
        'file_descriptors cannot be read on this host and is not judged',
        'cpu is judged from the next check on',
      ],
    });
  });
});
