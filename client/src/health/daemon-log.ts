import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Welcome } from '../../../engine/protocol/rpc.ts';
import type { Daemon } from '../daemon.ts';
import { showFailure } from '../failures.ts';
import type { HealthBoard } from './board.ts';
import { readOn, type Tail } from './log-tail.ts';

const logFile = 'daemon.log';
/** More than this in the channel, in characters, and it begins again with what comes. */
const channelLimit = 1_000_000;

/** The daemons' logs, a channel a folder. */
export class DaemonLogs implements vscode.Disposable {
  private readonly board: HealthBoard;
  private readonly logs = new Map<Daemon, DaemonLog>();
  private readonly subscription: vscode.Disposable;

  constructor(board: HealthBoard) {
    this.board = board;
    this.subscription = board.onChange(({ daemon }) => daemon.welcome && this.of(daemon).follow(daemon.welcome));
  }

  /** Shows a folder's log; where none was followed yet, a daemon is asked where it is. */
  async show(daemon: Daemon): Promise<void> {
    const connected = await daemon.connect();
    if (!connected.ok) return showFailure(connected.failure);
    if (daemon.welcome) this.of(daemon).follow(daemon.welcome);
    this.of(daemon).show();
  }

  dispose(): void {
    this.subscription.dispose();
    for (const log of this.logs.values()) log.dispose();
  }

  private of(daemon: Daemon): DaemonLog {
    const known = this.logs.get(daemon);
    if (known) return known;
    const several = this.board.followers.length > 1;
    const log = new DaemonLog(several ? `Healer Daemon: ${daemon.name}` : 'Healer Daemon');
    this.logs.set(daemon, log);
    return log;
  }
}

/** The log of a folder's daemon in an output channel, followed from the first connection on. */
class DaemonLog implements vscode.Disposable {
  private readonly channel: vscode.OutputChannel;
  private watcher: FSWatcher | undefined;
  private directory: string | undefined;
  private tail: Tail | undefined;
  private shown = 0;
  private reading = Promise.resolve();

  constructor(title: string) {
    this.channel = vscode.window.createOutputChannel(title, 'log');
  }

  show(): void {
    this.channel.show();
  }

  dispose(): void {
    this.watcher?.close();
    this.channel.dispose();
  }

  /** Follows the log in this state directory. */
  follow({ stateDirectory: directory }: Pick<Welcome, 'stateDirectory'>): void {
    if (this.directory === directory) return;
    this.watcher?.close();
    this.directory = directory;
    this.tail = undefined;
    this.watcher = watch(directory, (_, name) => {
      if (name === logFile) this.readSoon();
    });
    this.watcher.on('error', () => this.watcher?.close());
    this.readSoon();
  }

  /** One reading at a time, so that no line is shown twice. */
  private readSoon(): void {
    this.reading = this.reading.then(() => this.read());
  }

  private async read(): Promise<void> {
    if (this.directory === undefined) return;
    const read = await readOn(join(this.directory, logFile), this.tail);
    if (!read) return;
    this.tail = read.tail;
    if (read.text === '') return;
    const file = join(this.directory, logFile);
    const text = read.skipped ? `… more in ${file}\n${read.text}` : read.text;
    this.shown += text.length;
    if (this.shown <= channelLimit) return this.channel.append(text);
    this.shown = text.length;
    this.channel.replace(`… more in ${file}\n${read.text}`);
  }
}
