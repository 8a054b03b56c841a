import * as vscode from 'vscode';
import type { ConnectionState } from '../../../engine/protocol/page.ts';
import type { HealthOverview } from '../../../engine/protocol/rpc.ts';
import type { Daemon } from '../daemon.ts';

/** Between two questions at least, in ms. */
const rest = 500;
/** A question is not asked again before this many times what the last answer took. */
const breath = 10;

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
  private asking = false;
  private again = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(daemon: Daemon) {
    this.daemon = daemon;
    this.subscriptions = [
      daemon.onHealthChanged(() => this.ask()),
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
    if (this.connection.state === 'live') this.ask();
    else void this.daemon.connect();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.keeper?.dispose();
    this.stateFile?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changes.dispose();
  }

  private connected(): void {
    if (this.daemon.welcome?.mode === 'watching') this.keeper ??= this.daemon.keepConnected();
    this.ask();
  }

  /** Asks once more after the answer under way, at most as often as answers allow. */
  private ask(): void {
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    this.again = false;
    const began = performance.now();
    void this.daemon.request('health/show', {}).then((answer) => {
      if (answer.ok) {
        this.overview = answer.value;
        this.changes.fire();
      }
      const pause = Math.max(rest, breath * (performance.now() - began));
      this.timer = setTimeout(() => {
        this.asking = false;
        if (this.again) this.ask();
      }, pause);
    });
  }
}
