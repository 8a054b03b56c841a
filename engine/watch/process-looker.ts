import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isProc, type ProcessRow, psTable, readProcess, residentBytes } from '../checks/process-table.ts';
import { readSmallFile } from '../checks/small-file.ts';
import type { ProcessName } from '../model/rule.ts';
import { hasEnded, isSame, leaders, type SeenProcess } from './process-watch.ts';

/** What is looked for, and what of it is known from the look before. */
export interface Wanted extends ProcessName {
  readonly key: string;
  readonly known: readonly SeenProcess[];
  /** Whether others of its name are looked for although those known are there: among all processes, or among new ones. */
  readonly search?: 'all' | 'new';
  /** Whether memory is asked for. */
  readonly memory: boolean;
}

export interface ProcessLooker {
  /** The processes there now, by key; a key is absent where it cannot be known. Cheap for those known. */
  look(wanted: readonly Wanted[]): Promise<ReadonlyMap<string, readonly SeenProcess[]>>;
}

/** How many processes are read at once: enough to be quick, few enough for the limit on open files. */
const batch = 64;
const pidFileLimit = 4_096;
/** `ps` is ended after this, in ms. */
const psTimeout = 5_000;

/** A process is new for this long, in ms: it may still become another program. */
const youth = 3_000;

/** What the kernel answers for a process that has ended meanwhile. */
const gone = ['ENOENT', 'ESRCH', 'ENOTDIR'];

/** Looks at the processes of this host: in /proc where there is one, else with `ps`. */
export function hostLooker(proc = '/proc'): ProcessLooker {
  let found: Promise<boolean> | undefined;
  const firstSeen = new Map<number, number>();
  return {
    async look(wanted) {
      if (wanted.length === 0) return new Map();
      found ??= isProc(proc);
      const table = (await found) ? procTable(proc, firstSeen) : await psTableOnce();
      if (!table) return new Map();
      const looked = new Map<string, readonly SeenProcess[]>();
      const searched: Wanted[] = [];
      for (const one of wanted) {
        const still = await known(() => stillThere(one.known, table));
        if (still === undefined) continue;
        if (one.search !== undefined || still.length === 0 || still.length < one.known.length) searched.push(one);
        else looked.set(one.key, still);
      }
      const whole = searched.some(({ search }) => search !== 'new');
      const names = searched.flatMap(({ name, pidFile }) => (pidFile === undefined ? (name ?? []) : []));
      const byName = await known(() => table.named(names, whole));
      for (const one of searched) {
        const { name = '', pidFile } = one;
        const rows = pidFile === undefined ? byName?.get(name) : await known(() => ofPidFile(one, pidFile, table));
        if (rows) looked.set(one.key, leaders(rows));
      }
      for (const { key } of wanted.filter(({ memory }) => memory)) {
        const seen = looked.get(key);
        if (seen) looked.set(key, await Promise.all(seen.map((process) => measured(process, table))));
      }
      return looked;
    },
  };
}

/** Undefined where reading fails: that a process has ended is an answer and no failure. */
async function known<T>(read: () => Promise<T>): Promise<T | undefined> {
  return await read().catch(() => undefined);
}

async function stillThere(processes: readonly SeenProcess[], table: Table): Promise<readonly SeenProcess[]> {
  const rows = await Promise.all(
    processes.map(async (process) => {
      const row = await table.row(process.pid);
      return row && isAlive(row) && isSame(row, process) ? [row] : [];
    }),
  );
  return rows.flat();
}

async function measured(process: SeenProcess, table: Table): Promise<SeenProcess> {
  const memory = await known(() => table.memory(process.pid));
  return { ...process, ...(memory !== undefined && { memory }) };
}

interface Table {
  row(pid: number): Promise<ProcessRow | undefined>;
  memory(pid: number): Promise<number | undefined>;
  /** Those alive of each name: among all, or among those that are new. */
  named(names: readonly string[], whole: boolean): Promise<ReadonlyMap<string, readonly ProcessRow[]>>;
  /** Whether a process is of a name. */
  is(row: ProcessRow, name: string): Promise<boolean>;
}

function procTable(proc: string, firstSeen: Map<number, number>): Table {
  const row = (pid: number) => readProcess(proc, pid);
  let own: Promise<readonly string[]> | undefined;
  const namesOf = async (found: ProcessRow): Promise<readonly string[]> => {
    const words = await wordsOf(proc, found.pid);
    own ??= wordsOf(proc, process.pid);
    // A child of this process that is not yet what it is to be.
    if (found.parent === process.pid && words.join('\0') === (await own).join('\0')) return [];
    return [...new Set([found.name, basename(words[0] ?? found.name)])];
  };
  return {
    row,
    memory: (pid) => residentBytes(proc, pid),
    is: async (found, name) => (await namesOf(found)).includes(name),
    async named(names, whole) {
      const result = new Map<string, ProcessRow[]>(names.map((name) => [name, []]));
      const entries = names.length > 0 ? await readdir(proc) : [];
      const pids = entries.filter((entry) => /^\d+$/.test(entry)).map(Number);
      const now = performance.now();
      const there = new Set(pids);
      for (const pid of firstSeen.keys()) if (!there.has(pid)) firstSeen.delete(pid);
      for (const pid of pids) if (!firstSeen.has(pid)) firstSeen.set(pid, now);
      const isNew = (pid: number) => now - (firstSeen.get(pid) ?? now) < youth;
      const others = pids.filter((pid) => pid !== process.pid && (whole || isNew(pid)));
      const sort = async (pid: number) => {
        const found = await row(pid);
        if (!found || !isAlive(found)) return;
        for (const name of await namesOf(found)) result.get(name)?.push(found);
      };
      for (let start = 0; start < others.length; start += batch) {
        await Promise.all(others.slice(start, start + batch).map(sort));
      }
      return result;
    },
  };
}

/** None of one that has ended, and of a thread of the kernel. */
async function wordsOf(proc: string, pid: number): Promise<readonly string[]> {
  try {
    return (await readFile(join(proc, `${pid}`, 'cmdline'), 'utf8')).split('\0').slice(0, -1);
  } catch (error) {
    if (gone.includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/** Every process at one moment, or nothing known. */
async function psTableOnce(): Promise<Table | undefined> {
  const rows = await known(() => psTable(AbortSignal.timeout(psTimeout)));
  if (!rows) return undefined;
  const row = async (pid: number) => rows.find((one) => one.pid === pid);
  const isOther = (one: ProcessRow) => one.pid !== process.pid && isAlive(one);
  return {
    row,
    memory: async (pid) => (await row(pid))?.memory,
    is: async (found, name) => found.name === name,
    named: async (names) =>
      new Map(names.map((name) => [name, rows.filter((one) => one.name === name && isOther(one))])),
  };
}

/** None where the pid file is missing or stale; rejects while it cannot be read. */
async function ofPidFile({ name }: Wanted, pidFile: string, table: Table): Promise<readonly ProcessRow[]> {
  const read = await readSmallFile(pidFile, pidFileLimit, 'pid file');
  if ('reason' in read) {
    if (read.reason === 'missing') return [];
    throw new Error(read.message);
  }
  const pid = Number(/^\s*(\d{1,10})\s*(\n|$)/.exec(read.text)?.[1]);
  const row = pid > 0 ? await table.row(pid) : undefined;
  if (!row || !isAlive(row)) return [];
  return name === undefined || (await table.is(row, name)) ? [row] : [];
}

function isAlive(row: ProcessRow): boolean {
  return !hasEnded(row);
}
