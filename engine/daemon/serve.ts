import { existsSync } from 'node:fs';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason } from '../model/file-error.ts';
import { protocolVersion } from '../protocol/rpc.ts';
import { sweep } from './atomic-file.ts';
import { cleanEnvironment } from './environment.ts';
import { stateReadOnly } from './failures.ts';
import { takeLock } from './lock.ts';
import { pruneProgram } from './program.ts';
import { removeRecord, writeRecord } from './record.ts';
import { type Handlers, listen, type Notify, type Server } from './server.ts';
import { socketPath } from './socket-path.ts';
import { takeReport } from './start-report.ts';
import { prepareStateDirectory, recordRoot } from './state-directory.ts';

/** The engine behind the requests, opened once the lock is held and closed before it is let go. */
export interface OpenedEngine {
  readonly handlers: Handlers;
  /** The database's schema version. */
  readonly schema: number;
  close(): void | Promise<void>;
}

/** What a watching daemon watches. */
export interface WatchRequest {
  /** The folder given by hand, by absolute real path; left out, what the root's `healer.yaml` names. */
  readonly dir?: string;
  /** Ends with its last client, a while after. */
  readonly whileOpen?: boolean;
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
    readonly notify: Notify;
    readonly log: (line: string) => void;
  }) => Result<OpenedEngine> | Promise<Result<OpenedEngine>>;
  /** ms without a client until the daemon ends by itself. */
  readonly idleTimeout?: number;
  /** Called with lines for a person who reads the daemon's log. */
  readonly log?: (line: string) => void;
}

const fiveMinutes = 300_000;
/** What a window takes to come back when it is reloaded, in ms. */
const reloadTime = 30_000;
/** Between two looks whether the socket is still there, in ms: a logout removes the runtime directory under it. */
const socketWatch = 2_000;
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * The daemon, from start to clean end: takes the lock, opens the engine, listens, and returns when it was idle for
 * long, told to end, or asked to hand over. A failure to start is returned, and told to the process that started it.
 */
export async function serve(options: ServeOptions): Promise<Result<null>> {
  const report = takeReport();
  cleanEnvironment();
  const result = await hold(options, report);
  report(result);
  return result;
}

async function hold(options: ServeOptions, report: (result: Result<null>) => void): Promise<Result<null>> {
  const prepared = prepareStateDirectory(options.stateDirectory);
  if (!prepared.ok) return prepared;
  const lock = takeLock(prepared.value);
  if (!lock.ok) return lock;
  try {
    return await work({ ...options, stateDirectory: prepared.value }, report);
  } finally {
    lock.value.release();
  }
}

/** Everything done while the lock is held. */
async function work(options: ServeOptions, report: (result: Result<null>) => void): Promise<Result<null>> {
  const { stateDirectory, root, version } = options;
  const log = options.log ?? logLine;
  const former = recordRoot(stateDirectory, root);
  if (!former.ok) return former;
  if (former.value !== undefined) log(`${former.value} is gone: its history goes on as that of ${root}`);
  sweep(stateDirectory, (name) => /^(daemon|root)\.json\.\d+$/.test(name), Date.now());
  pruneProgram(options.program, stateDirectory, Date.now());
  const told = Promise.withResolvers<string>();
  for (const signal of signals) process.once(signal, told.resolve);

  const socket = socketPath(stateDirectory, { runtime: process.env['XDG_RUNTIME_DIR'], temporary: '/tmp' });
  if (!socket.ok) return socket;
  let server: Server | undefined;
  const notify: Notify = (method, params) => server?.notify(method, params);
  const { watch } = options;
  const engine = await options.openEngine({ stateDirectory, root, notify, log, ...(watch && { watch }) });
  if (!engine.ok) return engine;
  try {
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
    const startedAt = new Date().toISOString();
    try {
      writeRecord(stateDirectory, { socket: socket.value, pid: process.pid, version, protocol, root, startedAt });
    } catch (error) {
      await server.close();
      return failed(stateReadOnly(stateDirectory, fileReason(error)));
    }
    const does = watch ? `watches ${watch.dir ?? root}, keeps` : 'serves';
    log(`Healer ${version} ${does} ${stateDirectory}, listens at ${socket.value}`);
    report(success(null));
    const gone = setInterval(() => {
      if (!existsSync(socket.value)) told.resolve('its socket was removed, so that nobody could find it');
    }, socketWatch);
    const reason = await Promise.race([server.ending, told.promise]);
    clearInterval(gone);
    log(`ending: ${reason}`);
    await server.close();
    removeRecord(stateDirectory);
    return success(null);
  } finally {
    await engine.value.close();
    for (const signal of signals) process.off(signal, told.resolve);
  }
}

function idleTimeout({ idleTimeout: given, watch }: ServeOptions): number {
  if (watch) return watch.whileOpen ? (given ?? reloadTime) : Number.POSITIVE_INFINITY;
  return given ?? fiveMinutes;
}

function logLine(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}
