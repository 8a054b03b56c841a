import type { Kind } from './kinds.ts';
import { type JsonSchema, schemaOf, sharedSchema } from './schema.ts';

/** The schema of a kind with what it takes from the shared definitions written out in place, as other YAML tools want it. */
export function selfContained(kind: Kind): JsonSchema {
  const { $id, ...schema } = inline(schemaOf(kind)) as JsonSchema;
  return schema;
}

function inline(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inline);
  if (value === null || typeof value !== 'object') return value;
  const { $ref, ...own } = value as JsonSchema;
  const name = typeof $ref === 'string' ? /^healer:common#\/\$defs\/(.+)$/.exec($ref)?.[1] : undefined;
  if (name) return inline({ ...sharedSchema(name), ...own });
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inline(item)]));
}
