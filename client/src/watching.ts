import * as vscode from 'vscode';
import type { Failure, Result } from '../../engine/protocol/rpc.ts';
import { chooseFolders } from './choose-folders.ts';
import type { Context } from './context.ts';
import { type SettingTypes, settings } from './contributions.ts';
import type { Daemon } from './daemon.ts';
import { failures, showFailure } from './failures.ts';
import { type HealthBoard, isInRoot, isRoot } from './health/board.ts';
import { plainText } from './plain-text.ts';

type WatchSetting = SettingTypes[typeof settings.watch];

/** What was last done with a folder in this workspace: one stopped does not begin by the setting, one started begins again when its daemon was killed. */
type Memory = Readonly<Record<string, 'started' | 'stopped'>>;

const memoryKey = 'healer.watching';
/** How long a daemon that takes over has to come up, in ms. */
const handOver = 2_000;

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
  const whileOpen = settingOf(daemon) !== 'always';
  const started = await vscode.window.withProgress(progress, () => daemon.watch(whileOpen));
  if (started.ok) await remember(context, { ...memoryOf(context), [daemon.folder]: 'started' });
  return started;
}

/** Starting and stopping by a person and by the setting, and again after a daemon that watched was killed. */
export class Watching implements vscode.Disposable {
  private readonly context: Context;
  private readonly board: HealthBoard;
  private readonly subscriptions: vscode.Disposable[];
  private readonly timers = new Map<Daemon, NodeJS.Timeout>();

  constructor(context: Context, board: HealthBoard) {
    this.context = context;
    this.board = board;
    this.subscriptions = [
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.asSet()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.asSet()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settings.watch)) void remember(context, {}).then(() => this.asSet());
      }),
      board.onChange(({ daemon, connection, overview }) => {
        const lost = connection.state === 'offline' && overview?.watching !== undefined;
        if (lost && memoryOf(context)[daemon.folder] === 'started') this.resumeSoon(daemon);
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
    await remember(this.context, { ...memoryOf(this.context), [daemon.folder]: 'stopped' });
    const stopped = await daemon.request('shutdown', {});
    if (!stopped.ok) await showFailure(stopped.failure);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Watches the roots whose setting says so and that nobody stopped. */
  private async asSet(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    for (const { daemon } of this.board.followers) {
      const stopped = memoryOf(this.context)[daemon.folder] === 'stopped';
      if (stopped || settingOf(daemon) === 'off' || !isRoot(daemon.folder)) continue;
      const started = await watchAsSet(this.context, daemon);
      if (!started.ok) await showFailure(started.failure);
    }
  }

  private resumeSoon(daemon: Daemon): void {
    clearTimeout(this.timers.get(daemon));
    this.timers.set(
      daemon,
      setTimeout(() => void this.resume(daemon), handOver),
    );
  }

  /** A daemon that watched went away. Told to end, it has left word of it; else it was killed, and another begins. */
  private async resume(daemon: Daemon): Promise<void> {
    const kinds = ['watch_started', 'watch_stopped'] as const;
    const last = await daemon.request('event/list', { kinds, limit: 1 });
    const killed = last.ok && last.value.at(-1)?.kind !== 'watch_stopped';
    if (!killed || daemon.welcome?.mode === 'watching' || memoryOf(this.context)[daemon.folder] !== 'started') return;
    this.context.log.warn(`the daemon that watched ${daemon.name} was killed; another begins`);
    const started = await watchAsSet(this.context, daemon);
    if (!started.ok) await showFailure(started.failure);
  }
}

function memoryOf({ extension }: Context): Memory {
  return extension.workspaceState.get<Memory>(memoryKey) ?? {};
}

async function remember({ extension }: Context, memory: Memory): Promise<void> {
  await extension.workspaceState.update(memoryKey, memory);
}

function settingOf(daemon: Daemon): WatchSetting {
  const scope = vscode.Uri.file(daemon.folder);
  return vscode.workspace.getConfiguration(undefined, scope).get<WatchSetting>(settings.watch) ?? 'off';
}
