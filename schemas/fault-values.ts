import type { ErrorObject } from 'ajv';
import { nearestCondition } from './condition.ts';
import type { Fault, Path, Spot } from './faults.ts';
import type { Kind } from './kinds.ts';
import { branches, chooseBranch, itemSchema, type JsonSchema } from './schema.ts';
import { didYouMean, listWords, nearest } from './suggest.ts';
import { get, isObject } from './values.ts';

/** What is wrong with one value, in words. */
export function describe(kind: Kind, spot: Spot, error: ErrorObject): Fault {
  if (error.keyword === 'discriminator') return badTag(kind, spot, String(error.params['tag']));
  const { path, schema, value } = spot;
  const label = labelOf(spot);
  const fault = (code: string, message: string, replacement?: string): Fault => ({
    code: `schema/${code}`,
    message,
    path,
    mark: 'value',
    ...(replacement === undefined ? {} : { data: { replacement } }),
  });
  if (value === null && schema.required) {
    const needs = schema.required.map((key) => `"${key}"`).join(' and ');
    return fault('missing-value', `${label} is empty. It needs ${needs}, indented below it.`);
  }
  if (value === null) return fault('missing-value', `${label} has no value. Write ${expected(schema, kind)}.`);
  if (schema.enum && !schema.anyOf) return unknownWord(path, label, value, schema.enum.map(String));
  const plain = `${label} must be ${expected(schema, kind)}, not ${shown(value, spot.source)}.`;
  switch (error.keyword) {
    case 'type':
      return wrongType(spot, kind, fault, plain);
    case 'const':
      return fault(
        'unknown-value',
        `${label} must be ${String(schema.const)}, not ${shown(value)}.`,
        String(schema.const),
      );
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return outOfRange(
        fault,
        schema['x-expected'] ? plain : `${label} must be ${bound(error)}, not ${shown(value, spot.source)}.`,
        spot,
      );
    case 'minLength':
    case 'minItems':
      return fault('empty', `${label} must not be empty.`);
    case 'minProperties':
      return fault('empty', `${label} must have at least one of: ${listWords(Object.keys(schema.properties ?? {}))}.`);
    default:
      return isObject(value) ? fault('wrong-type', plain) : wrongFormat(spot, fault, plain);
  }
}

type MakeFault = (code: string, message: string, replacement?: string) => Fault;

function wrongType(spot: Spot, kind: Kind, fault: MakeFault, plain: string): Fault {
  const { schema, value, path, source } = spot;
  const label = labelOf(spot);
  if (path.length === 0)
    return fault('wrong-type', `${schema.title ?? 'A definition'}: write it as lines of "key: value".`);
  if (typeof value === 'string' && schema.type !== 'string') {
    const meant = unquoted(value, schema);
    if (meant !== undefined) return fault('wrong-type', `${label} must not be in quotes. Write ${meant}.`, meant);
    const tag = schema.discriminator?.propertyName;
    if (tag && chooseBranch(schema, value, kind))
      return fault('wrong-type', `Write "${tag}: ${value}".`, `${tag}: ${value}`);
  }
  const share = typeof value === 'string' && schema.type === 'number' ? shareOf(value, schema) : undefined;
  if (share !== undefined) return fault('wrong-type', `${plain} For ${value} write ${share}.`, share);
  const list = asList(value, source, schema);
  if (list !== undefined) return fault('wrong-type', `${plain} Write ${list}.`, list);
  if (schema.type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    if (schema['x-format'] === 'duration') return fault('wrong-type', plain, `${value}s`);
    const written = source ?? String(value);
    if (!schema.pattern || new RegExp(schema.pattern, 'u').test(written))
      return fault('wrong-type', `${label} must be text: write "${written}", in quotes.`, `"${written}"`);
  }
  return fault('wrong-type', plain);
}

/** The share that a text such as `90%` means, where a number is wanted that may be one. */
function shareOf(text: string, { maximum = 1 }: JsonSchema): string | undefined {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  return percent === undefined || maximum !== 1 ? undefined : String(Number((Number(percent) / 100).toPrecision(12)));
}

