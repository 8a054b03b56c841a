import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';

/** A process that runs now, and what it would take to start it again. */
export interface RunningProcess {
  readonly pid: number;
  readonly command: readonly string[];
  /** Absent when it may not be read. */
  readonly cwd?: string;
}

/** Finds the running processes of a name, or says why they are not known. */
export type ProcessTable = (name: string) => Promise<readonly RunningProcess[] | { readonly unknown: string }>;

/** The processes of this host but this one, from /proc: by their name, or by the file name of the command they run. */
export const processesOfThisHost: ProcessTable = async (name) => {
  const entries = await readdir('/proc').catch(() => undefined);
  if (!entries?.includes('self'))
    return { unknown: `the processes of this host (${process.platform}) cannot be read yet` };
  const pids = entries
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => pid !== process.pid);
  const found = await Promise.all(pids.map((pid) => readProcess(pid, name)));
  return found.filter((one) => one !== undefined).sort((a, b) => a.pid - b.pid);
};

async function readProcess(pid: number, name: string): Promise<RunningProcess | undefined> {
  try {
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').slice(0, -1);
    const comm = (await readFile(`/proc/${pid}/comm`, 'utf8')).trimEnd();
    const [program] = command;
    if (program === undefined || (comm !== name && basename(program) !== name)) return undefined;
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    return { pid, command, ...(cwd === undefined ? {} : { cwd }) };
  } catch {
    return undefined;
  }
}
