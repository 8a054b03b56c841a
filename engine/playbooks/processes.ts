import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../checks/failures.ts';
import { namesOf } from '../checks/process-names.ts';
import { commandLine, isGone, isProc, pidsOf, readEach } from '../checks/process-table.ts';
import { isUnanswered } from '../file-threads.ts';
import { redact } from '../redact.ts';

/** A process that runs now. Its arguments may hold secrets that are not ours to show, so only their number is kept. */
export interface RunningProcess {
  readonly pid: number;
  readonly program: string;
  readonly arguments: number;
  /** Absent when it may not be read. */
  readonly cwd?: string;
}

/** Finds the running processes of a name, or says why they are not known. */
export type ProcessTable = (name: string) => Promise<readonly RunningProcess[] | { readonly unknown: string }>;

/** The processes of this host but this one: by their name, or by the file name of the command or script they run. */
export const processesOfThisHost: ProcessTable = (name) => processesIn('/proc', name);

/**
 * The processes a proc file system tells of. One that cannot be read could be of that name, so that nothing is known; with
 * `lenient`, one whose command line does not answer is known by the kernel's name of it.
 */
export async function processesIn(proc: string, name: string, lenient = false): ReturnType<ProcessTable> {
  if (!(await isProc(proc))) return { unknown: `the processes of this host (${process.platform}) cannot be read yet` };
  try {
    const others = pidsOf(proc)
      .filter((pid) => pid !== process.pid)
      .toSorted((a, b) => a - b);
    return await readEach(others, (pid) => readProcess(proc, pid, name, lenient));
  } catch (error) {
    return { unknown: `the processes of this host cannot all be read: ${messageOf(error)}` };
  }
}

/** A process, or nothing where it is not of that name or has ended. Rejects where it cannot be read. */
async function readProcess(
  proc: string,
  pid: number,
  name: string,
  lenient: boolean,
): Promise<RunningProcess | undefined> {
  const folder = join(proc, String(pid));
  try {
    const words = await wordsOf(proc, pid, lenient);
    const comm = (await readFile(join(folder, 'comm'), 'utf8')).trimEnd();
    if (!words) return comm === name ? { pid, program: redact(comm), arguments: 0 } : undefined;
    const [program] = words;
    if (program === undefined || !namesOf(comm, words).includes(name)) return undefined;
    const cwd = await readlink(join(folder, 'cwd')).catch(() => undefined);
    return { pid, program: redact(program), arguments: words.length - 1, ...(cwd === undefined ? {} : { cwd }) };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Undefined where it does not answer and that is taken. */
async function wordsOf(proc: string, pid: number, lenient: boolean): Promise<readonly string[] | undefined> {
  try {
    return (await commandLine(proc, pid)).split('\0').slice(0, -1);
  } catch (error) {
    if (lenient && isUnanswered(error)) return undefined;
    throw error;
  }
}
