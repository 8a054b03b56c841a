import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatSize } from '../../schemas/size.ts';
import type {
  Expectation,
  Outcome,
  ProcessOutcome,
  ProcessProbe,
  ProcessSample,
  ProcessState,
} from '../model/check.ts';
import { processesIn } from '../playbooks/processes.ts';
import { messageOf, noPid, notAnswered, unreadProcesses } from './failures.ts';
import { above, decimal, type Judgement, type Unmet, unmetAmong } from './judgement.ts';
import { observe, type Probe, type ProbeError, type Seen, secondLook } from './probe.ts';
import { isAlive, isProc, isStopped, type ProcessRow, psTable, readProcess, residentBytes } from './process-table.ts';
import { readSmallFile } from './small-file.ts';

/** How much of a pid file is read, in bytes. */
const pidFileLimit = 4096;

/** Finds the processes of a name or of a pid file and reads what they use. None is an outcome too, with the reason. */
export const probeProcess: Probe<ProcessProbe> = (spec, { proc = '/proc', ...context }) =>
  observe(context, {
    run: async (signal) => {
      const found = await look(spec, proc, signal);
      if ('reason' in found) return { type: 'error', ...found };
      if (!spec.cpu || found.processes.length === 0 || context.previous?.type === 'process') return seen(spec, found);
      await sleep(Math.min(secondLook, context.timeout / 4), undefined, { signal });
      const again = await look(spec, proc, signal);
      return 'reason' in again ? { type: 'error', ...again } : { ...seen(spec, again), earlier: sampleOf(found) };
    },
    explain: (error) => unreadProcesses(messageOf(error)),
    late: () => notAnswered(context.timeout, `${wantedOf(spec)}${fileBeside(spec)}`),
    reading: () => true,
  });

type Look = ProcessSample & { readonly absent?: string };

function seen(spec: ProcessProbe, found: Look): Extract<Seen, { type: 'process' }> {
  return { type: 'process', wanted: wantedOf(spec), ...found };
}

function sampleOf({ uptime, processes }: ProcessSample): ProcessSample {
  return { uptime, processes };
}

function wantedOf({ name, pidFile }: ProcessProbe): string {
  return name ?? `the process of ${pidFile}`;
}

function fileBeside({ name, pidFile }: ProcessProbe): string {
  return name === undefined || pidFile === undefined ? '' : ` (pid file ${pidFile})`;
}

async function look(spec: ProcessProbe, proc: string, signal: AbortSignal): Promise<Look | ProbeError> {
  const table = (await isProc(proc)) ? fromProc(proc) : fromPs(await psTable(signal));
  const found = spec.pidFile === undefined ? await table.named(spec.name ?? '') : await byPidFile(spec, table, signal);
  if ('absent' in found) return { uptime: os.uptime(), processes: [], ...found };
  if ('reason' in found) return found;
  const processes = (await Promise.all(found.map((pid) => table.state(pid)))).filter((state) => state !== undefined);
  const absent = found.length === 0 ? `no process is called ${spec.name}` : `${wantedOf(spec)} has just ended`;
  return { uptime: os.uptime(), processes, ...(processes.length === 0 && { absent }) };
}

interface Table {
  readonly named: (name: string) => Promise<readonly number[] | ProbeError>;
  readonly row: (pid: number) => Promise<ProcessRow | undefined>;
  /** Undefined for one that has ended, a zombie included. */
  readonly state: (pid: number) => Promise<ProcessState | undefined>;
}

function fromProc(proc: string): Table {
  const row = async (pid: number) => readProcess(proc, pid);
  return {
    named: async (name) => {
      const found = await processesIn(proc, name, true);
      return 'unknown' in found ? unreadProcesses(found.unknown) : found.map(({ pid }) => pid);
    },
    row,
    state: async (pid) => {
      const [found, memory] = await Promise.all([row(pid), residentBytes(proc, pid)]);
      return found && memory !== undefined && isAlive(found) ? stateOf(found, memory) : undefined;
    },
  };
}

function fromPs(rows: readonly ProcessRow[]): Table {
  const row = async (pid: number) => rows.find((one) => one.pid === pid);
  return {
    named: async (name) => rows.filter((one) => one.name === name && one.pid !== process.pid).map(({ pid }) => pid),
    row,
    state: async (pid) => {
      const found = await row(pid);
      return found && isAlive(found) ? stateOf(found, found.memory ?? 0) : undefined;
    },
  };
}

function stateOf(row: ProcessRow, memory: number): ProcessState {
  const { pid, start, cpu, threads } = row;
  return {
    pid,
    start,
    memory,
    cpu,
    ...(threads !== undefined && { threads }),
    ...(isStopped(row) && { stopped: row.state }),
  };
}

/** The process a pid file names, if it runs and has the name that is wanted. */
async function byPidFile(
  { name, pidFile = '' }: ProcessProbe,
  table: Table,
  signal: AbortSignal,
): Promise<readonly number[] | { readonly absent: string } | ProbeError> {
  const read = await readSmallFile(pidFile, pidFileLimit, 'pid file', { signal });
  if ('reason' in read) return read.reason === 'missing' ? { absent: `not running: ${read.message}` } : read;
  const pid = Number(/^\s*(\d{1,10})\s*(\n|$)/.exec(read.text)?.[1]);
  if (!(pid > 0)) return noPid(pidFile);
  const row = await table.row(pid);
  if (!row || !isAlive(row)) return { absent: `the pid file ${pidFile} is stale: no process ${pid} runs` };
  if (name === undefined || row.name === name) return [pid];
  const named = await table.named(name);
  if ('reason' in named || named.includes(pid)) return 'reason' in named ? named : [pid];
  return { absent: `the pid file ${pidFile} is stale: process ${pid} is ${row.name}, not ${name}` };
}

