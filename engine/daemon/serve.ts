import { join } from 'node:path';
import { isLoopback } from '../loopback.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason } from '../model/file-error.ts';
import { protocolVersion } from '../protocol/rpc.ts';
import { databaseFile } from '../store/database.ts';
import { sweep } from './atomic-file.ts';
import { cleanEnvironment } from './environment.ts';
import { stateGone, stateReadOnly } from './failures.ts';
import type { HttpAnswers, HttpServer } from './http.ts';
import { formatAddress, type ListenAddress } from './http-address.ts';
import { ensureToken } from './http-token.ts';
import { takeLock } from './lock.ts';
import { createLog, isJournal, type Log } from './log.ts';
import { pruneProgram } from './program.ts';
import { takeReadiness } from './readiness.ts';
import { readRecord, removeRecord, writeRecord } from './record.ts';
import { sameFile } from './same-file.ts';
import { type Handlers, listen, type Notify, type Server } from './server.ts';
import { socketPath } from './socket-path.ts';
import { takeReport } from './start-report.ts';
import { prepareStateDirectory, recordRoot } from './state-directory.ts';

/** The engine behind the requests, opened once the lock is held and closed before it is let go. */
export interface OpenedEngine {
  readonly handlers: Handlers;
  /** The database's schema version. */
  readonly schema: number;
  /** What HTTP shows; absent in a daemon that watches nothing. */
  readonly http?: HttpAnswers;
  /** Ends what goes on by itself, so that clients hear how it ended; `close` does so where it was not done. */
  stop?(): Promise<void>;
  close(): void | Promise<void>;
}

/** What a watching daemon watches. */
export interface WatchRequest {
  /** The folder given by hand, by absolute real path; left out, what the root's `healer.yaml` names. */
  readonly dir?: string;
  /** Ends with its last client, a while after. */
  readonly whileOpen?: boolean;
  /** Shows what is watched over HTTP there. */
  readonly listen?: ListenAddress;
}

export interface ServeOptions {
  readonly stateDirectory: string;
  /** Absolute real path of the folder people work in. */
  readonly root: string;
  readonly version: string;
  /** The file this process runs. */
  readonly program: string;
  /** What is watched; without it the daemon serves and runs nothing by itself. */
  readonly watch?: WatchRequest;
  readonly openEngine: (context: {
    readonly stateDirectory: string;
    readonly root: string;
    readonly watch?: WatchRequest;
    readonly version: string;
    readonly notify: Notify;
    readonly log: Log;
  }) => Result<OpenedEngine> | Promise<Result<OpenedEngine>>;
  /** ms without a client until the daemon ends by itself. */
  readonly idleTimeout?: number;
  /** Called with lines for a person who reads the daemon's log. */
  readonly log?: Log;
}

const fiveMinutes = 300_000;
/** What a window takes to come back when it is reloaded, in ms. */
const reloadTime = 30_000;
/** Between two looks whether socket and database are still there, in ms: a logout removes the runtime directory under the one. */
const goneEvery = 2_000;
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * The daemon, from start to clean end: takes the lock, opens the engine, listens, and returns when it was idle for
 * long, told to end, or asked to hand over. A failure to start is returned, and told to the process that started it; so is, as
 * `daemon/state-gone`, that its database was taken away.
 */
export async function serve(options: ServeOptions): Promise<Result<null>> {
  const report = takeReport();
  const ready = takeReadiness();
  cleanEnvironment();
  const result = await hold(options, { report, ready });
  report(result);
  return result;
}

/** Who is told how the start went: the process that started it, and systemd where it is a service. */
interface Told {
  readonly report: (result: Result<null>) => void;
  readonly ready: ReturnType<typeof takeReadiness>;
}

async function hold(options: ServeOptions, told: Told): Promise<Result<null>> {
  const prepared = prepareStateDirectory(options.stateDirectory);
  if (!prepared.ok) return prepared;
  const lock = takeLock(prepared.value);
  if (!lock.ok) return lock;
  try {
    return await work({ ...options, stateDirectory: prepared.value }, told);
  } finally {
    lock.value.release();
  }
}

