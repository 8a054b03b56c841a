import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatSize } from '../../schemas/size.ts';
import { memoryOf } from '../forensics/host.ts';
import type { Expectation, MemoryOutcome, MemoryProbe } from '../model/check.ts';
import { notAnswered, unreadHost } from './failures.ts';
import { above, type Judgement, percent } from './judgement.ts';
import { observe, type Probe } from './probe.ts';
import { isProc } from './process-table.ts';

/** Reads how much memory this host has and how much of it new work could have: caches that can be dropped count as free. */
export const probeMemory: Probe<MemoryProbe> = (_, context) =>
  observe(context, {
    run: async () => {
      const meminfo = await readMeminfo(context.proc ?? '/proc');
      return { type: 'memory', ...memoryOf(meminfo).memory };
    },
    explain: (error) => unreadHost('memory', error),
    late: () => notAnswered(context.timeout, 'the memory of this host'),
  });

/** The text of /proc/meminfo; empty where there is no proc file system, as on macOS. Rejects when it cannot be read. */
export async function readMeminfo(proc: string): Promise<string> {
  return (await isProc(proc)) ? await readFile(join(proc, 'meminfo'), 'utf8') : '';
}

export function judgeMemory({ usage: limit }: Expectation, { total, available }: MemoryOutcome): Judgement {
  const usage = (total - available) / total;
  const left = `${formatSize(available)} of ${formatSize(total)} available`;
  return {
    unmet: above(limit, usage, { subject: 'memory is', rest: `in use (${left})`, format: percent }),
    seen: `memory is ${percent(usage)} in use (${left})`,
    value: { number: usage, unit: 'ratio' },
  };
}
