import { execFile } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { basename } from 'node:path';
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
  type Failure,
  failureErrorCode,
  failureOf,
  type Method,
  type Notifications,
  type Params,
  protocolVersion,
  type Result,
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
  private retry: NodeJS.Timeout | undefined;
  private attempts = 0;
  private disposed = false;
  private watching = false;
  private keepers = 0;
  /** As the daemon resolved it; the folder itself before the first connection. */
  private root: string;
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
    clearTimeout(this.retry);
    this.connection ??= this.open();
    const result = await this.connection;
    if (!result.ok) this.connection = undefined;
    return result;
  }

  /** From now on the daemon watches the root, as long as an editor or a command line is connected; one that only serves hands over to it. */
  async startWatching(): Promise<Result<null>> {
    const before = await this.connect();
    if (!before.ok) return before;
    this.connection = undefined;
    before.value.dispose();
    this.watching = true;
    const watching = await this.connect();
    if (watching.ok) return { ok: true, value: null };
    this.watching = false;
    await this.connect();
    return watching;
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

  private async open(): Promise<Result<MessageConnection>> {
    const address = await this.start();
    const result = address.ok ? await this.hello(address.value) : address;
    if (result.ok) {
      this.attempts = 0;
      this.states.fire({ state: 'live' });
    } else {
      this.states.fire({ state: 'failed', failure: result.failure });
    }
    return result;
  }

  private start(): Promise<Result<DaemonAddress>> {
    const { cli, folder, log } = this.options;
    const args = [cli, 'daemon', 'start', '--json', '--root', folder];
    if (this.watching) args.push('--dir', this.root, '--while-open');
    const stateDirectory = process.env['HEALER_STATE_DIR'] || this.options.stateDirectory();
    const env = {
      ...process.env,
      ELECTRON_RUN_AS_NODE: '1',
      ...(stateDirectory ? { HEALER_STATE_DIR: stateDirectory } : {}),
    };
    return new Promise((resolve) => {
      execFile(process.execPath, args, { env, timeout: 20_000 }, (error, stdout, stderr) => {
        if (stderr) log.warn(stderr.trim());
        const answer = parseAnswer(stdout);
        if (answer) resolve(answer);
        else
          resolve({ ok: false, failure: failures.daemonStart(stderr.trim() || error?.message || 'it said nothing') });
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
    const connection = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
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
      connection.onClose(() => this.lost());
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
    this.lost();
  }

  private lost(): void {
    if (this.connection === undefined || this.disposed) return;
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

/** What `healer daemon start --json` printed: an address, or the failure that kept it from starting. */
function parseAnswer(stdout: string): Result<DaemonAddress> | undefined {
  try {
    const answer = JSON.parse(stdout) as Partial<DaemonAddress> & Partial<Failure>;
    if (answer.socket) return { ok: true, value: answer as DaemonAddress };
    if (answer.code) return { ok: false, failure: answer as Failure };
  } catch {
    return undefined;
  }
  return undefined;
}
