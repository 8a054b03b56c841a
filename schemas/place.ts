import { isCollection, isMap, isScalar, type Node } from 'yaml';
import type { DefinitionDocument } from './document.ts';
import type { Fault } from './faults.ts';
import { placeAt, resolveAlias } from './nodes.ts';
import type { Problem } from './problem.ts';

/** Where in the text a fault is marked. */
export function place(
  document: DefinitionDocument,
  { path, mark }: Pick<Fault, 'path' | 'mark'>,
): Pick<Problem, 'start' | 'end'> {
  const [start, end] = rangeOf(nodeToMark(document, path, mark), document);
  return { start, end };
}

function nodeToMark(document: DefinitionDocument, path: readonly string[], mark: Fault['mark']): Node | undefined {
  const { entry, value } = placeAt(document, path) ?? {};
  if (mark === 'key') return entry?.key;
  const node = resolveAlias(value, document);
  if (mark === 'object')
    return entry?.key ?? (isMap(node) ? ((node.items[0]?.key as Node | undefined) ?? node) : value);
  const empty = !value || (isScalar(value) && value.source === '' && value.type === 'PLAIN');
  const block = isCollection(value) && !value.flow;
  return empty || block ? (entry?.key ?? value) : value;
}

/** What to mark for a node: no more than its first line, and for an empty item of a list its dash. */
export function rangeOf(node: Node | undefined, { start: from, text }: DefinitionDocument): readonly [number, number] {
  if (!node?.range) return [from, from];
  const [start, end] = node.range;
  const before = text.slice(0, start - from);
  if (start === end && /-[ \t]*$/.test(before.slice(-20))) return [from + before.lastIndexOf('-'), start];
  const [line = ''] = text.slice(start - from, end - from).split(/\r\n?|\n/, 1);
  return [start, start + line.length];
}
