import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver';
import type { ParsedFile } from '../../schemas/document.ts';
import { nameAt, related } from './workspace/name-at.ts';

/** The occurrences in the same file of the name at a position. */
export function documentHighlights(file: ParsedFile, position: Position): DocumentHighlight[] {
  const named = nameAt(file, position);
  if (!named) return [];
  return related(file, named, undefined).map(({ range, defines }) => ({
    range,
    kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
