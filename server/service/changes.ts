import type { TextEdit } from 'vscode-languageserver';
import type { ParsedFile } from '../../schemas/document.ts';
import { rangeAt } from './position.ts';

/** New text in place of the characters from `start` up to, not including, `end`: offsets of the file. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with every change made. They must not overlap; order does not matter. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  let result = '';
  let at = 0;
  for (const change of changes.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return result + text.slice(at);
}

export function toTextEdits(file: ParsedFile, changes: readonly Change[]): TextEdit[] {
  return changes.map(({ start, end, text }) => ({ range: rangeAt(file, start, end), newText: text }));
}

/**
 * What turns one text into another: a change for each line that differs, or, where lines came or went, one from the first
 * difference to the last.
 */
export function changesBetween(before: string, after: string): Change[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (old.length !== now.length) return difference(before, after, 0);
  let start = 0;
  return old.flatMap((line, index) => {
    const found = difference(line, now[index] ?? '', start);
    start += line.length + 1;
    return found;
  });
}

function difference(before: string, after: string, offset: number): Change[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const text = after.slice(head, after.length - tail);
  return [{ start: offset + head, end: offset + before.length - tail, text }];
}
