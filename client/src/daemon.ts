import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { CancellationToken, ErrorCodes, type MessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import type { ConnectionState } from '../../engine/protocol/page.ts';
import {
  type Answer,
  type DaemonAddress,
  type DaemonStatus,
  type Failure,
  failureOf,
  type Method,
  type Notifications,
  type Params,
  type Result,
  type Welcome,
} from '../../engine/protocol/rpc.ts';
import { inTime, type Link, openLink, usualPatience } from './daemon-link.ts';
import { failures, notAnsweringCode } from './failures.ts';
import { type HealerRun, type RunHealerOptions, runDaemonCommand, runHealer } from './run-healer.ts';
import { startWords, type WatchTime, watchWords } from './way-back.ts';

/** Requests that may take longer than usual, in ms; a check may take as long as its own timeout says. */
const patience: Partial<Record<Method, number>> = {
  'check/run': Number.POSITIVE_INFINITY,
  'health/check': Number.POSITIVE_INFINITY,
  'incident/start': 60_000,
};
const retryDelays = [1000, 2000, 4000, 8000, 15_000];

/** `folder`: whose root the daemon serves. */
export interface DaemonOptions extends RunHealerOptions {
  readonly version: string;
  /** For how long a daemon that watched the folder and was killed is to watch again; undefined where it is not. */
  readonly watchesAgain: () => WatchTime | undefined;
}

/** One folder's daemon: started on the first request, said hello to, and connected again after it went away. */
export class Daemon implements vscode.Disposable {
  private connection: Promise<Result<MessageConnection>> | undefined;
  private current: Link | undefined;
  /** What went away without a word, and when it was last there, until there is another. */
  private former: { readonly welcome: Welcome; readonly asOf: string } | undefined;
  private retry: NodeJS.Timeout | undefined;
  private attempts = 0;
  private disposed = false;
  /** The last question for the status had no answer. */
  private untold = false;
  private keepers = 0;
  /** As the daemon resolved it; the folder itself before the first connection. */
  private root: string;
  /** The question for the status that is under way. */
  private asked: Promise<Result<DaemonStatus>> | undefined;
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
    return this.connectBy(() => this.start(this.startWords()));
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

  /** Where the folder's state is kept, and whether a daemon lives there; undefined where that cannot be told. None is started. */
  async status(): Promise<DaemonStatus | undefined> {
    const status = await this.tell();
    return status.ok ? status.value : undefined;
  }

  /**
   * Starts a daemon that watches what the root's `healer.yaml` names, in place of one that only serves. Without that
   * file none is started: it would run every check there is.
   */
  async watch(whileOpen: boolean): Promise<Result<null>> {
    const status = await this.tell();
    if (!existsSync(join(this.root, 'healer.yaml')))
      return status.ok ? { ok: false, failure: failures.noRoot(this.root) } : status;
    const former = this.current;
    this.current = undefined;
    const words = watchWords(this.root, whileOpen ? 'whileOpen' : 'always');
    const result = await this.connectBy(() => this.start(words));
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
      this.former = undefined;
      this.states.fire({ state: 'live' });
    } else {
      this.connection = undefined;
      this.states.fire({ state: 'failed', failure: result.failure });
      this.scheduleRetry();
    }
    return result;
  }

  /** As `status`, or why it cannot be told. */
  private tell(): Promise<Result<DaemonStatus>> {
    this.asked ??= this.askStatus().finally(() => {
      this.asked = undefined;
    });
    return this.asked;
  }

  private async askStatus(): Promise<Result<DaemonStatus>> {
    const status = await runDaemonCommand<DaemonStatus>(this.options, ['status', '--root', this.options.folder]);
    if (!status.ok) {
      if (!this.connection) this.states.fire({ state: 'failed', failure: status.failure });
      this.untold = true;
      return status;
    }
    if (this.untold && !this.connection) this.states.fire({ state: 'connecting' });
    this.untold = false;
    this.root = status.value.root;
    return status;
  }

  private startWords(): readonly string[] {
    const { folder, watchesAgain, log } = this.options;
    const { welcome } = this.former ?? {};
    // Without a healer.yaml, which may be gone by now, every check anywhere in the folder would run.
    const again = () => (existsSync(join(this.root, 'healer.yaml')) ? watchesAgain() : undefined);
    const words = startWords(folder, welcome && { ...welcome, recorded: isRecorded(welcome) }, again);
    if (words.includes('--dir'))
      log.warn(`the daemon that watched ${this.name} went away without a word; it is to watch again`);
    return words;
  }

  private async start(where: readonly string[]): Promise<Result<MessageConnection>> {
    const address = await runDaemonCommand<DaemonAddress>(this.options, ['start', ...where]);
    return address.ok ? this.hello(address.value) : address;
  }

  /** Runs `healer` in the folder with the daemon's state directory: what it prints, and why it failed where it did. */
  healer(args: readonly string[]): Promise<HealerRun> {
    return runHealer(this.options, args);
  }

  private async hello(address: DaemonAddress): Promise<Result<MessageConnection>> {
    const { version, log } = this.options;
    const opened = await openLink(address, {
      version,
      log,
      onIncidentsChanged: (change) => this.changes.fire(change),
      onHealthChanged: (change) => this.healthChanges.fire(change),
      onClose: (link) => this.lost(link),
      onNoAnswer: ({ connection }) => this.giveUp(connection),
    });
    if (!opened.ok) return opened;
    const { connection, welcome } = opened.value;
    log.info(`connected to daemon ${welcome.version} (pid ${welcome.pid}) on ${address.socket}`);
    this.root = address.root;
    this.current = opened.value;
    return { ok: true, value: connection };
  }

  /** Lets go of a daemon that does not answer, so that the next request makes a new connection. */
  private giveUp(connection: MessageConnection): void {
    const link = this.current;
    connection.end();
    connection.dispose();
    if (link?.connection === connection) this.lost(link, link.heard);
  }

  /** `asOf`: when the daemon was last there for certain, in ms since 1970. */
  private lost(link: Link, asOf = Date.now()): void {
    if (this.current !== link || this.disposed) return;
    const { connection, welcome, ending } = link;
    this.current = undefined;
    this.connection = undefined;
    // What was asked and is not answered yet never will be.
    connection.dispose();
    this.options.log.info(ending ? 'the daemon has ended' : 'the connection to the daemon is lost');
    this.former = { welcome, asOf: new Date(asOf).toISOString() };
    if (ending) this.leave();
    else {
      const delay = this.scheduleRetry();
      const retryAt = delay === undefined ? {} : { retryAt: new Date(Date.now() + delay).toISOString() };
      this.states.fire({ state: 'offline', asOf: this.former.asOf, ...retryAt });
    }
  }

  /** Leaves a daemon that was told to end as it is, until somebody asks for something or another begins. */
  private leave(): void {
    const { asOf = new Date().toISOString() } = this.former ?? {};
    this.former = undefined;
    this.states.fire({ state: 'offline', asOf, ended: true });
  }

  /** While a page is open, tries again after a while that grows with each attempt; the wait in ms. */
  private scheduleRetry(): number | undefined {
    if (this.keepers === 0 || this.disposed) return undefined;
    const delay = retryDelays[Math.min(this.attempts++, retryDelays.length - 1)] ?? 0;
    this.retry = setTimeout(() => {
      if (this.former && !isRecorded(this.former.welcome)) this.leave();
      else void this.connect();
    }, delay);
    return delay;
  }

  private unexpected(method: string, error: unknown): Failure {
    this.options.log.error(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const answered = error instanceof ResponseError && error.code !== ErrorCodes.PendingResponseRejected;
    return answered ? failures.internal(error.message) : failures.connectionLost();
  }
}

/** Whether a daemon's record is there: one that was told to end takes it away. */
function isRecorded({ stateDirectory }: Welcome): boolean {
  return existsSync(join(stateDirectory, 'daemon.json'));
}
