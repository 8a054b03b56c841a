import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { HealthFollower } from './follower.ts';

/** How every folder of the workspace stands. */
export class HealthBoard implements vscode.Disposable {
  private readonly context: Context;
  private readonly known = new Map<string, { readonly follower: HealthFollower; readonly heard: vscode.Disposable }>();
  private readonly changes = new vscode.EventEmitter<HealthFollower>();
  /** A folder stands otherwise, or its daemon came or went. */
  readonly onChange = this.changes.event;
  private readonly folderChanges: vscode.Disposable;

  constructor(context: Context) {
    this.context = context;
    this.folderChanges = vscode.workspace.onDidChangeWorkspaceFolders(() => this.follow());
    this.follow();
  }

  get followers(): readonly HealthFollower[] {
    return [...this.known.values()].map(({ follower }) => follower);
  }

  /** The follower of a folder, by its path. */
  of(folder: string): HealthFollower | undefined {
    return this.known.get(folder)?.follower;
  }

  /** The folder a file is in. */
  around(uri: vscode.Uri): HealthFollower | undefined {
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
      const follower = new HealthFollower(this.context.daemonOf(folder));
      const heard = follower.onChange(() => this.changes.fire(follower));
      this.known.set(path, { follower, heard });
      if (isRoot(path)) void follower.attach();
    }
  }

  private forget(path: string): void {
    const entry = this.known.get(path);
    this.known.delete(path);
    entry?.heard.dispose();
    entry?.follower.dispose();
  }
}

/** Whether a folder is a root: what its `healer.yaml` names runs. */
export function isRoot(folder: string): boolean {
  return existsSync(join(folder, 'healer.yaml'));
}
