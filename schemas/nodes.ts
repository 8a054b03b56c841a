import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { DefinitionDocument } from './document.ts';
import { countTo } from './lines.ts';

/** One entry of a mapping as it is in force, whether written there or brought in by a merge key. */
export interface Entry {
  readonly name: string;
  readonly key: Node;
  readonly value: Node | undefined;
}

/** Where a path leads: the value, and the entry of a mapping it is the value of (a list's item has none). */
export interface Place {
  readonly entry: Entry | undefined;
  readonly value: Node | undefined;
}

/** The key's text as written, or undefined for a key that is a collection. */
export function keyName(key: unknown): string | undefined {
  if (isAlias(key)) return `*${key.source}`;
  if (!isScalar(key)) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

/** Whether a key is the merge key `<<`. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
}

const known = new WeakMap<YAMLMap, Map<string, Entry>>();

/** The entries of a mapping by key. An own key overrides a merged one; the last of two own keys counts. */
export function entriesOf(map: YAMLMap, document: DefinitionDocument): ReadonlyMap<string, Entry> {
  const before = known.get(map);
  if (before) return before;
  const entries = new Map<string, Entry>();
  known.set(map, entries);
  const merged = new Set<YAMLMap>();
  for (const pair of map.items) {
    const name = keyName(pair.key);
    if (isMergeKey(pair.key)) for (const source of mergeSources(pair.value, document)) merged.add(source);
    else if (name !== undefined)
      entries.set(name, { name, key: pair.key as Node, value: (pair.value as Node | null) ?? undefined });
  }
  for (const source of merged)
    for (const [name, entry] of entriesOf(source, document)) if (!entries.has(name)) entries.set(name, entry);
  return entries;
}

/** How many keys a mapping may have for one to be looked for among them all. */
const fewKeys = 16;

/** The entry of a mapping under a key, as `entriesOf` has it. */
export function entryOf(map: YAMLMap, name: string, document: DefinitionDocument): Entry | undefined {
  if (map.items.length > fewKeys) return entriesOf(map, document).get(name);
  let found: Entry | undefined;
  for (const { key, value } of map.items) {
    if (isMergeKey(key)) return entriesOf(map, document).get(name);
    if (keyName(key) === name) found = { name, key: key as Node, value: (value as Node | null) ?? undefined };
  }
  return found;
}

function mergeSources(value: unknown, document: DefinitionDocument): YAMLMap[] {
  const node = resolveAlias(value, document);
  const sources = isSeq(node) ? node.items.map((item) => resolveAlias(item, document)) : [node];
  return sources.filter((source) => isMap(source));
}

const anchorsOf = new WeakMap<Document.Parsed, ReadonlyMap<string, readonly Node[]>>();

/** The node an alias stands for; any other node is itself. Undefined where no anchor of that name comes before. */
export function resolveAlias(node: unknown, document: DefinitionDocument): Node | undefined {
  if (!isAlias(node)) return (node as Node | null) ?? undefined;
  const at = node.range?.[0] ?? 0;
  const named = anchors(document).get(node.source) ?? [];
  return named[countTo(named.length, (index) => (named[index]?.range?.[0] ?? 0) < at) - 1];
}

/** The document's anchors, in their order. */
export function anchors(document: DefinitionDocument): ReadonlyMap<string, readonly Node[]> {
  const { yaml } = document;
  const known = anchorsOf.get(yaml);
  if (known) return known;
  const found = new Map<string, Node[]>();
  if (document.text.includes('&')) collectAnchors(yaml.contents, found, 0);
  anchorsOf.set(yaml, found);
  return found;
}

/** Deeper nesting than this is refused; it also keeps every walk over a document within the stack. */
export const maxDepth = 100;

function collectAnchors(node: unknown, found: Map<string, Node[]>, depth: number): void {
  if (depth > maxDepth * 2) return;
  if (isPair(node)) {
    collectAnchors(node.key, found, depth + 1);
    collectAnchors(node.value, found, depth + 1);
  } else if (isScalar(node) || isCollection(node)) {
    const { anchor } = node as Scalar | Exclude<typeof node, Alias>;
    if (anchor !== undefined) {
      const same = found.get(anchor);
      if (same) same.push(node);
      else found.set(anchor, [node]);
    }
    if (isCollection(node)) for (const item of node.items) collectAnchors(item, found, depth + 1);
  }
}

/** Follows keys and list positions from the document's root, through aliases and merge keys. */
export function placeAt(document: DefinitionDocument, path: readonly string[]): Place | undefined {
  let place: Place = { entry: undefined, value: document.yaml.contents ?? undefined };
  for (const step of path) {
    const container = resolveAlias(place.value, document);
    if (isMap(container)) {
      const entry = entryOf(container, step, document);
      if (!entry) return undefined;
      place = { entry, value: entry.value };
    } else if (isSeq(container)) place = { entry: undefined, value: container.items[Number(step)] as Node | undefined };
    else return undefined;
  }
  return place;
}
