import { isCollection, isMap, isPair, isScalar, isSeq, Lexer, type Node, type Pair, type YAMLMap } from 'yaml';
import type { DefinitionDocument } from '../../schemas/document.ts';
import { resolveAlias } from '../../schemas/nodes.ts';
import { siblingsOf } from './path-at.ts';
import type { Step } from './schema-at.ts';

/** Offset of the first character of the line an offset is on. */
export function lineStartAt(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line's end, before its LF or CR LF. */
export function lineEndAt(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The characters between a line's start and an offset on it. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStartAt(text, offset);
}

/** What ends the lines of a text. */
export function newlineOf(text: string): '\r\n' | '\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Every comment of a document as its offsets in the file. */
export function commentsOf({ text, start }: DefinitionDocument): { start: number; end: number }[] {
  const comments: { start: number; end: number }[] = [];
  if (!text.includes('#')) return comments;
  let offset = start;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token === '\x02' || token === '\x18' || token === '\x1f') {
      scalar = token === '\x1f';
      continue;
    }
    if (!scalar && token.startsWith('#')) comments.push({ start: offset, end: offset + token.length });
    scalar = false;
    offset += token.length;
  }
  return comments;
}

/** Where the characters of a node end: after its last scalar or bracket, without the comments and line ends behind it. */
export function contentEnd(node: Node, text: string): number {
  if (isCollection(node) && !node.flow) {
    const last: unknown = node.items.at(-1);
    if (isPair(last)) return pairEnd(last as Pair<Node, Node | null>, text);
    if (last) return contentEnd(last as Node, text);
  }
  const end = node.range?.[1] ?? 0;
  return isBlockScalar(node) ? end - (/\r?\n?$/.exec(text.slice(Math.max(0, end - 2), end))?.[0].length ?? 0) : end;
}

/** Where an entry of a mapping ends. */
export function pairEnd({ key, value }: Pair<Node, Node | null>, text: string): number {
  const keyEnd = key.range?.[1] ?? 0;
  if (value && value.range?.[0] !== value.range?.[1]) return contentEnd(value, text);
  const colon = /^[ \t]*:/.exec(text.slice(keyEnd, keyEnd + 100));
  return Math.max(keyEnd + (colon?.[0].length ?? 0), value?.range?.[1] ?? 0);
}

export function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** The entries of a mapping that are written with a key. */
export function pairsOf(map: YAMLMap): Pair<Node, Node | null>[] {
  return map.items.filter((pair) => (pair.key as Node | null)?.range) as Pair<Node, Node | null>[];
}

/** A path of keys and list positions with the scalars beside each, as schemas are looked up. */
export function stepsTo(document: DefinitionDocument, path: readonly string[]): Step[] {
  let node: unknown = document.yaml.contents;
  return path.map((key) => {
    const container = resolveAlias(node, document);
    const sibling = isMap(container) ? siblingsOf(container) : () => undefined;
    node = isMap(container) ? container.get(key, true) : isSeq(container) ? container.items[Number(key)] : undefined;
    return { key: isSeq(container) ? Number(key) : key, sibling };
  });
}
