import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import { fileReason } from '../model/file-error.ts';
import type { DaemonAddress, Welcome } from '../protocol/rpc.ts';
import { connect, type DaemonClient } from './client.ts';
import { threads, withoutEditor } from './environment.ts';
import {
  alreadyWatching,
  daemonNotRunning,
  httpNotServed,
  startFailed,
  startTimeout,
  stateOfAnother,
  stateReadOnly,
  stopTimeout,
} from './failures.ts';
import { formatAddress } from './http-address.ts';
import { takeLock } from './lock.ts';
import { installProgram } from './program.ts';
import { type DaemonRecord, readRecord } from './record.ts';
import type { WatchRequest } from './serve.ts';
import { readReport, reportPipe } from './start-report.ts';
import { belongsToAnother, isDemo, prepareStateDirectory } from './state-directory.ts';

export interface EnsureOptions {
  readonly stateDirectory: string;
  /** Absolute real path of the folder people work in. */
  readonly root: string;
  /** The bundled program, with the database's addon beside it. */
  readonly cli: string;
  readonly version: string;
  /** Start one that watches; one that only serves ends for it. */
  readonly watch?: WatchRequest;
}

/** How long a start may take, in ms. */
const patience = 10_000;
/** How long a stop may take, in ms: longer than the daemon waits for all that is under way. */
const stopPatience = 60_000;
/** Between two looks at a daemon that is starting or ending, in ms. */
const pause = 25;
/** Between two starts while another daemon holds the lock and does not answer yet, in ms. */
const startPause = 500;
/** A log longer than this is set aside when a daemon starts, in bytes. */
const logLimit = 1_000_000;

/** What says that a daemon is on its way up or down, and that it is worth looking again. */
const passing = new Set(['daemon/not-running', 'daemon/older', 'daemon/ending', 'daemon/already-running']);

/**
 * The address of the state directory's daemon, started when none answers. However many ask at once, one daemon
 * is left and all get its address.
 */
export async function ensureDaemon(options: EnsureOptions): Promise<Result<DaemonAddress>> {
  const prepared = prepareStateDirectory(options.stateDirectory);
  if (!prepared.ok) return prepared;
  const stateDirectory = prepared.value;
  const log = join(stateDirectory, 'daemon.log');
  const deadline = Date.now() + patience;
  let startAfter = 0;
  while (Date.now() < deadline) {
    const client = await connectTo(stateDirectory, options.version);
    if (client.ok && options.watch && client.value.welcome.mode === 'serving') {
      await client.value.request('shutdown', {});
      client.value.close();
    } else if (client.ok) {
      client.value.close();
      const other = watchesAnother(client.value.welcome, options);
      if (other) return failed(other);
      const record = readRecord(stateDirectory);
      if (!record.ok) return record;
      if (record.value !== undefined) {
        const shows = options.watch?.listen === undefined || record.value.http !== undefined;
        return shows ? addressOf(record.value, stateDirectory, options.root) : failed(httpNotServed(stateDirectory));
      }
    } else if (!passing.has(client.failure.code)) {
      return client;
    } else if (client.failure.code === 'daemon/not-running' && Date.now() >= startAfter) {
      const started = await startOne({ ...options, stateDirectory }, log, deadline);
      if (started.ok) continue;
      if (!passing.has(started.failure.code)) return started;
      startAfter = Date.now() + startPause;
    }
    await delay(pause);
  }
  return failed(startTimeout(patience, log));
}

function watchFlags({ watch, root }: EnsureOptions): readonly string[] {
  if (!watch) return [];
  const listen = watch.listen ? ['--listen', formatAddress(watch.listen)] : [];
  return ['--dir', watch.dir ?? root, ...(watch.whileOpen ? ['--while-open'] : []), ...listen];
}

/** That the live daemon watches another folder than is asked for. */
export function watchesAnother(
  { watches }: Welcome,
  { watch, root, stateDirectory }: Pick<EnsureOptions, 'watch' | 'root' | 'stateDirectory'>,
): Failure | undefined {
  const wanted = watch && (watch.dir ?? root);
  if (wanted === undefined || watches === undefined || watches === wanted) return undefined;
  return alreadyWatching(stateDirectory, watches, wanted);
}

