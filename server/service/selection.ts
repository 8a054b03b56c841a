import type { Position, SelectionRange } from 'vscode-languageserver';
import { isCollection, isPair, type Node, type Pair } from 'yaml';
import type { ParsedFile } from '../../schemas/document.ts';
import { maxDepth } from '../../schemas/nodes.ts';
import { documentAt, offsetAt, rangeAt } from './position.ts';
import { contentEnd, pairEnd } from './yaml-source.ts';

/** What the selection grows to from a position: the word, its entry, the mapping or list, and so on to the document. */
export function selectionRange(file: ParsedFile, position: Position): SelectionRange {
  const offset = offsetAt(file, position);
  const document = documentAt(file, offset);
  const spans: [number, number][] = [];
  if (document) {
    spans.push([document.start, document.start + document.text.trimEnd().length]);
    let node: unknown = document.yaml.contents;
    for (let depth = 0; node && depth < maxDepth; depth++) {
      const found = spanOf(node as Node | Pair<Node, Node | null>, file.text);
      if (offset < found[0] || offset > found[1]) break;
      spans.push(found);
      node = partsOf(node).find((part) => {
        const [start, end] = spanOf(part as Node, file.text);
        return start <= offset && offset <= end;
      });
    }
  }
  let outer: SelectionRange | undefined;
  for (const [start, end] of spans) {
    const next = rangeAt(file, start, end);
    if (outer && JSON.stringify(outer.range) === JSON.stringify(next)) continue;
    outer = outer ? { range: next, parent: outer } : { range: next };
  }
  return outer ?? { range: { start: position, end: position } };
}

function partsOf(node: unknown): unknown[] {
  if (isPair(node)) return [node.key, node.value].filter(Boolean);
  return isCollection(node) ? node.items : [];
}

function spanOf(node: Node | Pair<Node, Node | null>, text: string): [number, number] {
  if (isPair(node))
    return [node.key?.range?.[0] ?? 0, node.key?.range ? pairEnd(node as Pair<Node, Node | null>, text) : 0];
  return [node.range?.[0] ?? 0, contentEnd(node, text)];
}
