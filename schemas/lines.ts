import type { DefinitionDocument } from './document.ts';

/** Where the lines of a text begin. As in an editor, a line ends with LF, CR LF or a lone CR. */
export interface Lines {
  /** How many there are: one more than there are line ends. */
  readonly count: number;
  /** Where each begins. Costs the whole file where it has several documents: to look one up, `startOf` is enough. */
  readonly lineStarts: readonly number[];
  /** Where a line begins, counted from 0; undefined past the last. */
  startOf(line: number): number | undefined;
  /** The line and column of an offset, both from 1, in UTF-16 units. */
  linePos(offset: number): { line: number; col: number };
}

/** The lines of a text, counted when first asked for. */
export function linesOf(text: string): Lines {
  let counted: readonly number[] | undefined;
  const starts = () => {
    counted ??= countLines(text);
    return counted;
  };
  return {
    get count() {
      return starts().length;
    },
    get lineStarts() {
      return starts();
    },
    startOf: (line) => starts()[line],
    linePos(offset) {
      const all = starts();
      let line = 1;
      for (let to = all.length; line < to; ) {
        const middle = (line + to) >>> 1;
        if ((all[middle] ?? 0) <= offset) line = middle + 1;
        else to = middle;
      }
      return { line, col: offset - (all[line - 1] ?? 0) + 1 };
    },
  };
}

/** The lines of a file from those of its documents, each of which begins a line. */
export function linesOfDocuments(documents: readonly DefinitionDocument[]): Lines {
  let counted: readonly number[] | undefined;
  const last = documents.at(-1);
  return {
    count: last ? last.line + last.alone.lines.count : 0,
    get lineStarts() {
      counted ??= documents.flatMap(({ start, alone }) => {
        const { lineStarts } = alone.lines;
        return (alone === last?.alone ? lineStarts : lineStarts.slice(0, -1)).map((at) => at + start);
      });
      return counted;
    },
    startOf(line) {
      const document = documents[countTo(documents.length, (index) => (documents[index]?.line ?? 0) <= line) - 1];
      const at = document?.alone.lines.startOf(line - document.line);
      return document && at !== undefined ? at + document.start : undefined;
    },
    linePos(offset) {
      const document = documents[documentIndexAt(documents, offset)];
      if (!document) return { line: 1, col: offset + 1 };
      const { line, col } = document.alone.lines.linePos(offset - document.start);
      return { line: line + document.line, col };
    },
  };
}

/** The index of the document that holds an offset; one that ends where the next begins does not. */
export function documentIndexAt(documents: readonly DefinitionDocument[], offset: number): number {
  return Math.max(0, countTo(documents.length, (index) => (documents[index]?.start ?? 0) <= offset) - 1);
}

/** How many of `length` things are as asked for, where none is after the first that is not: a binary search. */
export function countTo(length: number, holds: (index: number) => boolean): number {
  let from = 0;
  let to = length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function countLines(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
    return starts;
  }
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
