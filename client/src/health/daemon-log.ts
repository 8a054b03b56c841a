import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Welcome } from '../../../engine/protocol/rpc.ts';
import type { Daemon } from '../daemon.ts';
import { showFailure } from '../failures.ts';
import type { HealthBoard } from './board.ts';
import { followLog } from './log-follower.ts';

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
  private directory: string | undefined;
  private stop: (() => void) | undefined;

  constructor(title: string) {
    this.channel = vscode.window.createOutputChannel(title, 'log');
  }

  /** Follows the log in this state directory. */
  follow({ stateDirectory }: Pick<Welcome, 'stateDirectory'>): void {
    if (this.directory === stateDirectory) return;
    this.stop?.();
    this.directory = stateDirectory;
    this.stop = followLog(join(stateDirectory, 'daemon.log'), this.channel);
  }

  show(): void {
    this.channel.show();
  }

  dispose(): void {
    this.stop?.();
    this.channel.dispose();
  }
}
