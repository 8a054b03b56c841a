import { basename } from 'node:path';
import * as vscode from 'vscode';
import { settings } from './contributions.ts';
import { Daemon } from './daemon.ts';
import { failures, showFailure } from './failures.ts';
import { watchesAgain } from './watch-memory.ts';

/** What every command and page works with. */
export interface Context {
  readonly extension: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly version: string;
  /**
   * The daemon of the folder a file is in; without a file, of what the person looks at (an editor, else a page), else of
   * the folder they choose. Undefined when there is none to choose, which has been said, or when they cancelled.
   */
  daemonFor(uri?: vscode.Uri): Promise<Daemon | undefined>;
  /** The daemon of one folder of the workspace. */
  daemonOf(folder: vscode.WorkspaceFolder): Daemon;
  /** Says whose a page is, for as long as it is open. */
  claim(panel: vscode.WebviewPanel, daemon: Daemon): void;
}

export function createContext(extension: vscode.ExtensionContext): Context {
  const log = vscode.window.createOutputChannel('Healer', { log: true });
  const version = String((extension.extension.packageJSON as { version: string }).version);
  const daemons = new Map<string, Daemon>();
  const pages = new Map<vscode.WebviewPanel, Daemon>();
  extension.subscriptions.push(log, new vscode.Disposable(() => daemons.forEach((daemon) => void daemon.dispose())));

  function daemonOf(folder: vscode.WorkspaceFolder): Daemon {
    const path = folder.uri.fsPath;
    const known = daemons.get(path);
    if (known) return known;
    const stateDirectory = () =>
      vscode.workspace.getConfiguration(undefined, folder).get<string>(settings.stateDirectory) || undefined;
    const daemon = new Daemon({
      folder: path,
      cli: extension.asAbsolutePath('dist/cli.js'),
      version,
      stateDirectory,
      watchesAgain: () => watchesAgain(extension.workspaceState, folder.uri),
      log,
    });
    daemons.set(path, daemon);
    log.info(`folder ${basename(path)} has its own daemon`);
    return daemon;
  }

  async function daemonFor(uri = vscode.window.activeTextEditor?.document.uri): Promise<Daemon | undefined> {
    const around = uri && vscode.workspace.getWorkspaceFolder(uri);
    if (around?.uri.scheme === 'file') return daemonOf(around);
    const looked = [...pages].find(([panel]) => panel.active)?.[1];
    if (looked) return looked;
    const folders = (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === 'file');
    const only = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
    if (only) return daemonOf(only);
    if (folders.length === 0) await showFailure(failures.noFolder());
    return undefined;
  }

  function claim(panel: vscode.WebviewPanel, daemon: Daemon): void {
    pages.set(panel, daemon);
    panel.onDidDispose(() => pages.delete(panel));
  }

  return { extension, log, version, daemonFor, daemonOf, claim };
}
