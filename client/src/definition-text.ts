import * as vscode from 'vscode';
import type { DefinitionText } from '../../engine/protocol/rpc.ts';
import type { DefinitionTarget } from '../../schemas/lsp.ts';

/** A definition as it stands on the screen, saved or not. */
export interface OnScreen {
  readonly document: vscode.TextDocument;
  readonly definition: DefinitionText;
  readonly unsaved: boolean;
}

/** The definition a code lens or the cursor points at; undefined when no editor shows one. */
export async function definitionOnScreen(target: DefinitionTarget | undefined): Promise<OnScreen | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document = target ? await vscode.workspace.openTextDocument(vscode.Uri.parse(target.uri)) : editor?.document;
  if (document?.languageId !== 'yaml') return undefined;
  const line = target?.line ?? (editor ? editor.selection.active.line + 1 : 1);
  return {
    document,
    definition: { file: document.uri.fsPath, text: document.getText(), line },
    unsaved: document.isDirty || document.isUntitled,
  };
}
