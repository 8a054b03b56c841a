import type { Position, Range } from 'vscode-languageserver';
import type { DefinitionDocument, ParsedFile } from '../../schemas/document.ts';
import { documentIndexAt } from '../../schemas/lines.ts';

/** The offset of a position in UTF-16 units. A position past its line's end means the line's end; past the last line, the file's. */
export function offsetAt(file: ParsedFile, { line, character }: Position): number {
  const start = file.lines.startOf(line);
  if (start === undefined) return file.text.length;
  const next = file.lines.startOf(line + 1) ?? file.text.length;
  const rest = file.text.slice(start, next).replace(/[\r\n]+$/, '');
  return start + Math.min(character, rest.length);
}

export function positionAt(file: ParsedFile, offset: number): Position {
  const { line, col } = file.lines.linePos(offset);
  return { line: line - 1, character: col - 1 };
}

export function rangeAt(file: ParsedFile, start: number, end: number): Range {
  return { start: positionAt(file, start), end: positionAt(file, end) };
}

/** A range that counts lines from a document's first, in the file in which the document begins on `line`. */
export function below({ start, end }: Range, line: number): Range {
  return { start: { ...start, line: start.line + line }, end: { ...end, line: end.line + line } };
}

/** The document an offset is in; one that ends where the next begins does not hold that offset. */
export function documentAt(file: ParsedFile, offset: number): DefinitionDocument | undefined {
  return file.documents[documentIndexAt(file.documents, offset)];
}
