import type { CodeAction, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseFile } from '../../../../schemas/document.ts';
import { codeActions } from '../../../../server/service/code-actions/index.ts';
import { positionAt } from '../../../../server/service/position.ts';
import { cursor } from '../../../support/fixture.ts';

const uri = 'file:///shop/file.yaml';

/** What is offered at the cursor `|`. */
export function actionsAt(path: string, marked: string, only?: string[]): { text: string; actions: CodeAction[] } {
  const { text, offset } = cursor(marked);
  const file = parseFile(path, text);
  const at = positionAt(file, offset);
  const actions = codeActions(file, uri, { start: at, end: at }, only ? { only } : {});
  return { text, actions };
}

export function titlesAt(path: string, marked: string, only?: string[]): string[] {
  return actionsAt(path, marked, only).actions.map(({ title }) => title);
}

/** The text once the action of that title at the cursor `|` is taken. */
export function afterAction(path: string, marked: string, title: string, only?: string[]): string {
  const { text, actions } = actionsAt(path, marked, only);
  const found = actions.find((action) => action.title === title);
  if (!found) throw new Error(`"${title}" is not offered; there are: ${actions.map((one) => one.title).join(', ')}`);
  const edits: TextEdit[] = found.edit?.changes?.[uri] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edits);
}
