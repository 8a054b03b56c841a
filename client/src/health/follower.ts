import * as vscode from 'vscode';
import type { ConnectionState } from '../../../engine/protocol/page.ts';
import { type HealthOverview, mergeOverview } from '../../../engine/protocol/rpc.ts';
import { AskAgain } from '../ask-again.ts';
import type { Daemon } from '../daemon.ts';

/** How one folder stands, kept up to date while a daemon watches it or somebody looks. */
export class HealthFollower implements vscode.Disposable {
  readonly daemon: Daemon;
  /** As last told; absent before the first answer. */
  overview: HealthOverview | undefined;
  connection: ConnectionState = { state: 'connecting' };
  private readonly changes = new vscode.EventEmitter<void>();
  readonly onChange = this.changes.event;
  private readonly subscriptions: vscode.Disposable[];
  private keeper: vscode.Disposable | undefined;
  private stateFile: vscode.Disposable | undefined;
  private readonly asking = new AskAgain((workloads) => this.ask(workloads));

  constructor(daemon: Daemon) {
    this.daemon = daemon;
    this.subscriptions = [
      daemon.onHealthChanged(({ workloads }) => this.asking.want(workloads)),
      daemon.onIncidentsChanged(() => this.asking.want()),
      daemon.onState((state) => {
        this.connection = state;
        if (state.state === 'live') this.connected();
        else this.changes.fire();
      }),
    ];
  }

  /** Whether a daemon watches the folder now. */
  get watching(): boolean {
    return this.connection.state === 'live' && this.overview?.watching !== undefined;
  }

  /** Follows a daemon that watches, now or as soon as one begins; starts none. */
  async attach(): Promise<void> {
    const status = await this.daemon.attach();
    if (!status || this.stateFile) return;
    const folder = vscode.Uri.file(status.stateDirectory);
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, 'daemon.json'));
    watcher.onDidCreate(() => this.daemon.attach());
    watcher.onDidChange(() => this.daemon.attach());
    this.stateFile = watcher;
  }

  /** Asks how the folder stands, starting a daemon to answer where none lives; it watches nothing by itself. */
  look(): void {
    if (this.connection.state === 'live') this.asking.want();
    else void this.daemon.connect();
  }

  dispose(): void {
    this.asking.dispose();
    this.keeper?.dispose();
    this.stateFile?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changes.dispose();
  }

  private connected(): void {
    if (this.daemon.welcome?.mode === 'watching') this.keeper ??= this.daemon.keepConnected();
    this.asking.want();
  }

  private async ask(workloads: readonly string[] | undefined): Promise<boolean> {
    const answer = await this.daemon.request('health/show', workloads ? { workloads } : {});
    if (!answer.ok) return false;
    const known = this.overview;
    this.overview = known && workloads ? mergeOverview(known, workloads, answer.value) : answer.value;
    this.changes.fire();
    return true;
  }
}
