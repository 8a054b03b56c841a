import { disablingComment } from '../diagnostics.ts';
import { refusedCodes } from '../problem-codes.ts';
import { lineEndAt, lineStartAt, newlineOf } from '../yaml-source.ts';
import type { FixesProblem } from './fix.ts';
import { isInsideScalar } from './inside-scalar.ts';

/** Writes a comment above the line that keeps the problem's rule silent there, or names it in the one that is there. */
export const disableRule: FixesProblem = (file, document, { code, start, end }) => {
  const { text } = file;
  if (start === end || document.yaml.errors.length > 0 || refusedCodes.has(code)) return [];
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const line = Math.max(lineStartAt(text, start), mark);
  if (isInsideScalar(document, line)) return [];
  const title = `Disable ${code} for this line`;
  const above = line > mark ? lineStartAt(text, line - 1) : line;
  const aboveEnd = lineEndAt(text, above);
  if (above < line && disablingComment.test(text.slice(above, aboveEnd))) {
    const behind = above + text.slice(above, aboveEnd).trimEnd().length;
    return [{ title, changes: [{ start: behind, end: behind, text: `, ${code}` }] }];
  }
  const indent = /^[ ]*/.exec(text.slice(line))?.[0] ?? '';
  const comment = `${indent}# healer-disable-next-line ${code}${newlineOf(text)}`;
  return [{ title, changes: [{ start: line, end: line, text: comment }] }];
};
