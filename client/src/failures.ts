import { access, constants, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Failure, Location, Result } from '../../engine/protocol/rpc.ts';
import { commands } from './contributions.ts';
import { plainText } from './plain-text.ts';
import { waysOut } from './ways-out.ts';

/** Shows what went wrong and what to do, with a way to do it: to the file it is about, to trust, or to the log. */
export async function showFailure(failure: Failure): Promise<void> {
  const { message, code, file, line } = failure;
  const choice = await vscode.window.showErrorMessage(plainText(`${message} (${code})`), ...waysOut(failure));
  if (choice === 'Manage Trust') await vscode.commands.executeCommand('workbench.trust.manage');
  if (choice === 'New Health Check') await vscode.commands.executeCommand(commands.newCheck);
  if (choice === 'Open Log') await vscode.commands.executeCommand(commands.showLog);
  if (choice === 'Open File' && file && line) await goTo({ file, line });
}

/** Opens a file with the cursor at a line (from 1). */
export async function openLocation({ file, line }: Location): Promise<Result<null>> {
  const at = new vscode.Position(Math.max(0, line - 1), 0);
  try {
    await vscode.window.showTextDocument(vscode.Uri.file(file), { selection: new vscode.Range(at, at) });
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, failure: failures.cannotOpen(file, await reasonNotOpened(file, error)) };
  }
}

/** As `openLocation`; what could not be opened is said. */
export async function goTo(location: Location): Promise<void> {
  const opened = await openLocation(location);
  if (!opened.ok) await showFailure(opened.failure);
}

/** Why the editor did not open a file; its own words where none of the usual reasons holds. */
export async function reasonNotOpened(file: string, error: unknown): Promise<string> {
  const found = await stat(file).catch(({ code }: NodeJS.ErrnoException) => code);
  if (found === 'ENOENT' || found === 'ENOTDIR') return 'it is not there';
  if (typeof found === 'object' && found.isDirectory()) return 'it is a folder';
  const refused = await access(file, constants.R_OK).catch(({ code }: NodeJS.ErrnoException) => code);
  if (refused === 'EACCES' || refused === 'EPERM') return 'you have no permission to read it';
  const words = error instanceof Error ? error.message : String(error);
  return words.replace(/^cannot open \S+\. Detail: /, '');
}

export const connectionLostCode = 'client/connection-lost';
export const notAnsweringCode = 'client/not-answering';

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
    code: connectionLostCode,
    message: 'The connection to Healer’s daemon was lost before it answered. Try again: the daemon is started anew',
  }),
  notAnswering: (seconds: number): Failure => ({
    code: notAnsweringCode,
    message: `Healer's daemon did not answer within ${seconds} s. It may be overloaded or stopped; try again, or end its process so that a new one starts`,
  }),
  internal: (reason: string): Failure => ({
    code: 'client/internal',
    message: `Healer ran into a fault of its own: ${reason}. See the Healer log for more`,
  }),
  untrusted: (what: string): Failure => ({
    code: 'client/untrusted',
    message: `${what} needs a trusted workspace: nothing executes in Restricted Mode`,
  }),
  watchNotHere: (): Failure => ({
    code: 'client/watch-not-here',
    message: 'Healer watches on Linux and macOS. On Windows open the folder in WSL; checks are still run once, by hand',
  }),
  notWatching: (): Failure => ({
    code: 'client/not-watching',
    message: 'Nothing is watched in this folder, so there is nothing to stop',
  }),
  noWorkload: (): Failure => ({
    code: 'client/no-workload',
    message:
      'No workload is known in this folder yet. "Healer: Start Watching" begins to watch those with an enabled check',
  }),
  noTool: (names: readonly string[]): Failure => ({
    code: 'client/no-tool',
    message: `None of ${names.join(', ')} is on the PATH of this host. Install one to look deeper from the editor`,
  }),
  noFolder: (): Failure => ({
    code: 'client/no-folder',
    message: 'Open a folder first: checks and incidents belong to one',
  }),
  noCheck: (): Failure => ({
    code: 'client/no-check',
    message:
      'No health check runs in this folder. Write one in a file such as health/web.health.yaml and name its folder in healer.yaml',
  }),
  noCheckToWatch: (folder: string): Failure => ({
    code: 'client/no-check',
    message: `No health check is written anywhere in ${folder}, so there is nothing to watch. "Healer: New Health Check" writes the first`,
  }),
  noRoot: (root: string): Failure => ({
    code: 'client/no-root',
    message: `No healer.yaml in ${root} says what runs, so nothing was started. "Healer: Start Watching" asks which folders do`,
  }),
  noSearch: (folder: string, reason: string): Failure => ({
    code: 'client/no-search',
    message: `${folder} could not be searched for health checks: ${reason}. Name their folders in a healer.yaml by hand`,
  }),
  noPlace: (folder: string, reason: string): Failure => ({
    code: 'client/no-place',
    message: `It could not be told where a check of ${folder} belongs: ${reason}. Write it by hand, in a folder that healer.yaml names`,
  }),
  notWritten: (file: string, reason: string): Failure => ({
    code: 'client/not-written',
    message: `${file} could not be written: ${reason}`,
  }),
  noPlaybook: (): Failure => ({
    code: 'client/no-playbook',
    message:
      'No playbook runs in this folder. Write one in a file such as playbooks/restart.playbook.yaml and name its folder in healer.yaml',
  }),
  notWebAddress: (url: string): Failure => ({
    code: 'client/not-web-address',
    message: `${url} is no address of the web (http or https), so it was not opened`,
  }),
  cannotOpen: (path: string, reason: string): Failure => ({
    code: 'client/cannot-open',
    message: `${path} could not be opened: ${reason}`,
  }),
  noRunbook: (file: string, reason: string): Failure => ({
    code: 'client/no-runbook',
    message: `The runbook ${file} could not be opened: ${reason}. Write it there, or mend the path after "runbook" in the health check`,
  }),
  noCommit: (hash: string, reason: string): Failure => ({
    code: 'client/no-commit',
    message: `git could not show ${hash}: ${reason}`,
  }),
  notExported: (id: string, reason: string): Failure => ({
    code: 'client/not-exported',
    message: `${id} could not be exported: ${reason}`,
  }),
  noSuchIncident: (): Failure => ({
    code: 'client/no-such-incident',
    message:
      'No incident is in a state for this. The Incidents view shows those that are active, resolved and reviewed',
  }),
  noIncident: (): Failure => ({
    code: 'client/no-incident',
    message: 'There is no incident yet, so there is nothing to write up. "Healer: Start Incident" opens one',
  }),
};
