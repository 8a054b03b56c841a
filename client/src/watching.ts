import * as vscode from 'vscode';
import type { Result } from '../../engine/protocol/rpc.ts';
import type { Context } from './context.ts';
import { type SettingTypes, settings } from './contributions.ts';
import type { Daemon } from './daemon.ts';
import { failures, showFailure } from './failures.ts';
import type { HealthBoard } from './health/board.ts';

type WatchSetting = SettingTypes[typeof settings.watch];

/** Folders that a person told to stop watching in this workspace: the setting does not begin again by itself. */
const stoppedKey = 'healer.stopped';
/** How long a daemon that takes over has to come up, in ms. */
const handOver = 2_000;

/** What each folder is watched for: as long as a window is open, or until told. */
const wanted = new Map<Daemon, Exclude<WatchSetting, 'off'>>();

/** Watches a folder as `healer.watch` says; where that is off, as long as a window is open. */
export async function startWatching(daemon: Daemon): Promise<Result<null>> {
  if (!vscode.workspace.isTrusted) return { ok: false, failure: failures.untrusted('Watching') };
  if (process.platform === 'win32') return { ok: false, failure: failures.watchNotHere() };
  const setting = settingOf(daemon);
  const mode = setting === 'off' ? 'whileOpen' : setting;
  const started = await daemon.watch(mode === 'whileOpen');
  if (started.ok) wanted.set(daemon, mode);
  return started;
}

/** Starting and stopping by a person and by the setting, and again after a daemon that watched was killed. */
export class Watching implements vscode.Disposable {
  private readonly context: Context;
  private readonly board: HealthBoard;
  private readonly subscriptions: vscode.Disposable[];
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(context: Context, board: HealthBoard) {
    this.context = context;
    this.board = board;
    this.subscriptions = [
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.asSet()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settings.watch)) void this.forget().then(() => this.asSet());
      }),
      board.onChange(({ daemon, connection }) => {
        if (connection.state === 'offline' && wanted.has(daemon)) this.resumeSoon(daemon);
      }),
    ];
    void this.asSet();
  }

  async start(daemon: Daemon): Promise<void> {
    await this.remember(daemon, false);
    const started = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: `Starting to watch ${daemon.name}` },
      () => startWatching(daemon),
    );
    if (!started.ok) await showFailure(started.failure);
  }

  async stop(daemon: Daemon): Promise<void> {
    const connected = await daemon.connect();
    if (!connected.ok) return showFailure(connected.failure);
    if (daemon.welcome?.mode !== 'watching') return showFailure(failures.notWatching());
    wanted.delete(daemon);
    await this.remember(daemon, true);
    const stopped = await daemon.request('shutdown', {});
    if (!stopped.ok) await showFailure(stopped.failure);
  }

  dispose(): void {
    for (const timer of this.timers) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Watches the folders whose setting says so and that nobody stopped. */
  private async asSet(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    for (const { daemon } of this.board.followers) {
      if (settingOf(daemon) === 'off' || this.stopped().includes(daemon.folder)) continue;
      const started = await startWatching(daemon);
      if (!started.ok) await showFailure(started.failure);
    }
  }

  private resumeSoon(daemon: Daemon): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.resume(daemon);
    }, handOver);
    this.timers.add(timer);
  }

  /** A daemon that watched went away. Told to stop, it has left word of it; else it was killed, and another begins. */
  private async resume(daemon: Daemon): Promise<void> {
    const kinds = ['watch_started', 'watch_stopped'] as const;
    const last = await daemon.request('event/list', { kinds, limit: 1 });
    if (!last.ok || daemon.welcome?.mode === 'watching' || !wanted.has(daemon)) return;
    if (last.value.at(-1)?.kind === 'watch_stopped') {
      wanted.delete(daemon);
      return;
    }
    this.context.log.warn(`the daemon that watched ${daemon.name} was killed; another begins`);
    const started = await startWatching(daemon);
    if (!started.ok) await showFailure(started.failure);
  }

  private stopped(): readonly string[] {
    return this.context.extension.workspaceState.get<readonly string[]>(stoppedKey) ?? [];
  }

  private async remember(daemon: Daemon, stopped: boolean): Promise<void> {
    const others = this.stopped().filter((folder) => folder !== daemon.folder);
    const now = stopped ? [...others, daemon.folder] : others;
    await this.context.extension.workspaceState.update(stoppedKey, now.length > 0 ? now : undefined);
  }

  private async forget(): Promise<void> {
    await this.context.extension.workspaceState.update(stoppedKey, undefined);
  }
}

function settingOf(daemon: Daemon): WatchSetting {
  const scope = vscode.Uri.file(daemon.folder);
  return vscode.workspace.getConfiguration(undefined, scope).get<WatchSetting>(settings.watch) ?? 'off';
}