/** Everything done while the lock is held. */
async function work(options: ServeOptions, { report, ready }: Told): Promise<Result<null>> {
  const { stateDirectory, root, version } = options;
  const log = options.log ?? ownLog();
  const former = recordRoot(stateDirectory, root);
  if (!former.ok) return former;
  if (former.value !== undefined) log(`${former.value} is gone: its history goes on as that of ${root}`);
  sweep(stateDirectory, (name) => /^(daemon|root)\.json\.\d+$/.test(name), Date.now());
  pruneProgram(options.program, stateDirectory, Date.now());
  const told = Promise.withResolvers<string>();
  for (const signal of signals) process.on(signal, told.resolve);

  const socket = socketPath(stateDirectory, { runtime: process.env['XDG_RUNTIME_DIR'], temporary: '/tmp' });
  if (!socket.ok) return socket;
  let server: Server | undefined;
  let http: HttpServer | undefined;
  const notify: Notify = (method, params) => server?.notify(method, params);
  const { watch } = options;
  const engine = await options.openEngine({ stateDirectory, root, version, notify, log, ...(watch && { watch }) });
  if (!engine.ok) return engine;
  const database = join(stateDirectory, databaseFile);
  try {
    const isKept = sameFile(database);
    const protocol = protocolVersion;
    const { handlers, schema } = engine.value;
    const listening = await listen({
      socket: socket.value,
      handlers,
      welcome: {
        protocol,
        version,
        schema,
        pid: process.pid,
        stateDirectory,
        mode: watch ? 'watching' : 'serving',
        ...(watch && { watches: watch.dir ?? root }),
      },
      idleTimeout: idleTimeout(options),
      log,
    });
    if (!listening.ok) return listening;
    server = listening.value;
    const served = await serveHttp(options, engine.value, log);
    if (!served.ok) {
      await server.close();
      return served;
    }
    http = served.value;
    const startedAt = new Date().toISOString();
    try {
      writeRecord(stateDirectory, {
        socket: socket.value,
        pid: process.pid,
        version,
        protocol,
        root,
        startedAt,
        ...(http && { http: http.url }),
      });
    } catch (error) {
      await http?.close();
      await server.close();
      return failed(stateReadOnly(stateDirectory, fileReason(error)));
    }
    if (http) log(`HTTP is served at ${http.url}; \`healer daemon token\` prints its token`);
    const does = watch ? `watches ${watch.dir ?? root}, keeps` : 'serves';
    log(`Healer ${version} ${does} ${stateDirectory}, listens at ${socket.value}`);
    report(success(null));
    ready(`${does} ${stateDirectory}`).then((problem) => problem !== undefined && log(problem, 'warning'));
    const gone = setInterval(() => {
      if (!isKept()) told.resolve(`${database} is gone`);
      else if (!listening.value.isFound()) told.resolve('its socket was removed, so that nobody could find it');
    }, goneEvery);
    const reason = await Promise.race([server.ending, told.promise]);
    clearInterval(gone);
    log(`ending: ${reason}`);
    await engine.value.stop?.();
    await http?.close();
    await server.close();
    if (isRecordOurs(stateDirectory)) removeRecord(stateDirectory);
    return isKept() ? success(null) : failed(stateGone(database));
  } finally {
    await engine.value.close();
    for (const signal of signals) process.off(signal, told.resolve);
  }
}

/** Whether the record is not that of a successor, which has begun anew in a state directory that was removed. */
function isRecordOurs(stateDirectory: string): boolean {
  const record = readRecord(stateDirectory);
  return !record.ok || record.value === undefined || record.value.pid === process.pid;
}

/** HTTP, where it was asked for. Its libraries are loaded only then. */
async function serveHttp(
  { watch, stateDirectory }: ServeOptions,
  { http: answers }: OpenedEngine,
  log: Log,
): Promise<Result<HttpServer | undefined>> {
  if (!watch?.listen || !answers) return success(undefined);
  const { listen: address } = watch;
  const token = ensureToken(stateDirectory);
  if (!token.ok) return token;
  if (!isLoopback(address.host)) {
    log(
      `HTTP at ${formatAddress(address)} can be reached from other machines, and its token travels there in the clear`,
      'warning',
    );
  }
  const { listenHttp } = await import('../http-interface.ts');
  return listenHttp({ address, token: token.value, answers, log });
}

function idleTimeout({ idleTimeout: given, watch }: ServeOptions): number {
  if (watch) return watch.whileOpen ? (given ?? reloadTime) : Number.POSITIVE_INFINITY;
  return given ?? fiveMinutes;
}

function ownLog(): Log {
  return createLog({
    journal: isJournal(process.env, process.stderr.fd),
    now: () => new Date(),
    write: (text) => process.stderr.write(text),
  });
}
