import type { Location, Position } from 'vscode-languageserver';
import type { ParsedFile } from '../../schemas/document.ts';
import { locationOf, nameAt, related, type WorkspaceView } from './workspace/name-at.ts';

/** Every place that uses the name at a position, and where asked for those that define it. */
export function references(
  file: ParsedFile,
  uri: string,
  position: Position,
  declarations: boolean,
  view?: WorkspaceView,
): Location[] {
  const named = nameAt(file, position);
  if (!named) return [];
  return related(file, named, view)
    .filter(({ defines }) => declarations || !defines)
    .map((one) => locationOf(one, uri, file, view));
}
