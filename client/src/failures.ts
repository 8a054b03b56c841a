import * as vscode from 'vscode';
import type { Failure } from '../../engine/protocol/rpc.ts';
import { commands } from './contributions.ts';

/** Shows what went wrong and what to do, with a way to the file it is about or to the log. */
export async function showFailure(failure: Failure): Promise<void> {
  const openFile = failure.file && failure.line ? 'Open File' : undefined;
  const choice = await vscode.window.showErrorMessage(
    `${failure.message} (${failure.code})`,
    ...(openFile ? [openFile] : []),
    'Open Log',
  );
  if (choice === 'Open Log') await vscode.commands.executeCommand(commands.showLog);
  else if (choice && failure.file) await openLocation(failure.file, failure.line ?? 1);
}

/** Opens a file with the cursor at a line (from 1). */
export async function openLocation(file: string, line: number): Promise<void> {
  const at = new vscode.Position(Math.max(0, line - 1), 0);
  await vscode.window.showTextDocument(vscode.Uri.file(file), { selection: new vscode.Range(at, at) });
}

export const failures = {
  daemonStart: (reason: string): Failure => ({
    code: 'client/daemon-start',
    message: `Healer's daemon could not start: ${reason}. See the Healer log for more`,
  }),
  serverStart: (reason: string): Failure => ({
    code: 'client/server-start',
    message: `Healer's language server could not start, so YAML files are not checked: ${reason}. Run "Healer: Restart Language Server" to try again`,
  }),
  connectionLost: (): Failure => ({
    code: 'client/connection-lost',
    message: 'The connection to Healer’s daemon was lost before it answered. Try again: the daemon is started anew',
  }),
  internal: (reason: string): Failure => ({
    code: 'client/internal',
    message: `Healer ran into a fault of its own: ${reason}. See the Healer log for more`,
  }),
  untrusted: (what: string): Failure => ({
    code: 'client/untrusted',
    message: `${what} needs a trusted workspace: nothing executes in Restricted Mode. Use "Manage Workspace Trust" to trust this folder`,
  }),
  noFolder: (): Failure => ({
    code: 'client/no-folder',
    message: 'Open a folder first: Healer keeps incidents by folder',
  }),
  nothingHere: (what: string): Failure => ({
    code: 'client/nothing-here',
    message: `There is no ${what} at the cursor. Open a file that holds one, or use the link above it`,
  }),
};
