import { propertySchema } from '../../../schemas/schema.ts';
import { siblingsOf } from '../path-at.ts';
import { mappingSchema, schemaAt } from '../schema-at.ts';
import { skeleton } from '../skeleton.ts';
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
    const flow = map.flow === true;
    const value = data.values?.[key];
    if (value !== undefined) return { key, lines: [`${key}: ${scalarText(value, flow)}`] };
    return { key, lines: property ? skeleton(key, property, kind, flow, read('type')) : [`${key}: `] };
  });
  const list = data.missing.map((key) => `"${key}"`).join(', ');
  return [{ title: `Add ${list}`, changes: insertEntries(file, map, entries, Object.keys(schema.properties ?? {})) }];
};
