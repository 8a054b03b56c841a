import { resolve } from 'node:path';
import * as vscode from 'vscode';
import type { Result } from '../../../engine/protocol/rpc.ts';
import { failures, reasonNotOpened } from '../failures.ts';

/** Opens a log as it is now, at its end. A path is absolute, or relative to `root`. */
export async function openLog(root: string, path: string): Promise<Result<null>> {
  const file = resolve(root, path);
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const end = document.lineAt(document.lineCount - 1).range.end;
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, failure: failures.cannotOpen(file, await reasonNotOpened(file, error)) };
  }
}
