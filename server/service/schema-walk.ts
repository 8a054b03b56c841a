import { isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml';
import type { DefinitionDocument } from '../../schemas/document.ts';
import type { Kind } from '../../schemas/kinds.ts';
import { keyName, maxDepth } from '../../schemas/nodes.ts';
import { itemSchema, type JsonSchema, propertySchema, resolveRef, schemaOf } from '../../schemas/schema.ts';
import { siblingsOf } from './path-at.ts';
import { alternatives, mappingSchema } from './schema-at.ts';

/** A scalar value of a definition and what its schema says of it. */
export interface WrittenValue {
  readonly scalar: Scalar;
  readonly schema: JsonSchema;
  /** The nearest key above it. */
  readonly key: string;
}

/** A mapping of a definition with the schema its own values choose. */
export interface WrittenMapping {
  readonly map: YAMLMap;
  readonly schema: JsonSchema;
  /** Keys from the root, list positions left out: `spec.actions`. */
  readonly path: string;
}

/** Every value and every mapping the schema of a definition knows, in the order of the text. Aliases are not followed. */
export function* walk(document: DefinitionDocument): Generator<WrittenValue | WrittenMapping> {
  if (document.kind)
    yield* visit(document.yaml.contents, resolveRef(schemaOf(document.kind), document.kind), document.kind, '', 0);
}

function* visit(
  node: unknown,
  schema: JsonSchema | undefined,
  kind: Kind,
  path: string,
  depth: number,
): Generator<WrittenValue | WrittenMapping> {
  if (!schema || depth > maxDepth) return;
  if (isScalar(node)) yield { scalar: node, schema, key: path.slice(path.lastIndexOf('.') + 1) };
  else if (isSeq(node)) {
    const [items] = alternatives(schema, kind).flatMap((one) => itemSchema(one, kind) ?? []);
    for (const item of node.items) yield* visit(item, items, kind, path, depth + 1);
  } else if (isMap(node)) {
    const read = siblingsOf(node);
    const mappings = alternatives(schema, kind).map((one) => mappingSchema(one, read, kind));
    const [own] = mappings;
    if (own) yield { map: node, schema: own, path };
    for (const { key, value } of node.items) {
      const name = keyName(key) ?? '';
      const [property] = mappings.flatMap((one) => propertySchema(one, name, kind) ?? []);
      yield* visit(value, property, kind, path ? `${path}.${name}` : name, depth + 1);
    }
  }
}
