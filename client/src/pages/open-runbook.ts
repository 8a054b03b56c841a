import { resolve } from 'node:path';
import * as vscode from 'vscode';
import type { Result } from '../../../engine/protocol/rpc.ts';
import { failures, reasonNotOpened } from '../failures.ts';
import { headingLine, runbookOf } from '../health/runbook.ts';

/** Opens a runbook: a file, relative to `root`, at its heading; an address of the web outside, which the editor may ask about first. */
export async function openRunbook(root: string, runbook: string): Promise<Result<null>> {
  const place = runbookOf(runbook);
  if (place.kind === 'web') {
    await vscode.env.openExternal(vscode.Uri.parse(place.url));
    return { ok: true, value: null };
  }
  const file = resolve(root, place.path);
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const at = new vscode.Position(headingLine(document.getText(), place.heading) - 1, 0);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, failure: failures.noRunbook(file, await reasonNotOpened(file, error)) };
  }
}