/** A share that is written as a percentage is meant as one. */
function outOfRange(fault: MakeFault, message: string, { schema, value }: Spot): Fault {
  const isPercent = schema.maximum === 1 && schema.minimum === 0 && Number(value) > 1 && Number(value) <= 100;
  if (!isPercent) return fault('out-of-range', message);
  const share = String(Number(value) / 100);
  return fault('out-of-range', `${message} For ${value} % write ${share}.`, share);
}

function wrongFormat({ schema, value }: Spot, fault: MakeFault, plain: string): Fault {
  if (schema['x-format'] === 'duration' && /^\d+(?:\.\d+)?$/.test(String(value)))
    return fault('wrong-format', plain, `${value}s`);
  const meant = schema['x-format'] === 'condition' ? nearestCondition(String(value)) : undefined;
  return fault('wrong-format', `${plain}${didYouMean(meant)}`, meant);
}

/** A single value as the list of one that the schema wants. */
function asList(value: unknown, source: string | undefined, { type }: JsonSchema): string | undefined {
  const single = typeof value === 'number' || (typeof value === 'string' && /^[\w.@/-]+$/.test(value));
  return single && type === 'array' ? `[${source ?? value}]` : undefined;
}

/** What quoted text would be without its quotes, where that is what the schema wants. */
function unquoted(text: string, { type: own, anyOf }: JsonSchema): string | undefined {
  const type = own ?? anyOf?.find((one) => one.type === 'integer')?.type;
  const word = text.toLowerCase();
  if (type === 'boolean') {
    if (['true', 'yes', 'on'].includes(word)) return 'true';
    return ['false', 'no', 'off'].includes(word) ? 'false' : undefined;
  }
  const wanted = type === 'integer' ? /^[-+]?\d+$/ : type === 'number' ? /^[-+]?\d+(\.\d+)?$/ : undefined;
  return wanted?.test(text) ? text : undefined;
}

function badTag(kind: Kind, { path, schema, value }: Spot, tag: string): Fault {
  const words = branches(schema, kind).map((branch) => String(branch.properties?.[tag]?.const));
  return unknownWord([...path, tag], tag, get(value, tag), words);
}

function unknownWord(path: Path, label: string, value: unknown, words: readonly string[]): Fault {
  const suggestion = nearest(String(value), words);
  const known = ` Known: ${listWords(words)}.`;
  return {
    code: value === null ? 'schema/missing-value' : 'schema/unknown-value',
    message:
      value === null
        ? `${label} has no value.${known}`
        : `${label} ${shown(value)} is not known.${didYouMean(suggestion)}${known}`,
    path,
    mark: 'value',
    ...(suggestion === undefined ? {} : { data: { replacement: suggestion } }),
  };
}

function labelOf({ path, schema }: Spot): string {
  const last = path.at(-1);
  if (last === undefined) return schema.title ?? 'This';
  return /^\d+$/.test(last) ? `An item of ${path.at(-2) ?? 'this list'}` : last;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (key: value)',
  null: 'null',
};

/** What is wanted, in words that complete "must be …". */
function expected(schema: JsonSchema, kind: Kind): string {
  if (schema['x-expected'] !== undefined) return schema['x-expected'];
  if (schema.enum) return `one of ${listWords(schema.enum.map(String))}`;
  if (schema.const !== undefined) return String(schema.const);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types[0] === 'array') {
    const item = itemSchema(schema, kind)?.type;
    return item === 'string' ? 'a list of texts' : 'a list';
  }
  return types.map((type) => typeWords[type] ?? type).join(' or ') || 'another value';
}

function bound({ keyword, params }: ErrorObject): string {
  const limit = String(params['limit']);
  if (keyword === 'maximum') return `${limit} or less`;
  return keyword === 'minimum' ? `${limit} or more` : `more than ${limit}`;
}

/** A value as a message names it: a number as it is written. */
function shown(value: unknown, source?: string): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'a mapping';
  const text = typeof value === 'string' ? JSON.stringify(value) : (source ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