/** A connection to the state directory's live daemon; `daemon/not-running` when there is none. Starts nothing. */
export async function connectTo(stateDirectory: string, version: string): Promise<Result<DaemonClient>> {
  const record = readRecord(stateDirectory);
  if (!record.ok) return record;
  if (record.value === undefined) return failed(daemonNotRunning(stateDirectory));
  return connect({ socket: record.value.socket, stateDirectory }, 'cli', version);
}

function addressOf(
  { socket, root: served, http }: DaemonRecord,
  stateDirectory: string,
  root: string,
): Result<DaemonAddress> {
  if (belongsToAnother(served, root) && !isDemo(stateDirectory))
    return failed(stateOfAnother(stateDirectory, served, root));
  return success({ socket, stateDirectory, root: served, ...(http !== undefined && { http }) });
}

/** What the live daemon says of itself, or undefined when none is running. Starts nothing. */
export async function daemonStatus(stateDirectory: string, version: string): Promise<Result<Welcome | undefined>> {
  const client = await connectTo(stateDirectory, version);
  if (client.ok) {
    client.value.close();
    return success(client.value.welcome);
  }
  return client.failure.code === 'daemon/not-running' ? success(undefined) : client;
}

/** Tells the live daemon to end after the requests under way, and waits until it has. False when none was running. */
export async function stopDaemon(
  stateDirectory: string,
  version: string,
  patience = stopPatience,
): Promise<Result<boolean>> {
  const record = readRecord(stateDirectory);
  const client = await connectTo(stateDirectory, version);
  const deadline = Date.now() + patience;
  if (client.ok) {
    const late = delay(patience, undefined, { ref: false });
    await Promise.race([client.value.request('shutdown', {}), late]);
    client.value.close();
  } else if (client.failure.code === 'daemon/not-running') return success(false);
  else if (!passing.has(client.failure.code)) return client;
  for (; Date.now() < deadline; await delay(pause)) {
    const lock = takeLock(stateDirectory);
    if (!lock.ok && lock.failure.code !== 'daemon/already-running') return lock;
    if (!lock.ok) continue;
    lock.value.release();
    return success(true);
  }
  return failed(stopTimeout(stateDirectory, patience, record.ok ? record.value?.pid : undefined));
}

/** Starts one daemon of its own and waits for its word: success once it listens, else why it did not start. */
async function startOne(options: EnsureOptions, log: string, deadline: number): Promise<Result<null>> {
  const installed = installProgram(options.cli, options.stateDirectory, options.version);
  if (!installed.ok) return installed;
  const opened = openLog(log);
  if (!opened.ok) return opened;
  const output = opened.value;
  const before = fstatSync(output).size;
  const written = () => ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > before ? log : undefined);
  const child = spawn(
    process.execPath,
    [installed.value, 'daemon', '--state-dir', options.stateDirectory, '--root', options.root, ...watchFlags(options)],
    {
      cwd: options.stateDirectory,
      detached: true,
      stdio: ['ignore', output, output, 'pipe'],
      env: {
        ...withoutEditor(process.env),
        UV_THREADPOOL_SIZE: threads,
        ...reportPipe.environment,
        ...(process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' }),
      },
    },
  );
  closeSync(output);
  const ended = new Promise<Result<null>>((resolve) => {
    child.once('error', (error) => resolve(failed(startFailed(error.message))));
    child.once('exit', (code, signal) => resolve(failed(startFailed(signal ?? `exit code ${code}`, written()))));
  });
  const late = delay(Math.max(0, deadline - Date.now()), failed(startTimeout(patience, log)), { ref: false });
  const pipe = child.stdio[reportPipe.descriptor] as Readable;
  const reported = readReport(pipe).then((report) => report ?? ended);
  const result = await Promise.race([reported, late]);
  pipe.destroy();
  child.unref();
  return result;
}

/** A descriptor that appends to the log, after setting a long one aside. */
function openLog(log: string): Result<number> {
  try {
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > logLimit) renameSync(log, `${log}.1`);
  } catch {
    // Another start has just set it aside.
  }
  try {
    return success(openSync(log, 'a', 0o600));
  } catch (error) {
    return failed(stateReadOnly(log, fileReason(error)));
  }
}
