import type { Kind } from '../../../schemas/kinds.ts';
import { itemSchema, type JsonSchema, propertySchema } from '../../../schemas/schema.ts';
import { siblingsOf } from '../path-at.ts';
import { mappingSchema, schemaAt } from '../schema-at.ts';
import { defaultOf } from '../schema-text.ts';
import { stepsTo } from '../yaml-source.ts';
import { scalarText } from '../yaml-text.ts';
import type { FixesProblem } from './fix.ts';
import { insertEntries, mappingAt } from './insert-key.ts';

/** Adds the keys an object lacks, with their defaults; what only a person can know is left to be filled in. */
export const addMissing: FixesProblem = (file, document, { code, data }) => {
  const { kind } = document;
  const path = data?.object ?? [];
  const map = data?.missing && mappingAt(document, path);
  if (!kind || !map || !data?.missing || code === 'health/enabled-missing') return [];
  const read = siblingsOf(map);
  const found = schemaAt(kind, stepsTo(document, path));
  const schema = found && mappingSchema(found, read, kind);
  if (!schema) return [];
  const entries = data.missing.map((key) => {
    const property = propertySchema(schema, key, kind);
    return { key, lines: property ? skeleton(key, property, kind, map.flow === true, read('type')) : [`${key}: `] };
  });
  const list = data.missing.map((key) => `"${key}"`).join(', ');
  return [{ title: `Add ${list}`, changes: insertEntries(file, map, entries, Object.keys(schema.properties ?? {})) }];
};

/** A key with what must stand below it, as lines. */
function skeleton(key: string, schema: JsonSchema, kind: Kind, flow: boolean, type?: string): string[] {
  const value = schema.const ?? defaultOf(schema, type);
  if (value !== undefined) return [`${key}: ${scalarText(value, flow)}`];
  if (schema.type === 'array') {
    const below = required(itemSchema(schema, kind) ?? {}, kind, flow);
    if (flow) return [`${key}: [${below.length > 0 ? `{${below.join(', ')}}` : ''}]`];
    return [`${key}:`, ...(below.length > 0 ? below : ['']).map((line, index) => `  ${index ? '  ' : '- '}${line}`)];
  }
  if (schema.type !== 'object') return [`${key}: `];
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
