import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Result } from '../../engine/protocol/rpc.ts';
import { settings } from './contributions.ts';
import { Daemon } from './daemon.ts';
import { failures } from './failures.ts';

/** What every command and page works with. */
export interface Context {
  readonly extension: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly version: string;
  /** The daemon of the folder a file is in; without a file, of the active editor's or the first folder. */
  daemonFor(uri?: vscode.Uri): Result<Daemon>;
}

export function createContext(extension: vscode.ExtensionContext): Context {
  const log = vscode.window.createOutputChannel('Healer', { log: true });
  const version = String((extension.extension.packageJSON as { version: string }).version);
  const daemons = new Map<string, Daemon>();
  extension.subscriptions.push(log, new vscode.Disposable(() => daemons.forEach((daemon) => void daemon.dispose())));

  function daemonFor(uri = vscode.window.activeTextEditor?.document.uri): Result<Daemon> {
    const folder = (uri && vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0];
    if (folder?.uri.scheme !== 'file') return { ok: false, failure: failures.noFolder() };
    const path = folder.uri.fsPath;
    const known = daemons.get(path);
    if (known) return { ok: true, value: known };
    const daemon = new Daemon({
      folder: path,
      cli: extension.asAbsolutePath('dist/cli.js'),
      version,
      stateDirectory: () =>
        vscode.workspace.getConfiguration(undefined, folder).get<string>(settings.stateDirectory) || undefined,
      log,
    });
    daemons.set(path, daemon);
    log.info(`folder ${basename(path)} has its own daemon`);
    return { ok: true, value: daemon };
  }

  return { extension, log, version, daemonFor };
}
