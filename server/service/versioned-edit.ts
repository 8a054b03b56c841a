import type { WorkspaceEdit } from 'vscode-languageserver';

/**
 * The same edit, tied to the versions it was made for, so that a client refuses it where it has edited since. A file that
 * has no version is not open: the edit is for what is on the disk.
 */
export function versionedEdit(
  { changes = {} }: WorkspaceEdit,
  versionOf: (uri: string) => number | undefined,
): WorkspaceEdit {
  const documentChanges = Object.entries(changes).map(([uri, edits]) => ({
    textDocument: { uri, version: versionOf(uri) ?? null },
    edits,
  }));
  return { documentChanges };
}
