import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { WorkspaceView } from './workspace/name-at.ts';
import type { Sort } from './workspace/sorts.ts';
import { displayPath } from './workspace/workspace.ts';

/** The most that one search gives. */
const most = 500;

const symbolKinds: Readonly<Partial<Record<Sort, SymbolKind>>> = {
  workload: SymbolKind.Class,
  playbook: SymbolKind.Function,
  channel: SymbolKind.Event,
  service: SymbolKind.Module,
  alert: SymbolKind.Constant,
  rule: SymbolKind.Class,
  profile: SymbolKind.Class,
  project: SymbolKind.Class,
};

/**
 * What the workspace defines whose name holds the letters of the query in their order, whatever their case. A definition
 * is called as its document symbol is, `health/api (http)`, any other name `sort/name`. Every one for an empty query,
 * 500 at most.
 */
export function workspaceSymbols(query: string, { workspace, uriOf }: WorkspaceView): WorkspaceSymbol[] {
  const letters = [...query.toLowerCase().replace(/\s/g, '')];
  const found: WorkspaceSymbol[] = [];
  for (const { root, all } of workspace.indexes)
    for (const { sort, name: own, label, path, range } of all()) {
      const kind = symbolKinds[sort];
      const name = label ?? `${sort}/${own}`;
      if (kind === undefined || !holdsInOrder(name.toLowerCase(), letters)) continue;
      const containerName = displayPath(path, root);
      found.push({ name, kind, containerName, location: { uri: uriOf(path), range } });
      if (found.length === most) return found;
    }
  return found;
}

function holdsInOrder(text: string, letters: readonly string[]): boolean {
  let from = 0;
  for (const letter of letters) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
