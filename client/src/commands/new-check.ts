import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Result } from '../../../engine/protocol/rpc.ts';
import { nameFolders } from '../choose-folders.ts';
import type { Context } from '../context.ts';
import type { Daemon } from '../daemon.ts';
import { failures, showFailure } from '../failures.ts';
import { checkFolder, checkSnippet, nameProblem, seenFrom } from '../first-check.ts';
import { isInRoot } from '../health/board.ts';
import { plainText } from '../plain-text.ts';

/**
 * Opens a new health config in an untitled editor that knows where it is to be saved; one that is there already, as it
 * is. Where no `healer.yaml` says what runs, one is written that names its folder.
 */
export async function newCheck(context: Context): Promise<void> {
  const daemon = await context.daemonFor();
  if (!daemon) return;
  const typed = await vscode.window.showInputBox({
    title: 'New Health Check',
    prompt: 'What is watched? The name of a workload.',
    placeHolder: 'web',
    validateInput: nameProblem,
  });
  if (!typed) return;
  const workload = typed.trim();
  if (!isInRoot(daemon.folder) && !(await makeRoot(daemon))) return;
  const folder = await folderFor(daemon);
  if (!folder.ok) return showFailure(folder.failure);
  const file = vscode.Uri.file(join(folder.value, `${workload}.health.yaml`));
  const uri = existsSync(file.fsPath) ? file : file.with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() === '') await editor.insertSnippet(new vscode.SnippetString(checkSnippet(workload)));
}

/** The folder that its `healer.yaml` has for new checks, as `healer check add` chooses it. */
async function folderFor(daemon: Daemon): Promise<Result<string>> {
  const { stdout, problem } = await daemon.healer(['check', 'where', '--json']);
  const found = checkFolder(stdout);
  if (found === undefined) return { ok: false, failure: failures.noPlace(daemon.name, problem ?? 'it said nothing') };
  return found.ok ? { ok: true, value: seenFrom(daemon.folder, realpathSync(daemon.folder), found.value) } : found;
}

/** Whether the folder has a `healer.yaml` now; what went wrong has been said. */
async function makeRoot(daemon: Daemon): Promise<boolean> {
  const named = await nameFolders(daemon, ['health']);
  if (named.ok)
    void vscode.window.showInformationMessage(
      plainText(
        `healer.yaml was written in ${daemon.name}. The checks saved in its folder health run once watching is started`,
      ),
    );
  else await showFailure(named.failure);
  return named.ok;
}
