import * as vscode from 'vscode';

/** A row as a tree view draws it. */
export interface DrawnRow {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Whether it is open before anybody has opened or closed it. */
  readonly open: boolean;
  /** Words that `when` clauses of its actions look for. */
  readonly context: string;
  readonly children: readonly unknown[];
}

/** The item of a row, with a codicon by name and the id of its colour where it has one. */
export function treeItem(row: DrawnRow, icon?: string, colour?: string): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, row.children.length === 0 ? None : row.open ? Expanded : Collapsed);
  item.id = row.id;
  item.contextValue = row.context;
  item.accessibilityInformation = { label: row.spoken };
  if (row.description !== undefined) item.description = row.description;
  if (icon !== undefined) {
    item.iconPath = new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
  }
  return item;
}
