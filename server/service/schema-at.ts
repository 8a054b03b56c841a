import type { Kind } from '../../schemas/kinds.ts';
import {
  branches,
  chooseBranch,
  itemSchema,
  type JsonSchema,
  propertySchema,
  resolveRef,
  schemaOf,
} from '../../schemas/schema.ts';

/** Reads a scalar of a mapping by its key; undefined when it is absent or not a scalar. */
export type Sibling = (key: string) => string | undefined;

/** One step down a document: a key of a mapping or an index of a list, and the scalars beside it. */
export interface Step {
  readonly key: string | number;
  readonly sibling: Sibling;
}

/** The `type` beside the last step of a path, else the one of the whole document, which a health config's `expect` goes by. */
export function typeFor(path: readonly Step[]): string | undefined {
  return path.at(-1)?.sibling('type') ?? path[0]?.sibling('type');
}

/** The schema of the value at a path from the document's root. Undefined where the schema allows nothing of that name. */
export function schemaAt(kind: Kind, path: readonly Step[]): JsonSchema | undefined {
  let schema: JsonSchema | undefined = resolveRef(schemaOf(kind), kind);
  for (const { key, sibling } of path) {
    if (!schema) return undefined;
    schema = firstOf(alternatives(schema, kind), (one) =>
      typeof key === 'number' ? itemSchema(one, kind) : propertySchema(mappingSchema(one, sibling, kind), key, kind),
    );
  }
  return schema;
}

/**
 * The schema of a mapping as its own values shape it: the branch its tag (such as `type`) names, or, while the tag is
 * missing or unknown, what any branch allows. The tag itself always offers every branch.
 */
export function mappingSchema(schema: JsonSchema, sibling: Sibling, kind: Kind): JsonSchema {
  const tag = schema.discriminator?.propertyName;
  if (tag === undefined) return schema;
  const all = branches(schema, kind);
  const chosen = chooseBranch(schema, sibling(tag), kind);
  const properties = Object.assign({}, ...(chosen ? [chosen] : all.toReversed()).map((branch) => branch.properties));
  const { oneOf, discriminator, ...own } = schema;
  return {
    ...own,
    ...chosen,
    properties: { ...properties, [tag]: tagSchema(schema, tag, all) },
    required: chosen?.required ?? schema.required ?? [],
    additionalProperties: false,
  };
}

/** The schema itself, or those of its `anyOf`, references followed. */
export function alternatives(schema: JsonSchema, kind: Kind): JsonSchema[] {
  return schema.anyOf ? schema.anyOf.map((one) => resolveRef(one, kind)) : [schema];
}

function tagSchema(schema: JsonSchema, tag: string, all: readonly JsonSchema[]): JsonSchema {
  return {
    title: `${schema.title ?? 'Its'} ${tag}`,
    description: schema.description ?? '',
    enum: all.map((branch) => branch.properties?.[tag]?.const),
    enumDescriptions: all.map((branch) => branch.description ?? ''),
  };
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
