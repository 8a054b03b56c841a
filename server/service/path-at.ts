import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Sibling, Step } from './schema-at.ts';

/** A scalar of a parsed document and the way to it. */
export interface Place {
  /** From the root to the value: the scalar itself, or the value of the key it is. */
  readonly path: readonly Step[];
  readonly scalar: Scalar;
  readonly role: 'key' | 'value';
  /** The collections on the way, outermost first. */
  readonly collections: readonly Node[];
}

/** The scalar at an offset (either end included), or undefined between scalars. */
export function scalarAt(document: Document.Parsed, offset: number): Place | undefined {
  const path: Step[] = [];
  const collections: Node[] = [];
  let node: unknown = document.contents;
  while (isCollection(node)) {
    const collection: Node = node;
    collections.push(collection);
    node = undefined;
    const sibling = isMap(collection) ? siblingsOf(collection) : () => undefined;
    for (const [index, item] of (isMap(collection) || isSeq(collection) ? collection.items : []).entries()) {
      const value: unknown = isPair(item) ? item.value : item;
      const key = isPair(item) ? item.key : undefined;
      if (isScalar(key) && covers(key, offset)) {
        path.push({ key: String(key.value), sibling });
        return { path, scalar: key, role: 'key', collections };
      }
      if (!covers(value, offset)) continue;
      path.push({ key: isPair(item) ? String(isScalar(key) ? key.value : key) : index, sibling });
      node = value;
      break;
    }
  }
  return isScalar(node) && covers(node, offset) ? { path, scalar: node, role: 'value', collections } : undefined;
}

/** Reads a mapping's scalars by key. */
export function siblingsOf(map: YAMLMap): Sibling {
  return (key) => {
    const value = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
    return isScalar(value) && value.value !== null ? String(value.value) : undefined;
  };
}

function covers(node: unknown, offset: number): boolean {
  const range = isScalar(node) || isCollection(node) ? node.range : undefined;
  return range ? range[0] <= offset && offset <= range[1] : false;
}
