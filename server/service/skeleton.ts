import type { Kind } from '../../schemas/kinds.ts';
import { itemSchema, type JsonSchema, propertySchema } from '../../schemas/schema.ts';
import { mappingSchema } from './schema-at.ts';
import { defaultOf } from './schema-text.ts';
import { scalarText } from './yaml-text.ts';

/**
 * A key with what must stand below it, as lines: constants and defaults filled in, what only a person can know left
 * empty. `flow` writes it on one line; `type` is the `type` beside the key.
 */
export function skeleton(key: string, schema: JsonSchema, kind: Kind, flow: boolean, type?: string): string[] {
  const value = schema.const ?? defaultOf(schema, type);
  return value === undefined ? opened(key, schema, kind, flow) : [`${key}: ${scalarText(value, flow)}`];
}

/** A key that opens its value: the lines below it of a list or mapping, whatever its default. */
export function opened(key: string, schema: JsonSchema, kind: Kind, flow: boolean): string[] {
  if (schema.type === 'array') {
    const below = required(itemSchema(schema, kind) ?? {}, kind, flow);
    if (flow) return [`${key}: [${below.length > 0 ? `{${below.join(', ')}}` : ''}]`];
    return [`${key}:`, ...(below.length > 0 ? below : ['']).map((line, index) => `  ${index ? '  ' : '- '}${line}`)];
  }
  if (schema.type !== 'object' && !schema.properties) return [`${key}: `];
  const below = required(schema, kind, flow);
  return flow ? [`${key}: {${below.join(', ')}}`] : [`${key}:`, ...below.map((line) => `  ${line}`)];
}

function required(schema: JsonSchema, kind: Kind, flow: boolean): string[] {
  const mapping = mappingSchema(schema, () => undefined, kind);
  return (mapping.required ?? []).flatMap((key) => {
    const property = propertySchema(mapping, key, kind);
    return property ? skeleton(key, property, kind, flow) : [];
  });
}
