import * as vscode from 'vscode';
import type { Failure, Result } from '../../engine/protocol/rpc.ts';
import { chooseFolders } from './choose-folders.ts';
import type { Context } from './context.ts';
import { settings } from './contributions.ts';
import type { Daemon } from './daemon.ts';
import { failures, showFailure } from './failures.ts';
import { type HealthBoard, isInRoot, isRoot } from './health/board.ts';
import { plainText } from './plain-text.ts';
import { memoryOf, remember, watchSetting, watchTime } from './watch-memory.ts';

/**
 * Watches a folder as a person asks for. Where no `healer.yaml` says what runs they choose, and nothing starts before;
 * where they choose nothing, nothing does.
 */
export async function startWatching(context: Context, daemon: Daemon): Promise<Result<null>> {
  const refusal = whyNotHere();
  if (refusal) return { ok: false, failure: refusal };
  const named = isInRoot(daemon.folder) ? { ok: true as const, value: true } : await chooseFolders(daemon);
  if (!named.ok) return named;
  return named.value ? watchAsSet(context, daemon) : { ok: true, value: null };
}

function whyNotHere(): Failure | undefined {
  if (!vscode.workspace.isTrusted) return failures.untrusted('Watching');
  return process.platform === 'win32' ? failures.watchNotHere() : undefined;
}

/** Watches what a folder's `healer.yaml` names as `healer.watch` says; where that is off, as long as a window is open. */
async function watchAsSet(context: Context, daemon: Daemon): Promise<Result<null>> {
  const refusal = whyNotHere();
  if (refusal) return { ok: false, failure: refusal };
  const progress = { location: vscode.ProgressLocation.Window, title: plainText(`Starting to watch ${daemon.name}`) };
  const whileOpen = watchTime(uriOf(daemon)) === 'whileOpen';
  const started = await vscode.window.withProgress(progress, () => daemon.watch(whileOpen));
  const { workspaceState } = context.extension;
  if (started.ok) await remember(workspaceState, { ...memoryOf(workspaceState), [daemon.folder]: 'started' });
  return started;
}

/** Starting and stopping by a person and by the setting. */
export class Watching implements vscode.Disposable {
  private readonly context: Context;
  private readonly board: HealthBoard;
  private readonly subscriptions: vscode.Disposable[];

  constructor(context: Context, board: HealthBoard) {
    this.context = context;
    this.board = board;
    this.subscriptions = [
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.asSet()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.asSet()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration(settings.watch)) return;
        void remember(context.extension.workspaceState, {}).then(() => this.asSet());
      }),
    ];
    void this.asSet();
  }

  async start(daemon: Daemon): Promise<void> {
    const started = await startWatching(this.context, daemon);
    if (!started.ok) await showFailure(started.failure);
  }

  async stop(daemon: Daemon): Promise<void> {
    const connected = await daemon.connect();
    if (!connected.ok) return showFailure(connected.failure);
    if (daemon.welcome?.mode !== 'watching') return showFailure(failures.notWatching());
    const { workspaceState } = this.context.extension;
    await remember(workspaceState, { ...memoryOf(workspaceState), [daemon.folder]: 'stopped' });
    const stopped = await daemon.request('shutdown', {});
    if (!stopped.ok) await showFailure(stopped.failure);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Watches the roots whose setting says so and that nobody stopped. */
  private async asSet(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    for (const { daemon } of this.board.followers) {
      const stopped = memoryOf(this.context.extension.workspaceState)[daemon.folder] === 'stopped';
      if (stopped || watchSetting(uriOf(daemon)) === 'off' || !isRoot(daemon.folder)) continue;
      const started = await watchAsSet(this.context, daemon);
      if (!started.ok) await showFailure(started.failure);
    }
  }
}

function uriOf({ folder }: Daemon): vscode.Uri {
  return vscode.Uri.file(folder);
}
