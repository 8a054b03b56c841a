import * as vscode from 'vscode';
import type { DefinitionText } from '../../engine/protocol/rpc.ts';
import type { Kind } from '../../schemas/kinds.ts';
import type { DefinitionTarget } from '../../schemas/lsp.ts';
import { documentAround, guessKind } from './scan.ts';

/** A definition as it stands on the screen, saved or not. */
export interface OnScreen {
  readonly document: vscode.TextDocument;
  readonly definition: DefinitionText;
  readonly unsaved: boolean;
}

/** The definition a code lens or the cursor points at; undefined when no editor shows YAML. */
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

/** Whether the document of the active editor that holds the cursor looks like one of this kind. */
export function isAtCursor(kind: Kind): boolean {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'yaml') return false;
  const text = documentAround(editor.document.getText(), editor.selection.active.line + 1);
  return guessKind(editor.document.uri.path, text) === kind;
}
