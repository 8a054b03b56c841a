import { CompletionItemKind } from 'vscode-languageserver';
import { conditionResolver, firstWord } from '../../schemas/condition.ts';
import type { Kind } from '../../schemas/kinds.ts';
import { branches, itemSchema, type JsonSchema, propertySchema, schemaOf } from '../../schemas/schema.ts';
import { type Entry, pathOf, type Spot, step, valueIn } from './outline.ts';
import { alternatives, mappingSchema, schemaAt, typeFor } from './schema-at.ts';
import { allowedValues, code, defaultOf, describe, paragraphs, typeText } from './schema-text.ts';
import { opened } from './skeleton.ts';
import type { NameIndex } from './workspace/name-index.ts';
import { namesToOffer } from './workspace/names-to-offer.ts';
import { scalarText } from './yaml-text.ts';

/** Something that may be written at the cursor. */
export interface Offer {
  readonly label: string;
  /** Replaces the word at the cursor. */
  readonly text: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation: string;
}

/** What the schema of a kind allows at the cursor, most wanted first. Lines of an offer end with `\n`. */
export function offersAt(kind: Kind, spot: Spot, index?: NameIndex): Offer[] {
  const { slot } = spot;
  const schema = schemaAt(kind, pathOf(slot));
  if (!schema) return [];
  if (spot.role === 'value') return slot.children.length > 0 ? [] : valueOffers(schema, kind, slot, false, index);
  const others = slot.children.filter((child) => child !== spot.own);
  const items = slot.flow ? spot.role === 'item' : !others.some((child) => child.kind === 'key');
  const item = items ? itemSchemaOf(schema, kind) : undefined;
  if (item) return itemOffers(item, kind, spot, index);
  if (spot.role === 'item') return [];
  const mapping = withExampleKeys(mappingSchema(schema, (key) => valueIn(slot, key), kind));
  const present = new Set(others.map((child) => child.name));
  if (mapping.properties) {
    const keys = slot.kind === 'item' && present.size === 0 ? keysOfAll(mapping, schema, kind) : mapping;
    return [...keyOffers(keys, kind, spot, present), ...levelItems(kind, spot, index)];
  }
  if (spot.role !== 'entry' || others.length > 0) return [];
  const list = slot.kind === 'item' && slot.parent ? schemaAt(kind, pathOf(slot.parent)) : undefined;
  return valueOffers((list && itemSchemaOf(list, kind)) ?? schema, kind, slot, false, index);
}

/** The schema of a list's items, with the list's own default and examples as theirs. */
function itemSchemaOf(list: JsonSchema, kind: Kind): JsonSchema | undefined {
  const item = itemSchema(list, kind);
  const examples = [...(item?.examples ?? []), ...[list.default ?? [], ...(list.examples ?? [])].flat()];
  return item && { ...item, examples };
}

/** A mapping whose keys are free, with the keys of its examples in their place. */
function withExampleKeys(mapping: JsonSchema): JsonSchema {
  const { properties, additionalProperties, examples } = mapping;
  if (properties || typeof additionalProperties !== 'object' || !examples) return mapping;
  const keys = examples.flatMap((example) => Object.keys(example ?? {}));
  return { ...mapping, properties: Object.fromEntries(keys.map((key) => [key, additionalProperties])) };
}

/** A new item of a list: its first key, or its value, after a dash that is not there yet. */
function itemOffers(schema: JsonSchema, kind: Kind, spot: Spot, index: NameIndex | undefined): Offer[] {
  const flow = spot.slot.flow;
  const mapping = keysOfAll(
    mappingSchema(schema, () => undefined, kind),
    schema,
    kind,
  );
  if (!mapping.properties) {
    const values = valueOffers(schema, kind, spot.slot, flow, index);
    return flow ? values : values.map((offer) => ({ ...offer, text: `- ${offer.text}` }));
  }
  const keys = keyOffers(mapping, kind, flow ? spot : { ...spot, column: spot.column + 2 }, new Set());
  return keys.map((offer) => ({ ...offer, text: flow ? `{${offer.text}}` : `- ${offer.text}` }));
}

/** Items of the list that the key just above the cursor holds or is to hold, where its dashes stand below the key's first letter. */
function levelItems(kind: Kind, spot: Spot, index: NameIndex | undefined): Offer[] {
  const { above, column } = spot;
  if (above?.kind !== 'key' || above.value !== '' || above.flow || above.column !== column) return [];
  if (above.children.some((child) => child.kind === 'key' || child.column !== column)) return [];
  const list = schemaAt(kind, pathOf(above));
  const item = list && itemSchemaOf(list, kind);
  const offers = item ? itemOffers(item, kind, { ...spot, slot: above }, index) : [];
  return offers.map((offer) => ({ ...offer, label: `- ${offer.label}` }));
}

/** A mapping with only the keys that it has whatever its tag will be; one that has no tag as it is. */
function keysOfAll(mapping: JsonSchema, schema: JsonSchema, kind: Kind): JsonSchema {
  if (!schema.discriminator || !mapping.properties) return mapping;
  const all = branches(schema, kind);
  const common = Object.entries(mapping.properties).filter(([key]) =>
    all.every(({ properties = {} }) => key in properties),
  );
  return { ...mapping, properties: Object.fromEntries(common) };
}

