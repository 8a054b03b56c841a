import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import {
  CancellationToken,
  createMessageConnection,
  type MessageConnection,
  ResponseError,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import type { ConnectionState } from '../../engine/protocol/page.ts';
import {
  type Answer,
  type DaemonAddress,
  type DaemonStatus,
  type Failure,
  failureErrorCode,
  failureOf,
  type Method,
  type Notifications,
  type Params,
  protocolVersion,
  type Result,
  type Welcome,
} from '../../engine/protocol/rpc.ts';
import { failures, notAnsweringCode } from './failures.ts';

/** How long the daemon may take to answer, in ms; a check may take as long as its own timeout says. */
const usualPatience = 10_000;
const patience: Partial<Record<Method, number>> = {
  'check/run': Number.POSITIVE_INFINITY,
  'health/check': Number.POSITIVE_INFINITY,
  'incident/start': 60_000,
};
/** How long it may take to answer hello, in ms. */
const greetingPatience = 5_000;
const retryDelays = [1000, 2000, 4000, 8000, 15_000];

export interface DaemonOptions {
  /** The folder whose root the daemon serves. */
  readonly folder: string;
  /** dist/cli.js */
  readonly cli: string;
  readonly version: string;
  /** The setting `healer.stateDirectory`, read at each start. */
  readonly stateDirectory: () => string | undefined;
  readonly log: vscode.LogOutputChannel;
}

/** One folder's daemon: started on the first request, said hello to, and connected again after it went away. */
export class Daemon implements vscode.Disposable {
  private connection: Promise<Result<MessageConnection>> | undefined;
  /** The one that has said hello and is open. */
  private current: { readonly connection: MessageConnection; readonly welcome: Welcome } | undefined;
  private retry: NodeJS.Timeout | undefined;
  private attempts = 0;
  private disposed = false;
  private keepers = 0;
  /** As the daemon resolved it; the folder itself before the first connection. */
  private root: string;
  /** The question for the status that is under way. */
  private asked: Promise<DaemonStatus | undefined> | undefined;
  private readonly states = new vscode.EventEmitter<ConnectionState>();
  private readonly changes = new vscode.EventEmitter<Notifications['incident/changed']>();
  private readonly healthChanges = new vscode.EventEmitter<Notifications['health/changed']>();
  readonly onState = this.states.event;
  readonly onIncidentsChanged = this.changes.event;
  readonly onHealthChanged = this.healthChanges.event;

  private readonly options: DaemonOptions;

  constructor(options: DaemonOptions) {
    this.options = options;
    this.root = options.folder;
  }

  /** What the daemon that is connected said of itself. */
  get welcome(): Welcome | undefined {
    return this.current?.welcome;
  }

  /** Absolute path of the folder. */
  get folder(): string {
    return this.options.folder;
  }

  /** Absolute path of the root; the folder itself before the first connection. */
  get rootFolder(): string {
    return this.root;
  }

  /** The folder's own name. */
  get name(): string {
    return basename(this.options.folder);
  }

  /**
   * Asks the daemon, starting it when needed; parameters that name the root are given it once it is known. A failure is
   * what a person can act on; it never throws.
   */
  async request<M extends Method>(
    method: M,
    params: Params<M> | ((root: string) => Params<M>),
    token: vscode.CancellationToken = CancellationToken.None,
  ): Promise<Result<Answer<M>>> {
    const connected = await this.connect();
    if (!connected.ok) return connected;
    const given = typeof params === 'function' ? params(this.root) : params;
    try {
      const answer = connected.value.sendRequest<Answer<M>>(method, given, token);
      return { ok: true, value: await inTime(answer, patience[method] ?? usualPatience) };
    } catch (error) {
      if (failureOf(error)?.code === notAnsweringCode) this.giveUp(connected.value);
      const failure = failureOf(error) ?? this.unexpected(method, error);
      return { ok: false, failure };
    }
  }

  /** Connects now, whatever wait is under way. */
  async connect(): Promise<Result<MessageConnection>> {
    if (this.connection) return this.connection;
    return this.connectBy(() => this.start(['--root', this.options.folder]));
  }

  /**
   * Where the folder's state is kept. Where a daemon watches it, it is connected to; one is not started, and one that
   * only serves is left to end.
   */
  async attach(): Promise<DaemonStatus | undefined> {
    const status = await this.status();
    if (!status) return undefined;
    const { root, stateDirectory, mode, socket } = status;
    if (mode === 'watching' && socket && !this.connection)
      await this.connectBy(() => this.hello({ root, stateDirectory, socket }));
    return status;
  }

  /** Where the folder's state is kept, and whether a daemon lives there; none is started. */
  status(): Promise<DaemonStatus | undefined> {
    this.asked ??= this.askStatus().finally(() => {
      this.asked = undefined;
    });
    return this.asked;
  }

  /**
   * Starts a daemon that watches what the root's `healer.yaml` names, in place of one that only serves. Without that
   * file none is started: it would run every check there is.
   */
  async watch(whileOpen: boolean): Promise<Result<null>> {
    await this.status();
    if (!existsSync(join(this.root, 'healer.yaml'))) return { ok: false, failure: failures.noRoot(this.root) };
    const former = this.current;
    this.current = undefined;
    const result = await this.connectBy(() => this.start(['--dir', this.root, ...(whileOpen ? ['--while-open'] : [])]));
    former?.connection.end();
    former?.connection.dispose();
    if (result.ok) return { ok: true, value: null };
    void this.connect();
    return result;
  }

  /** To call where a `healer.yaml` was written: lets go of the daemon of a root above, which is not this folder's any more. */
  async rootMoved(): Promise<void> {
    const { root } = this;
    await this.askStatus();
    if (this.current && this.root !== root) this.giveUp(this.current.connection);
  }

  /** While the result is not disposed (a page is open), a lost connection is made again; otherwise the next request makes it. */
  keepConnected(): vscode.Disposable {
    this.keepers++;
    return new vscode.Disposable(() => {
      this.keepers--;
    });
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.retry);
    void this.connection?.then((result) => result.ok && result.value.dispose());
    this.states.dispose();
    this.changes.dispose();
    this.healthChanges.dispose();
  }

  /** Makes the connection in one of the ways; those who ask meanwhile wait for it. */
  private async connectBy(way: () => Promise<Result<MessageConnection>>): Promise<Result<MessageConnection>> {
    clearTimeout(this.retry);
    const opening = way();
    this.connection = opening;
    const result = await opening;
    if (this.connection !== opening) return result;
    if (result.ok) {
      this.attempts = 0;
      this.states.fire({ state: 'live' });
    } else {
      this.connection = undefined;
      this.states.fire({ state: 'failed', failure: result.failure });
    }
    return result;
  }

  private async askStatus(): Promise<DaemonStatus | undefined> {
    const status = await this.run<DaemonStatus>(['status', '--root', this.options.folder]);
    if (!status.ok) return undefined;
    this.root = status.value.root;
    return status.value;
  }

  private async start(where: readonly string[]): Promise<Result<MessageConnection>> {
    const address = await this.run<DaemonAddress>(['start', ...where]);
    return address.ok ? this.hello(address.value) : address;
  }

  /** Runs `healer daemon` with these arguments, and what it prints. */
  private async run<T extends DaemonAddress | DaemonStatus>(words: readonly string[]): Promise<Result<T>> {
    const { stdout, problem = 'it said nothing' } = await this.healer(['daemon', ...words, '--json']);
    return parseAnswer<T>(stdout) ?? { ok: false, failure: failures.daemonStart(problem) };
  }

  /** Runs `healer` in the folder with the daemon's state directory: what it prints, and why it failed where it did. */
  healer(args: readonly string[]): Promise<{ readonly stdout: string; readonly problem?: string }> {
    const { cli, folder, log } = this.options;
    const stateDirectory = process.env['HEALER_STATE_DIR'] || this.options.stateDirectory();
    const env = {
      ...process.env,
      ELECTRON_RUN_AS_NODE: '1',
      ...(stateDirectory ? { HEALER_STATE_DIR: stateDirectory } : {}),
    };
    const options = { cwd: folder, env, timeout: 20_000, maxBuffer: 64 * 1024 * 1024 };
    return new Promise((resolve) => {
      execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
        const said = stderr.trim();
        if (said) log.warn(said);
        resolve(error ? { stdout, problem: said || error.message } : { stdout });
      });
    });
  }

  private hello(address: DaemonAddress): Promise<Result<MessageConnection>> {
    return new Promise((resolve) => {
      const socket = connect(address.socket);
      socket.once('error', (error) => resolve({ ok: false, failure: failures.daemonStart(error.message) }));
      socket.once('connect', async () => resolve(await this.greet(socket, address)));
    });
  }

  private async greet(socket: Socket, address: DaemonAddress): Promise<Result<MessageConnection>> {
    const reader = new SocketMessageReader(socket);
    // The library's timer for half a message would outlive the connection.
    reader.partialMessageTimeout = 0;
    const connection = createMessageConnection(reader, new SocketMessageWriter(socket));
    connection.onNotification('incident/changed', (change: Notifications['incident/changed']) =>
      this.changes.fire(change),
    );
    connection.onNotification('health/changed', (change: Notifications['health/changed']) =>
      this.healthChanges.fire(change),
    );
    connection.onError(([error]) => this.options.log.error(error));
    connection.listen();
    try {
      const hello: Params<'hello'> = { protocol: protocolVersion, version: this.options.version, client: 'editor' };
      const greeting = connection.sendRequest<Answer<'hello'>>('hello', hello);
      const welcome = await inTime(greeting, greetingPatience);
      this.options.log.info(`connected to daemon ${welcome.version} (pid ${welcome.pid}) on ${address.socket}`);
      this.root = address.root;
      this.current = { connection, welcome };
      connection.onClose(() => this.lost(connection));
      return { ok: true, value: connection };
    } catch (error) {
      connection.dispose();
      socket.destroy();
      return { ok: false, failure: failureOf(error) ?? failures.daemonStart(String(error)) };
    }
  }

  /** Lets go of a daemon that does not answer, so that the next request makes a new connection. */
  private giveUp(connection: MessageConnection): void {
    connection.end();
    connection.dispose();
    this.lost(connection);
  }

  private lost(connection: MessageConnection): void {
    if (this.current?.connection !== connection || this.disposed) return;
    this.current = undefined;
    this.connection = undefined;
    this.options.log.info('the daemon closed the connection');
    const delay = this.scheduleRetry();
    const retryAt = delay === undefined ? {} : { retryAt: new Date(Date.now() + delay).toISOString() };
    this.states.fire({ state: 'offline', asOf: new Date().toISOString(), ...retryAt });
  }

  /** While a page is open, tries again after a while that grows with each attempt; the wait in ms. */
  private scheduleRetry(): number | undefined {
    if (this.keepers === 0) return undefined;
    const delay = retryDelays[Math.min(this.attempts++, retryDelays.length - 1)] ?? 0;
    this.retry = setTimeout(async () => {
      const result = await this.connect();
      if (!result.ok && !this.disposed) this.scheduleRetry();
    }, delay);
    return delay;
  }

  private unexpected(method: string, error: unknown): Failure {
    this.options.log.error(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return error instanceof ResponseError ? failures.internal(error.message) : failures.connectionLost();
  }
}

/** The answer, or after `limit` ms a rejection with a failure that says so. */
async function inTime<T>(answer: Promise<T>, limit: number): Promise<T> {
  if (limit === Number.POSITIVE_INFINITY) return answer;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const failure = failures.notAnswering(limit / 1000);
    timer = setTimeout(() => reject(new ResponseError(failureErrorCode, failure.message, failure)), limit);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What `healer daemon … --json` printed, or the failure it printed instead. */
function parseAnswer<T extends DaemonAddress | DaemonStatus>(stdout: string): Result<T> | undefined {
  try {
    const answer = JSON.parse(stdout) as Partial<T> & Partial<Failure>;
    if (answer.stateDirectory) return { ok: true, value: answer as T };
    if (answer.code) return { ok: false, failure: answer as Failure };
  } catch {
    return undefined;
  }
  return undefined;
}
