import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf } from '../forensics/host.ts';
import type { CpuTimes, Expectation, HostOutcome, HostProbe, Outcome } from '../model/check.ts';
import { notAnswered, unreadHost } from './failures.ts';
import { above, decimal, type Judgement, percent, unmetAmong } from './judgement.ts';
import { readMeminfo } from './memory.ts';
import { observe, type Probe, secondLook } from './probe.ts';

/** Reads how busy this host is: load, CPU time, swap and open files. What cannot be read is left out. */
export const probeHost: Probe<HostProbe> = ({ cpu: wanted }, context) =>
  observe(context, {
    run: async (signal) => {
      const proc = context.proc ?? '/proc';
      const alone = wanted && context.previous?.type !== 'host';
      const earlier = alone ? cpuTimes() : undefined;
      if (alone) await sleep(Math.min(secondLook, context.timeout / 4), undefined, { signal });
      const [one = 0, five = 0, fifteen = 0] = os.loadavg();
      const swap = await swapIn(proc);
      const fileDescriptors = fileNumbers(await readFile(join(proc, 'sys/fs/file-nr'), 'utf8').catch(() => ''));
      return {
        type: 'host',
        cpus: os.cpus().length,
        load: [one, five, fifteen],
        cpu: cpuTimes(),
        ...(earlier && { earlier }),
        ...(swap && { swap }),
        ...(fileDescriptors && { fileDescriptors }),
      };
    },
    explain: (error) => unreadHost('load', error),
    late: () => notAnswered(context.timeout, 'the load of this host'),
    reading: () => true,
  });

function cpuTimes(): CpuTimes {
  const times = os.cpus().map(({ times: { user, nice, sys, irq, idle } }) => ({ busy: user + nice + sys + irq, idle }));
  const busy = times.reduce((sum, one) => sum + one.busy, 0);
  return { busy, total: times.reduce((sum, one) => sum + one.idle, busy) };
}

async function swapIn(proc: string): Promise<HostOutcome['swap']> {
  const meminfo = await readMeminfo(proc).catch(() => '');
  return meminfo === '' ? undefined : (memoryOf(meminfo).swap ?? { total: 0, free: 0 });
}

/** /proc/sys/fs/file-nr (proc_sys_fs(5)): allocated, unused (always 0), the most there may be. */
export function fileNumbers(text: string): HostOutcome['fileDescriptors'] {
  const [, used, limit] = /^(\d+)\s+\d+\s+(\d+)\s*$/.exec(text) ?? [];
  return used === undefined || limit === undefined ? undefined : { used: Number(used), limit: Number(limit) };
}

/** Share of CPU time spent busy between two looks, or undefined when no time passed or the host started again. */
export function cpuShare(now: CpuTimes, before: CpuTimes): number | undefined {
  const total = now.total - before.total;
  return total > 0 && now.busy >= before.busy ? (now.busy - before.busy) / total : undefined;
}

export function judgeHost(expect: Expectation, outcome: HostOutcome, previous: Outcome | undefined): Judgement {
  const load = outcome.load[1] / outcome.cpus;
  const before = previous?.type === 'host' ? previous.cpu : outcome.earlier;
  const cpu = before && cpuShare(outcome.cpu, before);
  const { swap, fileDescriptors: files } = outcome;
  const swapUsed = swap && (swap.total === 0 ? 0 : (swap.total - swap.free) / swap.total);
  const filesUsed = files && files.used / files.limit;
  const limit = (wanted: number | undefined, known: number | undefined) => (known === undefined ? undefined : wanted);
  const unread = [
    limit(expect.swap, 1) !== undefined && swap === undefined && 'swap',
    limit(expect.fileDescriptors, 1) !== undefined && files === undefined && 'file_descriptors',
  ].filter((name) => name !== false);
  return {
    ...unmetAmong([
      above(expect.load, load, {
        subject: 'the load of the last 5 minutes is',
        rest: 'for each CPU',
        format: decimal,
      }),
      above(limit(expect.cpu, cpu), cpu ?? 0, { subject: 'the CPUs are', rest: 'busy', format: percent }),
      above(limit(expect.swap, swapUsed), swapUsed ?? 0, { subject: 'swap is', rest: 'in use', format: percent }),
      above(limit(expect.fileDescriptors, filesUsed), filesUsed ?? 0, {
        rest: 'of all file descriptors are in use',
        format: percent,
      }),
    ]),
    seen: `load ${decimal(load)} for each of ${outcome.cpus} CPU${outcome.cpus === 1 ? '' : 's'}${cpu === undefined ? '' : `, ${percent(cpu)} busy`}`,
    value: { number: load, unit: 'load' },
    notes: [
      ...unread.map((name) => `${name} cannot be read on this host and is not judged`),
      ...(expect.cpu !== undefined && cpu === undefined ? ['cpu is judged from the next check on'] : []),
    ],
  };
}
