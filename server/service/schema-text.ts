import { type MarkupContent, MarkupKind } from 'vscode-languageserver';
import type { Kind } from '../../schemas/kinds.ts';
import { itemSchema, type JsonSchema } from '../../schemas/schema.ts';
import { alternatives } from './schema-at.ts';
import { scalarText } from './yaml-text.ts';

export interface AllowedValue {
  readonly value: unknown;
  /** What choosing it means; empty where the schema does not say. */
  readonly meaning: string;
}

/** The values a schema names, each with its meaning. For some schemas others are allowed too (an alert of one's own). */
export function allowedValues(schema: JsonSchema, kind: Kind): AllowedValue[] {
  return alternatives(schema, kind).flatMap((one) => {
    if (one.const !== undefined) return [{ value: one.const, meaning: one.description ?? '' }];
    return (one.enum ?? []).map((value, index) => ({ value, meaning: one.enumDescriptions?.[index] ?? '' }));
  });
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'mapping',
  array: 'list',
  null: 'nothing',
};

/** What sort of value is wanted, in words: `duration`, `whole number`, `list of text`. */
export function typeText(schema: JsonSchema, kind: Kind): string {
  if (schema['x-format']) return schema['x-format'];
  if (schema.anyOf) return [...new Set(alternatives(schema, kind).map((one) => typeText(one, kind)))].join(' or ');
  if (schema.type === undefined) return schema.properties ? 'mapping' : 'text';
  const items = schema.type === 'array' ? itemSchema(schema, kind) : undefined;
  if (items) return `list of ${typeText(items, kind)}`;
  return [schema.type]
    .flat()
    .map((type) => typeWords[type] ?? type)
    .join(', ');
}

/**
 * A schema as help for a person, in Markdown: title, type, default, description, allowed values and examples. `type` is
 * the `type` beside the value, for defaults that depend on it.
 */
export function describe(schema: JsonSchema, kind: Kind, name: string, type?: string): string {
  const fallback = defaultOf(schema, type);
  const facts = [typeText(schema, kind), fallback === undefined ? '' : `default ${code(fallback)}`].filter(Boolean);
  const values = allowedValues(schema, kind).map(
    ({ value, meaning }) => `- ${code(value)}${meaning && `: ${meaning}`}`,
  );
  const signed = (value: unknown) => (schema['x-signed'] ? [`\`+${String(value)}\``, code(value)] : [code(value)]);
  const examples = schema.examples?.flatMap(signed).join(', ');
  const users = schema['x-types']?.join(', ');
  return paragraphs([
    `**${schema.title ?? name}** (${facts.join(', ')})`,
    schema.description,
    users && `For checks of type: ${users}.`,
    values.length > 0 && schema.const === undefined ? `Values:\n${values.join('\n')}` : '',
    examples && `Examples: ${examples}`,
  ]);
}

/** The default of a schema, where it depends on the `type` beside it too. */
export function defaultOf(schema: JsonSchema, type: string | undefined): unknown {
  return schema.default ?? (type === undefined ? undefined : schema['x-default-by-type']?.[type]);
}

export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n');
}

/** Text as Markdown, or without its marks for a client that shows plain text only. */
export function markup(text: string, markdown: boolean): MarkupContent {
  if (markdown) return { kind: MarkupKind.Markdown, value: text };
  return { kind: MarkupKind.PlainText, value: text.replace(/\*\*/g, '').replace(/`+ ?(.*?) ?`+/g, '$1') };
}

/** A value as Markdown code, as it would be written in YAML. */
export function code(value: unknown): string {
  const text = scalarText(value, true);
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
