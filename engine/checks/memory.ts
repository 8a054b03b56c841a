import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { formatSize } from '../../schemas/size.ts';
import { memoryOf } from '../forensics/host.ts';
import type { Expectation, MemoryOutcome, MemoryProbe } from '../model/check.ts';
import { childEnvironment } from './environment.ts';
import { notAnswered, unreadHost } from './failures.ts';
import { above, type Judgement, percent, unmetAmong } from './judgement.ts';
import { observe, type Probe } from './probe.ts';
import { isProc } from './process-table.ts';

/** Reads how much memory this host has and how much of it new work could have: caches that can be dropped count as free. */
export const probeMemory: Probe<MemoryProbe> = (_, context) =>
  observe(context, {
    run: async (signal) => ({ type: 'memory', ...(await readMemory(context.proc ?? '/proc', signal)) }),
    explain: (error) => unreadHost('memory', error),
    late: () => notAnswered(context.timeout, 'the memory of this host'),
    reading: () => true,
  });

async function readMemory(proc: string, signal: AbortSignal): Promise<Omit<MemoryOutcome, 'type'>> {
  const meminfo = await readMeminfo(proc);
  if (meminfo !== '' || process.platform !== 'darwin') return memoryOf(meminfo).memory;
  const { stdout } = await promisify(execFile)('vm_stat', { env: childEnvironment({ LC_ALL: 'C' }), signal });
  return { total: os.totalmem(), available: availableOf(stdout) };
}

/** Bytes of the free and inactive pages that macOS' `vm_stat` counts, as psutil has it; rejects another text. */
export function availableOf(vmStat: string): number {
  const number = (pattern: RegExp) => Number(pattern.exec(vmStat)?.[1]);
  const pages = number(/^Pages free:\s+(\d+)/m) + number(/^Pages inactive:\s+(\d+)/m);
  const bytes = pages * number(/page size of (\d+) bytes/);
  if (Number.isNaN(bytes)) throw new Error('vm_stat does not tell its pages');
  return bytes;
}

/** The text of /proc/meminfo; empty where there is no proc file system, as on macOS. Rejects when it cannot be read. */
export async function readMeminfo(proc: string): Promise<string> {
  return (await isProc(proc)) ? await readFile(join(proc, 'meminfo'), 'utf8') : '';
}

export function judgeMemory({ usage: limit }: Expectation, { total, available }: MemoryOutcome): Judgement {
  const usage = (total - available) / total;
  const left = `${formatSize(available)} of ${formatSize(total)} available`;
  return {
    ...unmetAmong([above(limit, usage, { subject: 'memory is', rest: `in use (${left})`, format: percent })]),
    seen: `memory is ${percent(usage)} in use (${left})`,
    value: { number: usage, unit: 'ratio' },
  };
}
