import type { Location, Position } from 'vscode-languageserver';
import type { ParsedFile } from '../../schemas/document.ts';
import { locationOf, nameAt, related, type WorkspaceView } from './workspace/name-at.ts';

/** Where the name at a position is defined: a workload by each of its checks. Empty where nothing defines it. */
export function definition(file: ParsedFile, uri: string, position: Position, view?: WorkspaceView): Location[] {
  const named = nameAt(file, position);
  if (!named) return [];
  return related(file, named, view)
    .filter(({ defines }) => defines)
    .map((one) => locationOf(one, uri, file, view));
}
