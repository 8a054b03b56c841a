import { namesOf as namesBy } from '../checks/process-names.ts';
import {
  commandLine,
  isAlive,
  isGone,
  isProc,
  type ProcessRow,
  pidsOf,
  psTable,
  readEach,
  readProcess,
  readProcesses,
  residentBytes,
} from '../checks/process-table.ts';
import { readSmallFile } from '../checks/small-file.ts';
import { isUnanswered } from '../file-threads.ts';
import type { ProcessName } from '../model/rule.ts';
import { isSame, leaders, type SeenProcess } from './process-watch.ts';

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

const pidFileLimit = 4_096;
/** A pid file that does not answer for this long is not waited for, in ms: others are to be looked at. */
const pidFilePatience = 1_000;
/** `ps` is ended after this, in ms. */
const psTimeout = 5_000;

/** A process is new for this long, in ms: it may still become another program. */
const youth = 3_000;
/** Names are read again after this, in ms: a process may write over its command line at any time. */
const namesLast = 60_000;

/** A process of an earlier look. */
interface Met {
  /** When it was first seen, of `performance.now()`. */
  readonly at: number;
  /** Its names when it was no longer new, and when they were read. */
  settled?: { readonly row: ProcessRow; readonly names: readonly string[]; readonly at: number };
}

/** Looks at the processes of this host: in /proc where there is one, else with `ps`. */
export function hostLooker(proc = '/proc', readPidFile = readSmallFile): ProcessLooker {
  let found: Promise<boolean> | undefined;
  const met = new Map<number, Met>();
  return {
    async look(wanted) {
      if (wanted.length === 0) return new Map();
      found ??= isProc(proc);
      const table = (await found) ? procTable(proc, met) : await psTableOnce();
      if (!table) return new Map();
      const looked = new Map<string, readonly SeenProcess[]>();
      const searched: Wanted[] = [];
      const stayed = new Map<string, readonly SeenProcess[]>();
      for (const one of wanted) {
        const still = await known(() => stillThere(one.known, table));
        if (still === undefined) continue;
        stayed.set(one.key, still);
        if (one.search !== undefined || still.length === 0 || still.length < one.known.length) searched.push(one);
        else looked.set(one.key, still);
      }
      const whole = searched.some(({ search }) => search !== 'new');
      const names = searched.flatMap(({ name, pidFile }) => (pidFile === undefined ? (name ?? []) : []));
      const byName = await known(() => table.named(names, whole));
      const ofFile = new Map(
        searched.map((one) => [one.key, one.pidFile && known(() => ofPidFile(one, readPidFile, table))]),
      );
      for (const one of searched) {
        const { name = '', pidFile } = one;
        const rows = pidFile === undefined ? byName?.get(name) : (await ofFile.get(one.key)) || undefined;
        if (!rows) continue;
        // One that is known goes on being it, whatever it calls itself by now, unless a pid file names another instead.
        const kept = pidFile === undefined || rows.length === 0 ? (stayed.get(one.key) ?? []) : [];
        looked.set(one.key, leaders([...rows, ...kept.filter((before) => !rows.some((row) => isSame(row, before)))]));
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

function procTable(proc: string, met: Map<number, Met>): Table {
  const row = async (pid: number) => readProcess(proc, pid);
  let own: Promise<readonly string[] | undefined> | undefined;
  const namesOf = async (found: ProcessRow): Promise<readonly string[]> => {
    const before = met.get(found.pid);
    const now = performance.now();
    if (before?.settled && isAsBefore(before.settled.row, found) && now - before.settled.at < namesLast)
      return before.settled.names;
    const words = await wordsOf(proc, found.pid);
    if (!words) return before?.settled && isAsBefore(before.settled.row, found) ? before.settled.names : [found.name];
    own ??= wordsOf(proc, process.pid);
    // A child of this process that is not yet what it is to be.
    if (found.parent === process.pid && words.join('\0') === (await own)?.join('\0')) return [];
    const names = namesBy(found.name, words);
    if (before && now - before.at >= youth) before.settled = { row: found, names, at: now };
    return names;
  };
  return {
    row,
    memory: (pid) => residentBytes(proc, pid),
    is: async (found, name) => (await namesOf(found)).includes(name),
    async named(names, whole) {
      const result = new Map<string, ProcessRow[]>(names.map((name) => [name, []]));
      const pids = names.length > 0 ? pidsOf(proc) : [];
      const now = performance.now();
      const there = new Set(pids);
      for (const pid of met.keys()) if (!there.has(pid)) met.delete(pid);
      for (const pid of pids) if (!met.has(pid)) met.set(pid, { at: now });
      const isNew = (pid: number) => now - (met.get(pid)?.at ?? now) < youth;
      const others = pids.filter((pid) => pid !== process.pid && (whole || isNew(pid)));
      const alive = (await readProcesses(proc, others)).filter(isAlive);
      const named = await readEach(alive, async (one) => ({ one, names: await namesOf(one) }));
      for (const { one, names: found } of named) for (const name of found) result.get(name)?.push(one);
      return result;
    },
  };
}

/** The same process, of the same program as far as its short name tells. */
function isAsBefore(before: ProcessRow, now: ProcessRow): boolean {
  return isSame(before, now) && before.name === now.name;
}

/** None of one that has ended, and of a thread of the kernel; undefined where it does not answer. */
async function wordsOf(proc: string, pid: number): Promise<readonly string[] | undefined> {
  try {
    return (await commandLine(proc, pid)).split('\0').slice(0, -1);
  } catch (error) {
    if (isGone(error)) return [];
    if (isUnanswered(error)) return undefined;
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
async function ofPidFile(
  { name, pidFile = '' }: Wanted,
  readPidFile: typeof readSmallFile,
  table: Table,
): Promise<readonly ProcessRow[]> {
  const read = await readPidFile(pidFile, pidFileLimit, 'pid file', { patience: pidFilePatience });
  if ('reason' in read) {
    if (read.reason === 'missing') return [];
    throw new Error(read.message);
  }
  const pid = Number(/^\s*(\d{1,10})\s*(\n|$)/.exec(read.text)?.[1]);
  const row = pid > 0 ? await table.row(pid) : undefined;
  if (!row || !isAlive(row)) return [];
  return name === undefined || (await table.is(row, name)) ? [row] : [];
}
