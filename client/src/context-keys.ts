import * as vscode from 'vscode';
import type { ContextKeyTypes } from './contributions.ts';

/** Sets what `when` clauses of package.json look at. */
export function setContextKey<K extends keyof ContextKeyTypes>(key: K, value: ContextKeyTypes[K]): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
