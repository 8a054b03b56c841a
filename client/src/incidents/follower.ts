import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ConnectionState } from '../../../engine/protocol/page.ts';
import type { IncidentSummary, Result } from '../../../engine/protocol/rpc.ts';
import { AskAgain } from '../ask-again.ts';
import type { Daemon } from '../daemon.ts';
import { isInRoot } from '../health/board.ts';
import { activeStates, isActive } from './looks.ts';

/** At most so many of what is over are asked for, the newest: the rest is for the incident page. */
const mostOver = 500;

/** The incidents of one folder, kept up to date while a daemon lives, one is active, or somebody looks. */
export class IncidentFollower implements vscode.Disposable {
  readonly daemon: Daemon;
  /** As last told; absent before the first answer. */
  incidents: readonly IncidentSummary[] | undefined;
  connection: ConnectionState = { state: 'connecting' };
  private readonly changes = new vscode.EventEmitter<void>();
  readonly onChange = this.changes.event;
  private readonly subscriptions: vscode.Disposable[];
  private keeper: vscode.Disposable | undefined;
  private readonly asking = new AskAgain(() => this.ask());
  private disposed = false;

  constructor(daemon: Daemon) {
    this.daemon = daemon;
    this.subscriptions = [
      daemon.onIncidentsChanged(() => this.asking.want()),
      daemon.onState((state) => {
        this.connection = state;
        if (state.state === 'live') this.asking.want();
        else this.changes.fire();
      }),
    ];
  }

  /**
   * Follows a daemon that lives, now or as soon as one begins. One is started only where an incident is active: that there
   * is one is read without a daemon.
   */
  async attach(): Promise<boolean> {
    const status = await this.daemon.status();
    if (!status || this.disposed) return false;
    const folder = vscode.Uri.file(status.stateDirectory);
    const record = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, 'daemon.json'));
    record.onDidCreate(() => this.followLiving());
    record.onDidChange(() => this.followLiving());
    this.subscriptions.push(record);
    if (status.socket !== undefined) await this.daemon.connect();
    else if (existsSync(status.stateDirectory)) await this.lookWithout();
    return true;
  }

  /** Asks anew, starting a daemon to answer where none lives; outside of roots only where something was ever kept. */
  async look(): Promise<void> {
    const asks = this.daemon.welcome !== undefined || isInRoot(this.daemon.folder);
    const status = asks ? undefined : await this.daemon.status();
    if (this.disposed || (!asks && !status)) return;
    if (status && !existsSync(status.stateDirectory)) this.take([]);
    else if (this.daemon.welcome) this.asking.want();
    else await this.daemon.connect();
  }

  /** As they stand now: all that are active, and the newest of the others. */
  async list(): Promise<Result<readonly IncidentSummary[]>> {
    const answers = await Promise.all([
      this.daemon.request('incident/list', { states: activeStates }),
      this.daemon.request('incident/list', { states: ['resolved', 'reviewed'], limit: mostOver }),
    ]);
    const failed = answers.find((answer) => !answer.ok);
    if (failed) return failed;
    const all = answers.flatMap((answer) => (answer.ok ? answer.value : []));
    // One that moved between two of the answers is in both: the later state counts.
    return { ok: true, value: [...new Map(all.map((incident) => [incident.id, incident])).values()] };
  }

  dispose(): void {
    this.disposed = true;
    this.asking.dispose();
    this.keeper?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changes.dispose();
  }

  private async followLiving(): Promise<void> {
    if (this.connection.state === 'live') return;
    const status = await this.daemon.status();
    if (status?.socket !== undefined && !this.disposed) await this.daemon.connect();
  }

  private async lookWithout(): Promise<void> {
    const words = ['incident', 'list', '--root', this.daemon.folder, '--state', ...activeStates, '--json'];
    const { stdout, problem } = await this.daemon.healer(words);
    const active = problem === undefined && stdout.trim() !== '[]';
    if (active && !this.disposed) await this.daemon.connect();
  }

  private async ask(): Promise<boolean> {
    // Asking would start a daemon; once one is there, it is asked.
    if (!this.daemon.welcome) return false;
    const answer = await this.list();
    if (answer.ok && !this.disposed) this.take(answer.value);
    return answer.ok;
  }

  /** While an incident is active a lost daemon is looked for again, so that the count stays true. */
  private take(incidents: readonly IncidentSummary[]): void {
    this.incidents = incidents;
    if (incidents.some(isActive)) this.keeper ??= this.daemon.keepConnected();
    else {
      this.keeper?.dispose();
      this.keeper = undefined;
    }
    this.changes.fire();
  }
}
