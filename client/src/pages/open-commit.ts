import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import type { Result } from '../../../engine/protocol/rpc.ts';
import { failures } from '../failures.ts';

const scheme = 'healer-commit';
/** By address, while the document is open. */
const texts = new Map<string, string>();

/** Hands the editor the texts of commits that are shown. */
export function commitTexts(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void texts.delete(uri.toString())),
  );
}

/** Shows what a commit of a folder's repository changed, as git tells it, read-only. */
export async function openCommit(folder: string, hash: string): Promise<Result<null>> {
  if (!vscode.workspace.isTrusted) return { ok: false, failure: failures.untrusted('Asking git') };
  if (!/^[0-9a-f]{7,64}$/.test(hash)) return { ok: false, failure: failures.noCommit(hash, 'it is no hash') };
  const shown = await show(folder, hash);
  if (!shown.ok) return shown;
  const uri = vscode.Uri.from({ scheme, path: `/${hash.slice(0, 7)}.diff`, query: folder });
  texts.set(uri.toString(), shown.value);
  await vscode.window.showTextDocument(uri, { preview: true, viewColumn: vscode.ViewColumn.Beside });
  return { ok: true, value: null };
}

function show(folder: string, hash: string): Promise<Result<string>> {
  // Nothing a repository configures is run: no pager, no external diff, no text conversion.
  const args = ['--no-pager', 'show', '--stat', '--patch', '--no-ext-diff', '--no-textconv', '--no-color', hash, '--'];
  const options = { cwd: folder, timeout: 10_000, maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile('git', args, options, (error, stdout, stderr) => {
      if (!error) return resolve({ ok: true, value: stdout });
      const reason = stderr.trim().split('\n')[0] || error.message;
      resolve({ ok: false, failure: failures.noCommit(hash, reason) });
    });
  });
}
