import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { nameFolders } from '../choose-folders.ts';
import type { Context } from '../context.ts';
import type { Daemon } from '../daemon.ts';
import { showFailure } from '../failures.ts';
import { checkSnippet, folderForCheck, nameProblem } from '../first-check.ts';
import { type HealthBoard, isInRoot } from '../health/board.ts';
import { plainText } from '../plain-text.ts';

/**
 * Opens a new health config in an untitled editor that knows where it is to be saved; one that is there already, as it
 * is. Where no `healer.yaml` says what runs, one is written that names its folder.
 */
export async function newCheck(context: Context, board: HealthBoard): Promise<void> {
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
  const watched = board.of(daemon.folder)?.overview?.watching?.folders ?? [];
  const file = vscode.Uri.file(join(folderForCheck(daemon.folder, watched), `${workload}.health.yaml`));
  const uri = existsSync(file.fsPath) ? file : file.with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() === '') await editor.insertSnippet(new vscode.SnippetString(checkSnippet(workload)));
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
