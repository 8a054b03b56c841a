import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { promisify } from 'node:util';
import { kernelThreads } from '../file-threads.ts';
import { childEnvironment } from './environment.ts';

/** A process as the kernel or `ps` tells of it. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** Its own name, or with `ps` on macOS the path of its program. */
  readonly name: string;
  /** One letter; `Z` is a zombie. */
  readonly state: string;
  /** When it started; only good for comparing. */
  readonly start: string;
  /** Seconds of CPU it has used. */
  readonly cpu: number;
  readonly threads?: number;
  /** Resident bytes; only `ps` tells them at once. */
  readonly memory?: number;
}

/** Whether it has not ended: a zombie has, and waits only for its parent to look. */
export function isAlive({ state }: Pick<ProcessRow, 'state'>): boolean {
  return state !== 'Z' && state !== 'X';
}

/** Whether it is stopped by a signal (`T`) or by a debugger (`t`): it is there all the same. */
export function isStopped<T extends Pick<ProcessRow, 'state'>>(row: T): row is T & { readonly state: 'T' | 't' } {
  return row.state === 'T' || row.state === 't';
}

/** How many processes are read at once: about 1 ms, and few enough for the limit on open files. */
const batch = 64;

/** Clock ticks a second in /proc/PID/stat: USER_HZ, 100 on every Linux that Node runs on (proc_pid_stat(5)). */
const ticks = 100;

const gone = ['ENOENT', 'ESRCH', 'ENOTDIR'];

/** Whether a folder is a proc file system; macOS has none. */
export async function isProc(proc: string): Promise<boolean> {
  return existsSync(join(proc, 'self'));
}

/** Every process of this host: from /proc where there is one, else from `ps`. Rejects when neither can be read. */
export async function allProcesses(proc: string, signal: AbortSignal): Promise<readonly ProcessRow[]> {
  if (!(await isProc(proc))) return await psTable(signal);
  return await readProcesses(proc, pidsOf(proc));
}

/** The ids of every process of a proc file system; read at once, as `readProcess` reads. */
export function pidsOf(proc: string): readonly number[] {
  return readdirSync(proc)
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number);
}

/** Those of the processes that are there, of a proc file system. */
export async function readProcesses(proc: string, pids: readonly number[]): Promise<readonly ProcessRow[]> {
  return await readEach(pids, (pid) => readProcess(proc, pid));
}

/** What `read` makes of each process but for undefined, in their order. A few are read at once, and others have their turn. */
export async function readEach<P, T>(
  processes: readonly P[],
  read: (process: P) => T | undefined | Promise<T | undefined>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let start = 0; start < processes.length; start += batch) {
    if (start > 0) await afterOthers();
    const some = await Promise.all(processes.slice(start, start + batch).map(read));
    for (const one of some) if (one !== undefined) found.push(one);
  }
  return found;
}

/**
 * One process of a proc file system, or undefined when there is none of that id. Read at once: the kernel answers from
 * memory, without a lock that a hanging process could hold, in less time than handing it to another thread takes.
 */
export function readProcess(proc: string, pid: number): ProcessRow | undefined {
  try {
    return parseStat(readFileSync(join(proc, `${pid}`, 'stat'), 'utf8'));
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/**
 * Resident bytes of a process, or undefined when it has ended or, as a zombie, holds none; read at once, as `readProcess`
 * reads.
 */
export async function residentBytes(proc: string, pid: number): Promise<number | undefined> {
  const status = unlessGone(() => readFileSync(join(proc, `${pid}`, 'status'), 'utf8'));
  const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(status ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

const ask = kernelThreads.asker<string>();
/** A command line that takes longer is locked with the memory of its process, in ms. */
const lockPatience = 1_000;

/**
 * The command line of a process, each word ended by a NUL. It is read from the memory of the process, which another thread
 * may have locked for good; rejects then (`isUnanswered`), and as `readFile` does where it cannot be read.
 */
export async function commandLine(proc: string, pid: number): Promise<string> {
  const folder = join(proc, `${pid}`);
  const file = join(folder, 'cmdline');
  return await ask(file, folder, () => readFile(file, 'utf8'), { patience: lockPatience });
}

/** The text of /proc/PID/stat (proc_pid_stat(5)). The name is in brackets and may itself hold brackets and blanks. */
export function parseStat(text: string): ProcessRow | undefined {
  const [, pid, name, rest] = /^(\d+) \((.*)\) (.*)$/s.exec(text.trimEnd()) ?? [];
  if (pid === undefined || name === undefined || rest === undefined) return undefined;
  const fields = rest.split(' ');
  // The first of `fields` is the third of the manual page.
  const field = (number: number) => fields[number - 3] ?? '';
  return {
    pid: Number(pid),
    parent: Number(field(4)),
    name,
    state: field(3),
    start: field(22),
    cpu: (Number(field(14)) + Number(field(15))) / ticks,
    threads: Number(field(20)),
  };
}

/** Every process as `ps` of macOS, BSD or Linux tells. */
export async function psTable(signal: AbortSignal): Promise<readonly ProcessRow[]> {
  const columns = 'pid=,ppid=,state=,rss=,time=,lstart=,comm=';
  const { stdout } = await promisify(execFile)('ps', ['-axo', columns], {
    env: childEnvironment({ LC_ALL: 'C' }),
    maxBuffer: 64 * 1024 * 1024,
    killSignal: 'SIGKILL',
    signal,
  });
  return parsePs(stdout);
}

/** Lines of `ps -axo pid=,ppid=,state=,rss=,time=,lstart=,comm=`; a line of another form is left out. */
export function parsePs(text: string): readonly ProcessRow[] {
  const line = /^\s*(\d+)\s+(\d+)\s+(\S)\S*\s+(\d+)\s+([\d:.-]+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*?)\s*$/;
  return text.split('\n').flatMap((written) => {
    const [, pid, parent, state = '', rss, time = '', start = '', command = ''] = line.exec(written) ?? [];
    if (pid === undefined) return [];
    const name = basename(command.replace(/ <defunct>$/, ''));
    const memory = Number(rss) * 1024;
    return [{ pid: Number(pid), parent: Number(parent), name, state, start, cpu: psSeconds(time), memory }];
  });
}

/** Seconds of `[[days-]hours:]minutes:seconds`, the last with hundredths on macOS. */
function psSeconds(time: string): number {
  const [days, clock] = time.includes('-') ? time.split('-') : ['0', time];
  const seconds = (clock ?? '').split(':').reduce((total, part) => total * 60 + Number(part), 0);
  return Number(days) * 86_400 + seconds;
}

function unlessGone(read: () => string): string | undefined {
  try {
    return read();
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Whether the kernel says so of a process that has ended meanwhile. */
export function isGone(error: unknown): boolean {
  return gone.includes((error as NodeJS.ErrnoException).code ?? '');
}
