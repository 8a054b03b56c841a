import * as vscode from 'vscode';
import type { ConnectionState } from '../../../engine/protocol/page.ts';
import { type HealthOverview, mergeOverview, unwatched } from '../../../engine/protocol/rpc.ts';
import { AskAgain } from '../ask-again.ts';
import type { Daemon } from '../daemon.ts';

/** How one folder stands, kept up to date while a daemon watches it or somebody looks. */
export class HealthFollower implements vscode.Disposable {
  readonly daemon: Daemon;
  /** As last told; absent before the first answer. */
  overview: HealthOverview | undefined;
  /** `live` from the first answer on: before it, what is known is from before. */
  connection: ConnectionState = { state: 'connecting' };
  private readonly changes = new vscode.EventEmitter<void>();
  readonly onChange = this.changes.event;
  private readonly subscriptions: vscode.Disposable[];
  private keeper: vscode.Disposable | undefined;
  private disposed = false;
  private followed = false;
  private readonly asking = new AskAgain((workloads) => this.ask(workloads));

  constructor(daemon: Daemon) {
    this.daemon = daemon;
    this.subscriptions = [
      daemon.onHealthChanged(({ workloads }) => this.asking.want(workloads)),
      daemon.onIncidentsChanged(() => this.asking.want()),
      daemon.onState((state) => {
        if (state.state === 'live') this.connected();
        else this.away(state);
      }),
    ];
  }

  /** Whether a daemon watches the folder now. */
  get watching(): boolean {
    return this.connection.state === 'live' && this.overview?.watching !== undefined;
  }

  /** Follows a daemon that watches, now or as soon as one begins; starts none. */
  async attach(): Promise<boolean> {
    const status = await this.daemon.attach();
    if (!status || this.disposed) return false;
    const reached = status.mode !== 'watching' || this.daemon.welcome !== undefined;
    if (this.followed) return reached;
    this.followed = true;
    const folder = vscode.Uri.file(status.stateDirectory);
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, 'daemon.json'));
    watcher.onDidCreate(() => this.daemon.attach());
    watcher.onDidChange(() => this.daemon.attach());
    this.subscriptions.push(watcher);
    return reached;
  }

  /** Asks how the folder stands, starting a daemon to answer where none lives; it watches nothing by itself. */
  look(): void {
    if (this.daemon.welcome) this.asking.want();
    else void this.daemon.connect();
  }

  dispose(): void {
    this.disposed = true;
    this.asking.dispose();
    this.keeper?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changes.dispose();
  }

  private connected(): void {
    if (this.daemon.welcome?.mode === 'watching') this.keeper ??= this.daemon.keepConnected();
    else this.letGo();
    this.asking.want();
  }

  /** A daemon that watched is looked for; where it was told to end, nothing is watched and nothing looked for. */
  private away(state: ConnectionState): void {
    this.connection = state;
    if (state.state === 'offline' && state.ended) {
      this.letGo();
      this.overview = this.overview && unwatched(this.overview);
    }
    this.changes.fire();
  }

  private letGo(): void {
    this.keeper?.dispose();
    this.keeper = undefined;
  }

  private async ask(workloads: readonly string[] | undefined): Promise<boolean> {
    // Asking would start a daemon; once one is there, it is asked for everything.
    if (!this.daemon.welcome) return false;
    const answer = await this.daemon.request('health/show', workloads ? { workloads } : {});
    if (!this.daemon.welcome || this.disposed) return false;
    if (answer.ok) {
      const known = this.overview;
      this.overview = known && workloads ? mergeOverview(known, workloads, answer.value) : answer.value;
      this.connection = { state: 'live' };
    } else if (answer.failure.code === 'daemon/ending') {
      // The close that follows tells the rest.
      return false;
    } else this.connection = { state: 'failed', failure: answer.failure };
    this.changes.fire();
    return answer.ok;
  }
}
