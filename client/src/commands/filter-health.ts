import * as vscode from 'vscode';
import { stateWords } from '../health/filter.ts';
import type { HealthTree } from '../health/tree.ts';

/** Filters the Health view while the person types; Escape takes back what was typed. */
export function filterHealth(tree: HealthTree): void {
  const before = tree.filterText;
  const box = vscode.window.createInputBox();
  box.title = 'Filter Workloads';
  box.placeholder = 'api team=payments @unhealthy';
  box.prompt = `Words of a name, check, label or error, and ${Object.keys(stateWords).join(' ')}.`;
  box.value = before;
  let accepted = false;
  box.onDidChangeValue((value) => tree.setFilter(value));
  box.onDidAccept(() => {
    accepted = true;
    box.hide();
  });
  box.onDidHide(() => {
    if (!accepted) tree.setFilter(before);
    box.dispose();
  });
  box.show();
}
