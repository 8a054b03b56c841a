import { constants, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { failed, type Result, success } from '../../model/failure.ts';
import { fileReason, isAbsent } from '../../model/file-error.ts';
import type { KernelSection } from '../../model/report.ts';
import { printed } from '../command.ts';
import { partUnread } from '../failures.ts';
import type { SectionSource } from '../section.ts';
import { utc } from '../units.ts';

export interface KernelSubject {
  readonly at: Date;
  readonly environment: NodeJS.ProcessEnv;
  readonly kmsg?: string;
}

type Line = KernelSection['lines'][number];

/** How far back lines count, in ms. */
const lookBack = 3_600_000;
const mostLines = 50;
/** Records of the kernel's ring read at most: the ring of a usual kernel holds fewer. */
const mostRecords = 20_000;
/** Records read before others have their turn. */
const recordsAtOnce = 100;
/** Longer than any record of the kernel, in bytes; see CONSOLE_EXT_LOG_MAX in the kernel's printk. */
const recordSize = 8192;

/** What tells of a process that the kernel killed for want of memory, or that broke. */
const telling =
  /out of memory|oom[-_]kill|oom_reaper|invoked oom|killed process|memory cgroup|segfault|general protection|traps:/i;

/** What the kernel said in the hour before of processes it killed for want of memory, and of those that broke. */
export const kernelSection: SectionSource<KernelSubject, KernelSection> = {
  title: 'Kernel',
  timeout: 1_500,
  read: readKernel,
  lines: ({ from, lines }) =>
    lines.length > 0
      ? lines.map(({ at, text }) => `${utc(at)}  ${text}`)
      : [`nothing of processes killed for want of memory or broken in the hour before (${from})`],
};

/** Asks one source after the other until one may be read. */
async function readKernel({ at, environment, kmsg = '/dev/kmsg' }: KernelSubject, signal: AbortSignal) {
  const boot = Date.now() - os.uptime() * 1000;
  const sources: readonly (readonly [string, () => Promise<Result<readonly Line[]>>])[] = [
    [kmsg, () => fromRing(kmsg, boot, signal)],
    ['dmesg', () => fromProgram(['dmesg', '-r'], environment, signal, (text) => rawLines(text, boot))],
    [
      'journalctl -k',
      () =>
        fromProgram(
          ['journalctl', '-k', '-b', '-q', '--no-pager', '-o', 'short-unix', '-n', `${mostRecords}`],
          environment,
          signal,
          journalLines,
        ),
    ],
  ];
  const reasons: string[] = [];
  for (const [from, read] of sources) {
    const found = await read();
    if (found.ok) return success({ from, lines: tellingLines(found.value, at) });
    reasons.push(found.failure.message);
  }
  return failed(partUnread(reasons.join('; ')));
}

/** Those of the hour before (and of the moments until they were read) that tell of a kill or a break. */
export function tellingLines(lines: readonly Line[], at: Date): readonly Line[] {
  const from = new Date(at.getTime() - lookBack).toISOString();
  return lines.filter((line) => line.at >= from && telling.test(line.text)).slice(-mostLines);
}

/**
 * One record of the ring, at once: the kernel holds it in memory, and a thread for each of thousands is most of the cost.
 * Empty at the end, a line break for one that was overwritten before it was read.
 */
function nextRecord(ring: number, buffer: Buffer): string {
  try {
    return buffer.toString('utf8', 0, readSync(ring, buffer, 0, recordSize, null));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') return '';
    if (code === 'EPIPE') return '\n';
    throw error;
  }
}

/** The ring as it is: each read gives one record, and the end of it says to come again. */
async function fromRing(path: string, boot: number, signal: AbortSignal): Promise<Result<readonly Line[]>> {
  const lines: Line[] = [];
  try {
    const ring = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const buffer = Buffer.alloc(recordSize);
      for (let record = 0; record < mostRecords && !signal.aborted; record++) {
        if (record % recordsAtOnce === 0) await setImmediate();
        const text = nextRecord(ring.fd, buffer);
        if (text === '') break;
        const line = recordLine(text, boot);
        if (line) lines.push(line);
      }
    } finally {
      await ring.close();
    }
    return success(lines);
  } catch (error) {
    return failed(partUnread(`${path}: ${isAbsent(error) ? 'not there' : fileReason(error)}`));
  }
}

/** `priority,number,microseconds since boot,flags;text`, then lines of its own keys; see Documentation/ABI/testing/dev-kmsg. */
export function recordLine(record: string, boot: number): Line | undefined {
  const [, micros, text] = /^\d+,\d+,(\d+),[^;]*;([^\n]*)/.exec(record) ?? [];
  return text === undefined ? undefined : { at: new Date(boot + Number(micros) / 1000).toISOString(), text };
}

async function fromProgram(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
  parse: (text: string) => readonly Line[],
): Promise<Result<readonly Line[]>> {
  const answer = await printed(argv, environment, signal);
  if (!answer.ok) return answer;
  const lines = parse(answer.value);
  // The kernel always has something to say of its start: who is shown nothing may not read it.
  return lines.length > 0 ? success(lines) : failed(partUnread(`${argv[0]}: it shows nothing of the kernel`));
}

/** `<6>[   12.345678] text` */
export function rawLines(text: string, boot: number): readonly Line[] {
  return [...text.matchAll(/^<\d+>\[ *(\d+\.\d+)\] (.*)$/gm)].map(([, seconds, line = '']) => {
    return { at: new Date(boot + Number(seconds) * 1000).toISOString(), text: line };
  });
}

/** `1732154052.123456 host kernel: text` */
export function journalLines(text: string): readonly Line[] {
  return [...text.matchAll(/^(\d+\.\d+) \S+ kernel: (.*)$/gm)].map(([, seconds, line = '']) => {
    return { at: new Date(Number(seconds) * 1000).toISOString(), text: line };
  });
}
