import type { Hover, Position } from 'vscode-languageserver';
import { isMap, isSeq } from 'yaml';
import { resolveCondition } from '../../schemas/condition.ts';
import type { ParsedFile } from '../../schemas/document.ts';
import type { Kind } from '../../schemas/kinds.ts';
import type { JsonSchema } from '../../schemas/schema.ts';
import { anchorHover } from './anchor-hover.ts';
import type { ClientFeatures } from './client-features.ts';
import { type Place, scalarAt, siblingsOf } from './path-at.ts';
import { documentAt, offsetAt, rangeAt } from './position.ts';
import { mappingSchema, schemaAt, typeFor } from './schema-at.ts';
import { allowedValues, code, describe, markup, paragraphs } from './schema-text.ts';
import { nameHelp } from './workspace/name-help.ts';
import type { NameIndex } from './workspace/name-index.ts';

/** Help for the word at a position: what a key means, or what its value means. Null where there is none to give. */
export function hover(file: ParsedFile, position: Position, client: ClientFeatures, index?: NameIndex): Hover | null {
  const offset = offsetAt(file, position);
  const document = documentAt(file, offset);
  const kind = document?.kind ?? document?.expected;
  const place = document && kind && scalarAt(document.yaml, offset);
  const range = place?.scalar.range;
  const schema = place && schemaAt(kind, place.path);
  const anchor = kind && anchorHover(file, position, client.hoverMarkdown, index);
  if (anchor) return anchor;
  if (!range || range[0] === range[1] || !schema) return null;
  const about = nameHelp(file, position, index);
  const help = place.role === 'key' ? keyHelp(place, schema, kind) : valueHelp(place, schema, kind);
  const text = paragraphs([about, help]);
  return { contents: markup(text, client.hoverMarkdown), range: rangeAt(file, range[0], range[1]) };
}

function keyHelp({ path, scalar }: Place, schema: JsonSchema, kind: Kind): string {
  return describe(
    mappingSchema(schema, () => undefined, kind),
    kind,
    String(scalar.value),
    typeFor(path),
  );
}

/** Of an item that says nothing of itself, what its list says. */
function described({ path }: Place, schema: JsonSchema, kind: Kind): JsonSchema {
  const list = typeof path.at(-1)?.key === 'number' ? schemaAt(kind, path.slice(0, -1)) : undefined;
  if (!list || schema.description) return schema;
  const { title = schema.title, description } = list;
  return { ...schema, ...(title ? { title } : {}), ...(description ? { description } : {}) };
}

function valueHelp(place: Place, own: JsonSchema, kind: Kind): string {
  const schema = described(place, own, kind);
  const value = place.scalar.value;
  const key = place.path.findLast((step) => typeof step.key === 'string')?.key ?? '';
  const help = describe(schema, kind, String(key), typeFor(place.path));
  if (schema['x-reference'] === 'action') return paragraphs([conditionHelp(place, String(value)), help]);
  const named = allowedValues(schema, kind).find((one) => one.value === value);
  if (!named) return help;
  return paragraphs([
    `${code(value)}${named.meaning && `: ${named.meaning}`}`,
    `**${schema.title ?? key}**`,
    schema.description,
  ]);
}

/** Which of the actions above a condition speaks of. */
function conditionHelp({ path, collections }: Place, condition: string): string {
  const index = path.at(-2)?.key;
  const actions = collections.at(-2);
  if (typeof index !== 'number' || !isSeq(actions)) return '';
  const earlier = actions.items.slice(0, index).map((action) => {
    const read = isMap(action) ? siblingsOf(action) : () => undefined;
    return { id: read('id'), type: read('type') ?? '' };
  });
  const found = resolveCondition(condition, earlier);
  if (!found) return '';
  const action = found.index === undefined ? undefined : earlier[found.index];
  if (!action) return `No earlier action is called ${code(found.name)}.`;
  const which = `action ${(found.index ?? 0) + 1}, ${code(action.type)}${action.id ? ` (id ${code(action.id)})` : ''}`;
  return `Runs only if ${which}, ${found.outcome}.`;
}