/**
 * The processes of `previous` that are gone while others are there now: a restart between two looks. Nothing while none
 * runs: that is no restart yet.
 */
export function replacedSince(now: ProcessSample, previous: ProcessSample): readonly ProcessState[] {
  if (now.processes.length === 0) return [];
  return previous.processes.filter((before) => !now.processes.some((one) => isSame(one, before)));
}

function isSame(one: ProcessState, other: ProcessState): boolean {
  return one.pid === other.pid && one.start === other.start;
}

/** CPUs kept busy between two looks by the processes there at both (1 is one whole CPU), or undefined without any. */
export function cpuBetween(now: ProcessSample, before: ProcessSample): number | undefined {
  const seconds = now.uptime - before.uptime;
  const used = sameIn(now, before).map(([one, earlier]) => one.cpu - earlier.cpu);
  return seconds > 0 && used.length > 0 ? sum(used) / seconds : undefined;
}

function sameIn(now: ProcessSample, before: ProcessSample): readonly (readonly [ProcessState, ProcessState])[] {
  return now.processes.flatMap((one) => {
    const earlier = before.processes.find((other) => isSame(one, other));
    return earlier ? [[one, earlier] as const] : [];
  });
}

export function judgeProcess(expect: Expectation, outcome: ProcessOutcome, earlier: Outcome | undefined): Judgement {
  const { processes, wanted } = outcome;
  if (outcome.absent !== undefined) {
    const unmet = { message: outcome.absent, expected: `${wanted} running`, actual: 'not running' };
    return { unmet, seen: outcome.absent };
  }
  const previous = earlier?.type === 'process' ? earlier : undefined;
  const memory = sum(processes.map((one) => one.memory));
  const pids = processes.map(({ pid }) => pid).join(', ');
  const replaced = previous ? replacedSince(outcome, previous) : [];
  const gone = replaced.map(({ pid }) => pid).join(', ');
  const since = previous ?? outcome.earlier;
  const cpu = since && cpuBetween(outcome, since);
  const threads = previous && threadsBetween(outcome, previous);
  return {
    ...unmetAmong([
      above(expect.restarts, replaced.length, {
        subject: `${wanted} was restarted (pid ${gone} before, ${pids} now),`,
        rest: 'of them since the last check',
        format: String,
      }),
      above(expect.memory, memory, { subject: `${wanted} holds`, rest: 'of memory', format: formatSize }),
      above(cpu === undefined ? undefined : expect.cpu, cpu ?? 0, {
        subject: `${wanted} uses`,
        rest: 'CPUs',
        format: decimal,
      }),
      changed(expect.threadChange, threads, wanted),
    ]),
    seen: `${wanted} ${runs(processes)} and holds ${formatSize(memory)} of memory`,
    value: { number: memory, unit: 'bytes' },
    notes: [
      ...(replaced.length > 0 ? [`restarted since the last check: pid ${gone} before, ${pids} now`] : []),
      ...processes.flatMap(({ pid, stopped }) => (stopped === 'T' ? [`\`kill -CONT ${pid}\` lets it go on`] : [])),
      ...notYetJudged(expect, { previous, cpu, threads }),
    ],
  };
}

/** `runs (pid 1, 2)`, `is stopped (pid 1, state T)`, or `runs (pid 1; pid 2 is stopped, state T)`. */
function runs(processes: readonly ProcessState[]): string {
  const going = processes.filter(({ stopped }) => stopped === undefined).map(({ pid }) => pid);
  const stopped = processes.flatMap(({ pid, stopped: state }) => (state === undefined ? [] : [{ pid, state }]));
  if (going.length > 0) {
    const others = stopped.map(({ pid, state }) => `; pid ${pid} is stopped, state ${state}`);
    return `runs (pid ${going.join(', ')}${others.join('')})`;
  }
  return `is stopped (${stopped.map(({ pid, state }) => `pid ${pid}, state ${state}`).join('; ')})`;
}

function notYetJudged(
  expect: Expectation,
  seen: {
    readonly previous: ProcessOutcome | undefined;
    readonly cpu: number | undefined;
    readonly threads: readonly [number, number] | undefined;
  },
): readonly string[] {
  const needs = [
    expect.restarts !== undefined && !seen.previous && 'restarts',
    expect.cpu !== undefined && seen.cpu === undefined && 'cpu',
    expect.threadChange !== undefined && seen.threads === undefined && 'thread_change',
  ].filter((name) => name !== false);
  return needs.map((name) => `${name} is judged from the next check of the same process on`);
}

/** Threads of the processes there at both looks: before, and now. Undefined where it is not known. */
function threadsBetween(now: ProcessSample, before: ProcessSample): readonly [number, number] | undefined {
  const both = sameIn(now, before);
  if (both.length === 0 || both.some(([one]) => one.threads === undefined)) return undefined;
  return [sum(both.map(([, earlier]) => earlier.threads ?? 0)), sum(both.map(([one]) => one.threads ?? 0))];
}

function changed(
  limit: number | undefined,
  threads: readonly [number, number] | undefined,
  wanted: string,
): Unmet | undefined {
  const [before, now] = threads ?? [0, 0];
  if (limit === undefined || Math.abs(now - before) <= limit) return undefined;
  const actual = `from ${before} to ${now}`;
  const expected = `a change of at most ${limit}`;
  return { message: `${wanted} went ${actual} threads since the last check, expected ${expected}`, expected, actual };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
