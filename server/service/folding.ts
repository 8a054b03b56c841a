import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { isCollection, isPair, type Node } from 'yaml';
import type { DefinitionDocument, ParsedFile } from '../../schemas/document.ts';
import { maxDepth } from '../../schemas/nodes.ts';
import { positionAt } from './position.ts';
import { commentsOf, contentEnd, isBlockScalar, lineStartAt, pairEnd } from './yaml-source.ts';

/** What can be folded in a file that holds a definition: documents, keys with lines below them, texts, comments. Null for any other file. */
export function folding(file: ParsedFile): FoldingRange[] | null {
  if (!file.documents.some(({ kind }) => kind)) return null;
  const ranges: FoldingRange[] = [];
  const fold = (start: number, end: number, kind?: FoldingRangeKind) => {
    const startLine = positionAt(file, start).line;
    const endLine = positionAt(file, end).line;
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind ? { kind } : {}) });
  };
  const many = file.documents.length > 1;
  for (const document of file.documents) {
    const { start, text } = document;
    if (many) fold(start, start + text.trimEnd().length);
    for (const block of commentBlocks(file, document)) fold(block.start, block.end, FoldingRangeKind.Comment);
    visit(document.yaml.contents, 0);
  }
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);

  function visit(node: unknown, depth: number): void {
    if (!isCollection(node) || depth > maxDepth) return;
    for (const item of node.items) {
      if (isPair(item)) {
        const key = item.key as Node | null;
        if (key?.range) fold(key.range[0], pairEnd(item as never, file.text));
        visit(item.value, depth + 1);
      } else {
        const one = item as Node;
        if (isCollection(one) || isBlockScalar(one)) fold(one.range?.[0] ?? 0, contentEnd(one, file.text));
        visit(one, depth + 1);
      }
    }
  }
}

/** Comments on lines of their own, line below line. */
function commentBlocks({ text, lines }: ParsedFile, document: DefinitionDocument): { start: number; end: number }[] {
  const blocks: { start: number; end: number }[] = [];
  for (const { start, end } of commentsOf(document)) {
    if (text.slice(lineStartAt(text, start), start).trim() !== '') continue;
    const last = blocks.at(-1);
    if (last && lines.linePos(last.end).line + 1 === lines.linePos(start).line) last.end = end;
    else blocks.push({ start, end });
  }
  return blocks;
}
