import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Context } from './context.ts';
import type { Daemon } from './daemon.ts';

/** What is kept up to date of one folder. */
export interface Follower extends vscode.Disposable {
  readonly onChange: vscode.Event<void>;
  /** Follows a daemon that lives, now or as soon as one begins; false where it cannot be told where that would be. */
  attach(): Promise<boolean>;
}

/** Between two attempts to tell where a folder's daemon would be, in ms: at first, and at most. */
const attachPause = { first: 15_000, most: 240_000 };

/** One follower for every folder of the workspace, while it is one. */
export abstract class FolderBoard<F extends Follower> implements vscode.Disposable {
  private readonly context: Context;
  private readonly known = new Map<string, { readonly follower: F; readonly heard: vscode.Disposable }>();
  private readonly changes = new vscode.EventEmitter<F>();
  /** Something of a folder changed, or its daemon came or went. */
  readonly onChange = this.changes.event;
  private readonly folderChanges: vscode.Disposable;

  constructor(context: Context) {
    this.context = context;
    this.folderChanges = vscode.workspace.onDidChangeWorkspaceFolders(() => this.follow());
    this.follow();
  }

  protected abstract make(daemon: Daemon): F;

  /** Whether a folder is followed before anybody looks. */
  protected attaches(_folder: string): boolean {
    return true;
  }

  get followers(): readonly F[] {
    return [...this.known.values()].map(({ follower }) => follower);
  }

  /** The follower of a folder, by its path. */
  of(folder: string): F | undefined {
    return this.known.get(folder)?.follower;
  }

  /** The folder a file is in. */
  around(uri: vscode.Uri): F | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder && this.of(folder.uri.fsPath);
  }

  dispose(): void {
    this.folderChanges.dispose();
    for (const path of [...this.known.keys()]) this.forget(path);
    this.changes.dispose();
  }

  private follow(): void {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const paths = new Set(folders.map(({ uri }) => uri.fsPath));
    for (const path of [...this.known.keys()]) if (!paths.has(path)) this.forget(path);
    for (const folder of folders) {
      const path = folder.uri.fsPath;
      if (this.known.has(path)) continue;
      const follower = this.make(this.context.daemonOf(folder));
      const heard = follower.onChange(() => this.changes.fire(follower));
      this.known.set(path, { follower, heard });
      if (this.attaches(path)) void this.attach(path, follower);
    }
  }

  private async attach(path: string, follower: F): Promise<void> {
    let pause = attachPause.first;
    while (this.of(path) === follower && !(await follower.attach())) {
      await delay(pause, undefined, { ref: false });
      pause = Math.min(2 * pause, attachPause.most);
    }
  }

  private forget(path: string): void {
    const entry = this.known.get(path);
    this.known.delete(path);
    entry?.heard.dispose();
    entry?.follower.dispose();
  }
}
