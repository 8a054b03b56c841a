import type { Location, Position } from 'vscode-languageserver';
import type { DefinitionDocument, ParsedFile } from '../../../schemas/document.ts';
import { documentAt, offsetAt, rangeAt } from '../position.ts';
import type { Located } from './name-index.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { localSorts, unreferredSorts } from './sorts.ts';
import type { Workspace } from './workspace.ts';

/** A workspace and how its files are called on the wire. */
export interface WorkspaceView {
  readonly workspace: Workspace;
  uriOf(path: string): string;
}

/** A name of ours at a position. */
export interface Named {
  readonly document: DefinitionDocument;
  readonly one: Occurrence;
}

/** The name at a position, either end included; at an anchor or an alias, its own, its sign included. */
export function nameAt(file: ParsedFile, position: Position): Named | undefined {
  const offset = offsetAt(file, position);
  const document = documentAt(file, offset);
  if (!document) return undefined;
  const here = offset - document.start;
  const one = occurrencesOf(document).find(
    ({ sort, how, start, end, wholeEnd = end }) =>
      how !== 'alias' &&
      !unreferredSorts.has(sort) &&
      (sort === 'anchor' ? start - 1 : start) <= here &&
      here <= wholeEnd,
  );
  return one && { document, one };
}

/** The name of ours that the alias at a position brings there. */
export function nameByAlias(file: ParsedFile, position: Position): Occurrence | undefined {
  const offset = offsetAt(file, position);
  const document = documentAt(file, offset);
  const here = offset - (document?.start ?? 0);
  return (
    document && occurrencesOf(document).find(({ how, start, end }) => how === 'alias' && start <= here && here <= end)
  );
}

/**
 * Every occurrence of the same thing, definitions first: in its own document for an action or an anchor, under its root
 * for any other, in its own file where that lies under none.
 */
export function related(file: ParsedFile, { document, one }: Named, view: WorkspaceView | undefined): Located[] {
  const index = localSorts.has(one.sort) ? undefined : view?.workspace.at(file.path);
  if (index) return index.occurrences(one.sort, one.key);
  const within = localSorts.has(one.sort) ? [document] : file.documents;
  const found = within.flatMap((each) =>
    occurrencesOf(each)
      .filter(({ sort, key }) => sort === one.sort && key === one.key)
      .map((same) => ({
        ...same,
        path: file.path,
        range: rangeAt(file, each.start + same.start, each.start + same.end),
        documentLine: each.line,
      })),
  );
  return [...found.filter(({ defines }) => defines), ...found.filter(({ defines }) => !defines)];
}

export function locationOf(
  { path, range }: Located,
  uri: string,
  file: ParsedFile,
  view: WorkspaceView | undefined,
): Location {
  return { uri: path === file.path ? uri : (view?.uriOf(path) ?? uri), range };
}
