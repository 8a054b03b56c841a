import * as vscode from 'vscode';
import type { Daemon } from '../daemon.ts';
import { showFailure } from '../failures.ts';
import type { HealthBoard } from './board.ts';
import { LogChannel } from './log-channel.ts';

/** The daemons' logs, a channel a folder. */
export class DaemonLogs implements vscode.Disposable {
  private readonly board: HealthBoard;
  private readonly logs = new Map<Daemon, LogChannel>();
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

  private of(daemon: Daemon): LogChannel {
    const known = this.logs.get(daemon);
    if (known) return known;
    const several = this.board.followers.length > 1;
    const title = several ? `Healer Daemon: ${daemon.name}` : 'Healer Daemon';
    const log = new LogChannel(vscode.window.createOutputChannel(title, 'log'));
    this.logs.set(daemon, log);
    return log;
  }
}
