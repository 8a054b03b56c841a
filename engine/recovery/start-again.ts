import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, type ProcessRow, readProcess } from '../checks/process-table.ts';
import type { Waiting } from '../file-threads.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { quoted } from '../playbooks/text.ts';
import { redactWords } from '../redact.ts';
import { endedAtOnce, processStays, restartEndedWithDaemon } from './failures.ts';
import type { ProcessOrigin } from './process-origin.ts';
import { appending, hindranceOf, startPatience } from './startable.ts';

export interface StartTimes {
  /** A process started is looked at for this long, in ms: one that ends meanwhile with an error did not start. */
  readonly settle: number;
  /** Between the request to end and the kill, in ms. */
  readonly grace: number;
  /** How long its folder and files are waited for, in ms. */
  readonly patience: number;
}

/** A process that was started, with what tells it from a later one. */
export type StartedProcess = Pick<ProcessRow, 'pid' | 'start' | 'parent' | 'name' | 'state'>;

const usualTimes: StartTimes = { settle: 1_000, grace: 10_000, patience: startPatience };
/** After a kill the kernel needs a moment, in ms; and between two looks. */
const afterKill = 2_000;
const look = 50;

/** A process that is to be started again, in one line without secrets: two daemons with the same line mean the same. */
export function describeOrigin({ argv, cwd }: ProcessOrigin): string {
  return `process ${quoted(redactWords(argv))} in ${cwd}`;
}

/**
 * Starts a process again as it was: the same program, words, folder and, but for what loads code, environment; by itself,
 * so that it lives on without this one. One that still runs is ended first. The process started, whatever it calls
 * itself; undefined where it ended without an error, having left its work to others.
 */
export async function startAgain(
  origin: ProcessOrigin,
  signal: AbortSignal,
  { settle, grace, patience }: StartTimes = usualTimes,
): Promise<Result<StartedProcess | undefined>> {
  const shown = quoted(redactWords(origin.argv));
  const { argv, script, cwd } = origin;
  const outputs = [origin.output, origin.errors].filter((file) => file !== undefined);
  const hindrance = (wait: Waiting) => hindranceOf(shown, { program: script ?? origin.program, cwd, outputs }, wait);
  const refused = () => failed(restartEndedWithDaemon(`The restart of process ${origin.pid}`));
  // What could not be started again is not ended; and ending takes a while.
  const before = await hindrance({ patience, signal });
  if (signal.aborted) return refused();
  if (before) return failed(before);
  const ended = await endProcess(origin, grace);
  if (!ended.ok) return ended;
  // Who has ended a process starts it again, also while the daemon ends.
  const obeyed = ended.value === 'ended' ? undefined : signal;
  const after = await hindrance({ patience, ...(obeyed && { signal: obeyed }) });
  if (obeyed?.aborted) return refused();
  if (after) return failed(after);
  const [argv0 = origin.program] = argv;
  // The kernel puts what the script names before it, as it did at first.
  const words = argv.slice(script === undefined ? 1 : argv.indexOf(script, 1) + 1);
  const output = openAppending(origin.output);
  const errors = origin.errors === origin.output ? output : openAppending(origin.errors);
  try {
    const child = spawn(script ?? origin.program, words, {
      argv0,
      cwd,
      env: origin.environment,
      detached: true,
      stdio: ['ignore', output ?? 'ignore', errors ?? 'ignore'],
    });
    child.unref();
    await once(child, 'spawn');
    const stopped = new AbortController();
    const exit = once(child, 'exit', { signal: stopped.signal }).catch(() => undefined);
    await Promise.race([
      exit,
      delay(settle, undefined, { signal: AbortSignal.any([signal, stopped.signal]) }).catch(() => {}),
    ]);
    stopped.abort();
    const { exitCode, signalCode } = child;
    if (signalCode !== null) return failed(endedAtOnce(shown, `by ${signalCode}`));
    if (exitCode !== null && exitCode !== 0) return failed(endedAtOnce(shown, `with exit code ${exitCode}`));
    return success(child.pid === undefined || exitCode === 0 ? undefined : readProcess('/proc', child.pid));
  } catch (error) {
    return failed(endedAtOnce(shown, `without starting: ${error instanceof Error ? error.message : String(error)}`));
  } finally {
    for (const file of new Set([output, errors])) if (file !== undefined) closeSync(file);
  }
}

/** Asks the process to end, and kills it when it does not. `gone`: it had ended already. */
async function endProcess({ pid, start }: ProcessOrigin, grace: number): Promise<Result<'ended' | 'gone'>> {
  const isThere = () => {
    const row = readProcess('/proc', pid);
    return row?.start === start && isAlive(row);
  };
  const waitFor = async (ms: number) => {
    const end = performance.now() + ms;
    while (performance.now() < end && isThere()) await delay(look);
    return !isThere();
  };
  if (!isThere()) return success('gone');
  sendSignal(pid, 'SIGTERM');
  if (await waitFor(grace)) return success('ended');
  sendSignal(pid, 'SIGKILL');
  return (await waitFor(afterKill)) ? success('ended') : failed(processStays(pid));
}

/** Nothing where it has ended meanwhile; one that may not be signalled is found to stay. */
function sendSignal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {}
}

/** Undefined where there is none, or it cannot be written any more. */
function openAppending(file: string | undefined): number | undefined {
  if (file === undefined) return undefined;
  try {
    return openSync(file, appending);
  } catch {
    return undefined;
  }
}
