import { isCollection, isMap, isPair, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { DefinitionDocument, ParsedFile } from '../../../schemas/document.ts';
import { saysTheSame } from '../same-content.ts';
import { columnOf, commentsOf, contentEnd, lineStartAt, newlineOf, pairEnd, pairsOf } from '../yaml-source.ts';
import type { Fix, Rewrites } from './fix.ts';

type Collection = YAMLMap | YAMLSeq;

/** Longer lines than this are not made, in UTF-16 units. */
const widest = 120;

/**
 * Writes a flow collection as lines, or lines as a flow collection, for the one the cursor is in. Not offered where a
 * comment or a text of several lines would be lost.
 */
export const flowBlock: Rewrites = (file, document, offset) => {
  if (document.yaml.errors.length > 0) return [];
  const [outer, chosen] = around(document, offset);
  if (!chosen || chosen.items.length === 0) return [];
  if (!outer && !chosen.flow) return [];
  const fix = chosen.flow ? toBlock(file, document, chosen, outer) : toFlow(file, document, chosen);
  return fix && saysTheSame(file.path, document, fix.changes) ? [fix] : [];
};

/** The outermost flow collection around an offset with what holds it, else the innermost block collection. */
function around(
  document: DefinitionDocument,
  offset: number,
): readonly [Collection | undefined, Collection | undefined] {
  let outer: Collection | undefined;
  let node: unknown = document.yaml.contents;
  let inner: Collection | undefined;
  while (isMap(node) || isSeq(node)) {
    outer = inner;
    inner = node;
    if (node.flow) break;
    const values: unknown[] = node.items.map((item) => (isPair(item) ? item.value : item));
    node = values.find(
      (value) => isCollection(value) && (value.range?.[0] ?? 0) <= offset && offset <= (value.range?.[1] ?? 0),
    );
  }
  return [outer, inner];
}

function toBlock(
  { text }: ParsedFile,
  document: DefinitionDocument,
  node: Collection,
  outer: Collection | undefined,
): Fix | undefined {
  const [start, end] = node.range ?? [0, 0];
  const parts = partsOf(text, node);
  if (!parts || hasComment(document, start, end)) return undefined;
  const newline = newlineOf(text);
  const lines = isMap(node) ? parts : parts.map((part) => `- ${part}`);
  const title = 'Write as lines';
  if (!outer)
    return { title, changes: [{ start, end, text: lines.join(newline + ' '.repeat(columnOf(text, start))) }] };
  const inItem = isSeq(outer);
  if (inItem && /-[ \t]+$/.test(text.slice(lineStartAt(text, start), start)) && node.anchor === undefined)
    return { title, changes: [{ start, end, text: lines.join(newline + ' '.repeat(columnOf(text, start))) }] };
  const first = outer.items[0];
  const column = columnOf(text, (isPair(first) ? (first.key as Node).range?.[0] : outer.range?.[0]) ?? 0) + 2;
  const before = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const indent = newline + ' '.repeat(column);
  return { title, changes: [{ start: start - before, end, text: lines.map((line) => indent + line).join('') }] };
}

function toFlow({ text }: ParsedFile, document: DefinitionDocument, node: Collection): Fix | undefined {
  const start = node.range?.[0] ?? 0;
  const end = contentEnd(node, text);
  const written = flowText(text, node);
  if (written === undefined || hasComment(document, start, end)) return undefined;
  const gap = /\r?\n[ \t]*$/.exec(text.slice(0, start));
  const from = gap && document.yaml.contents !== node ? gap.index : start;
  const line = `${text.slice(lineStartAt(text, from), from)} ${written}`;
  if (line.length > widest) return undefined;
  return { title: 'Write on one line', changes: [{ start: from, end, text: (from < start ? ' ' : '') + written }] };
}

/** A block collection as flow, or undefined where something in it cannot stand on one line. */
function flowText(text: string, node: Collection): string | undefined {
  const parts = partsOf(text, node, (value) =>
    (isMap(value) || isSeq(value)) && !value.flow ? flowText(text, value) : undefined,
  );
  if (!parts) return undefined;
  return isMap(node) ? `{${parts.join(', ')}}` : `[${parts.join(', ')}]`;
}

/** The entries of a collection as they are written, each on one line; `nested` may write a value in another way. */
function partsOf(
  text: string,
  node: Collection,
  nested: (value: unknown) => string | undefined = () => undefined,
): string[] | undefined {
  const pairs = isMap(node) ? pairsOf(node) : [];
  if (isMap(node) && pairs.length !== node.items.length) return undefined;
  const parts = isMap(node)
    ? pairs.map((pair) => {
        const key = text.slice(pair.key.range?.[0], pair.key.range?.[1]);
        const value =
          nested(pair.value) ?? text.slice(pair.key.range?.[1], pairEnd(pair, text)).replace(/^[ \t]*:?\s*/, '');
        return value === '' ? `${key}:` : `${key}: ${value}`;
      })
    : node.items.map((item) => nested(item) ?? text.slice((item as Node).range?.[0], (item as Node).range?.[1]));
  return parts.some((part) => part.includes('\n')) ? undefined : parts;
}

function hasComment(document: DefinitionDocument, start: number, end: number): boolean {
  return commentsOf(document).some((one) => one.start >= start && one.end <= end);
}
