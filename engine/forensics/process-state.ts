import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commandLine } from '../checks/process-table.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import type { ProcessState } from '../model/report.ts';
import { redact, redactWords } from '../redact.ts';
import { cgroupOf } from './cgroup.ts';
import { partUnread } from './failures.ts';
import { outputFilesOf } from './process-output.ts';
import { processByPs } from './process-ps.ts';

/** Where the kernel tells of processes, and the clock. */
export interface ProcessSources {
  readonly proc?: string;
  /** Where control groups are. */
  readonly cgroups?: string;
  readonly now?: () => Date;
}

/** Ticks a second in what the kernel tells programs: USER_HZ, 100 on every architecture that Node runs on. See proc(5). */
const ticksPerSecond = 100;

/** Between the two looks that tell how busy the process is now, in ms. */
const sample = 100;

/** Files listed of those it has open. */
const mostFiles = 20;

/**
 * How a process stands. What may not be read (of another user's process: open files, limits, folder) is named in
 * `unread`. A process that is not there is a failure. Without /proc, as on macOS, `ps` is asked.
 */
export async function processState(
  pid: number,
  { proc = '/proc', cgroups = '/sys/fs/cgroup', now = () => new Date() }: ProcessSources = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<ProcessState>> {
  if (!Number.isSafeInteger(pid) || pid < 1) return failed(partUnread(`${pid} is not the id of a process`));
  const uptime = await readFile(join(proc, 'uptime'), 'utf8').catch(() => undefined);
  if (uptime === undefined) return await processByPs(pid, now(), signal);

  const folder = join(proc, String(pid));
  const takenAt = now();
  let stat: Stat;
  try {
    stat = statOf(await readFile(join(folder, 'stat'), 'utf8'));
  } catch (error) {
    return failed(partUnread(isGone(error) ? `no process has the id ${pid}` : fileReason(error)));
  }

  const unread: string[] = [];
  const part = async <T>(name: string, read: Promise<T>): Promise<T | undefined> => {
    try {
      return await read;
    } catch (error) {
      unread.push(`${name}: ${isGone(error) ? 'not there' : fileReason(error)}`);
      return undefined;
    }
  };
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  const [status, words, cwd, openFiles, limits, cgroup, share, output, parent] = await Promise.all([
    part('status', text('status')),
    part('command', commandLine(proc, pid)),
    part('folder', readlink(join(folder, 'cwd'))),
    part('open files', openFilesOf(folder)),
    part('limits', text('limits').then(limitsOf)),
    part(
      'cgroup',
      text('cgroup').then((found) => cgroupOf(found, cgroups)),
    ),
    part('CPU now', shareNow(folder, stat)),
    outputFilesOf(folder),
    parentOf(proc, stat.parent),
  ]);

  const age = (Number(uptime.split(' ')[0]) - stat.startTicks / ticksPerSecond) * 1000;
  const command = redactWords((words ?? '').split('\0').slice(0, -1));
  const user = numberAfter(status, 'Uid');
  const memory = memoryOf(status);
  const total = stat.user + stat.system;
  return success({
    takenAt: takenAt.toISOString(),
    pid,
    name: stat.name,
    state: states[stat.state] ?? stat.state,
    ...(parent && { parent }),
    ...(user !== undefined && { user }),
    ...(command.length > 0 && { command }),
    ...(cwd !== undefined && { folder: cwd }),
    startedAt: new Date(takenAt.getTime() - age).toISOString(),
    startTicks: stat.startTicks,
    cpu: {
      user: stat.user,
      system: stat.system,
      ...(age > 0 && { average: total / age }),
      ...(share !== undefined && { now: share }),
    },
    ...(memory && { memory }),
    threads: stat.threads,
    ...(openFiles && { openFiles }),
    ...(output.length > 0 && { output }),
    ...(limits && { limits }),
    ...(cgroup && { cgroup }),
    ...(unread.length > 0 && { unread: unread.sort() }),
  });
}

/** Whether both were taken of one process, and not of a later one with the same id. */
export function isSameProcess(one: ProcessState, other: ProcessState): boolean {
  return one.pid === other.pid && one.startTicks === other.startTicks;
}

interface Stat {
  readonly name: string;
  readonly state: string;
  readonly parent: number;
  /** ms */
  readonly user: number;
  /** ms */
  readonly system: number;
  readonly threads: number;
  readonly startTicks: number;
}

/** See proc_pid_stat(5). The name is in brackets and may hold brackets and blanks itself. */
function statOf(text: string): Stat {
  const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const number = (field: number) => Number(fields[field - 3]);
  const ms = (field: number) => (number(field) * 1000) / ticksPerSecond;
  return {
    name,
    state: fields[0] ?? '',
    parent: number(4),
    user: ms(14),
    system: ms(15),
    threads: number(20),
    startTicks: number(22),
  };
}

const states: Readonly<Record<string, string>> = {
  R: 'running',
  S: 'sleeping',
  D: 'waiting for a disk',
  Z: 'zombie: it has ended and its parent has not looked',
  T: 'stopped',
  t: 'stopped by a debugger',
  I: 'idle',
  X: 'dead',
};

/** The share of one CPU it used between two looks; absent when the second says that it has ended. */
async function shareNow(folder: string, first: Stat): Promise<number> {
  const began = performance.now();
  await delay(sample);
  const second = statOf(await readFile(join(folder, 'stat'), 'utf8'));
  return (second.user + second.system - first.user - first.system) / (performance.now() - began);
}

async function parentOf(proc: string, pid: number): Promise<ProcessState['parent']> {
  if (pid === 0) return undefined;
  const name = await readFile(join(proc, String(pid), 'comm'), 'utf8').catch(() => undefined);
  return { pid, ...(name !== undefined && { name: name.trimEnd() }) };
}

/** The sizes of /proc/PID/status; none for a zombie or a thread of the kernel. */
function memoryOf(status: string | undefined): ProcessState['memory'] {
  const bytes = (key: string) => {
    const kilobytes = numberAfter(status, key);
    return kilobytes === undefined ? undefined : kilobytes * 1024;
  };
  const resident = bytes('VmRSS');
  if (resident === undefined) return undefined;
  const peak = bytes('VmHWM');
  const virtual = bytes('VmSize');
  const swap = bytes('VmSwap');
  return {
    resident,
    ...(peak !== undefined && { peak }),
    ...(virtual !== undefined && { virtual }),
    ...(swap !== undefined && { swap }),
  };
}

function numberAfter(status: string | undefined, key: string): number | undefined {
  const found = new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(status ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

async function openFilesOf(folder: string): Promise<NonNullable<ProcessState['openFiles']>> {
  const descriptors = await readdir(join(folder, 'fd'));
  const links = await Promise.all(descriptors.map((one) => readlink(join(folder, 'fd', one)).catch(() => '')));
  const files = [...new Set(links.filter((link) => link.startsWith('/')))].sort();
  return {
    count: descriptors.length,
    sockets: links.filter((link) => link.startsWith('socket:')).length,
    pipes: links.filter((link) => link.startsWith('pipe:')).length,
    files: files.slice(0, mostFiles).map(redact),
  };
}

/** The rows of /proc/PID/limits, names without their `Max`. */
export function limitsOf(text: string): NonNullable<ProcessState['limits']> {
  return [...text.matchAll(/^Max (.+?) {2,}(\S+) +(\S+) *(\S*) *$/gm)].map(([, name = '', soft, hard, unit = '']) => ({
    name,
    soft: limit(soft),
    hard: limit(hard),
    unit,
  }));
}

function limit(text = ''): number | null {
  return text === 'unlimited' ? null : Number(text);
}

/** What the kernel answers for a process that has ended meanwhile. */
function isGone(error: unknown): boolean {
  return isAbsent(error) || (error as NodeJS.ErrnoException).code === 'ESRCH';
}