function keyOffers(mapping: JsonSchema, kind: Kind, spot: Spot, present: ReadonlySet<string>): Offer[] {
  const required = mapping.required ?? [];
  const first = [...required, ...(mapping['x-recommended'] ?? [])];
  const keys = Object.keys(mapping.properties ?? {});
  const ordered = [...first, ...keys.filter((key) => !first.includes(key))];
  const type = valueIn(spot.slot, 'type') ?? typeFor(pathOf(spot.slot));
  return ordered.flatMap((key) => {
    const schema = propertySchema(mapping, key, kind);
    if (!schema || present.has(key) || !isUsedBy(schema, type, kind)) return [];
    const detail = typeText(schema, kind) + (required.includes(key) ? ', required' : '');
    const text = spot.colon ? key : keyText(key, schema, kind, spot);
    const documentation = describe(schema, kind, key, type);
    return [{ label: key, text, kind: CompletionItemKind.Property, detail, documentation }];
  });
}

/** Whether checks of a type use a property; all do while the type is not one of the kind's. */
function isUsedBy({ 'x-types': users }: JsonSchema, type: string | undefined, kind: Kind): boolean {
  const known = schemaOf(kind).properties?.['type']?.enum ?? [];
  return users === undefined || type === undefined || !known.includes(type) || users.includes(type);
}

/** A key with what opens its value: a space, or the lines that must stand below it, one step deeper. */
function keyText(key: string, schema: JsonSchema, kind: Kind, spot: Spot): string {
  if (schema.const !== undefined) return `${key}: ${scalarText(schema.const, true)}`;
  const lines = opened(key, schema, kind, spot.slot.flow);
  if (lines[0] === `${key}:` && lines.length === 1) lines.push(' '.repeat(step));
  return lines.join(`\n${' '.repeat(spot.column)}`);
}

/** The values for a place: named ones with their meaning, then the default and the examples. */
function valueOffers(
  schema: JsonSchema,
  kind: Kind,
  slot: Entry,
  inFlow: boolean,
  index: NameIndex | undefined,
): Offer[] {
  if (schema['x-reference'] === 'action') return conditionOffers(slot);
  const flow = inFlow || slot.flow || slot.parent?.flow === true;
  const type = typeFor(pathOf(slot));
  const fallback = defaultOf(schema, type);
  const named = allowedValues(schema, kind);
  const more = alternatives(schema, kind).some((one) => one.type === 'boolean') ? [true, false] : [];
  const item = itemSchema(schema, kind);
  const names = index
    ? [
        ...namesToOffer(schema, index, slot.value).map((one) => ({ ...one, text: scalarText(one.name, flow) })),
        ...(item ? namesToOffer(item, index, '') : []).map((one) => ({ ...one, text: scalarText([one.name], flow) })),
      ]
    : [];
  const refers = index !== undefined && (item ?? schema)['x-reference'] !== undefined;
  const examples = names.length > 0 || refers ? [] : (schema.examples ?? []);
  const suggested = [...more, ...(fallback === undefined ? [] : [fallback]), ...examples];
  const offers = new Map<string, Offer>();
  const add = (label: string, meaning: string, itemKind: CompletionItemKind, isDefault: boolean) => {
    if (offers.has(label)) return;
    const documentation = paragraphs([meaning, isDefault ? 'The default.' : '', meaning ? '' : schema.description]);
    const detail = isDefault ? { detail: 'default' } : {};
    offers.set(label, { label, text: label, kind: itemKind, documentation, ...detail });
  };
  for (const { text, about } of names) add(text, about, CompletionItemKind.Reference, false);
  for (const { value, meaning } of named)
    add(scalarText(value, flow), meaning, CompletionItemKind.EnumMember, value === fallback);
  for (const value of suggested) {
    if (schema['x-signed']) add(`+${value}`, `${value} more than there are.`, CompletionItemKind.Value, false);
    const meaning = schema['x-signed'] ? `${value} in all.` : '';
    add(scalarText(value, flow), meaning, CompletionItemKind.Value, value === fallback);
  }
  return [...offers.values()];
}

/** The conditions an action may have: for each action before it, nearest first, that it failed or succeeded. */
function conditionOffers(slot: Entry): Offer[] {
  const action = slot.parent;
  const siblings = action?.parent?.children ?? [];
  const earlier = siblings
    .slice(0, action ? siblings.indexOf(action) : 0)
    .map((one) => ({ id: valueIn(one, 'id'), type: valueIn(one, 'type') ?? '' }));
  const names = new Set(earlier.toReversed().map(({ id, type }) => id ?? firstWord(type)));
  names.delete('');
  const resolve = conditionResolver(earlier);
  return [...names].flatMap((name) =>
    (['failed', 'succeeded'] as const).map((outcome) => {
      const label = `${name}_${outcome}`;
      const index = resolve(label, earlier.length)?.index ?? 0;
      const documentation = `Runs only if action ${index + 1}, ${code(earlier[index]?.type)}, ${outcome}.`;
      return { label, text: label, kind: CompletionItemKind.Reference, documentation };
    }),
  );
}
