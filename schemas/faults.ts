import type { ErrorObject } from 'ajv';
import { escalation, health, playbook, profile, project, rule, type Validator } from './generated/validators.js';
import type { Kind } from './kinds.ts';
import type { ProblemData } from './problem.ts';
import { branches, chooseBranch, itemSchema, type JsonSchema, propertySchema, schemaOf } from './schema.ts';
import { didYouMean, listWords, nearest } from './suggest.ts';

/** One thing wrong with a value by its schema, not yet placed in a text. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  /** Keys and list positions from the root to what is at fault. */
  readonly path: readonly string[];
  /** What of it to mark: its key, its value, or the object itself, which lacks something. */
  readonly mark: 'key' | 'value' | 'object';
  readonly data?: ProblemData;
}

const validators: Readonly<Record<Kind, Validator>> = { escalation, health, playbook, profile, project, rule };

type Path = readonly string[];

/** Where an error's path leads in the schema. */
interface Spot {
  readonly path: Path;
  readonly schema: JsonSchema;
  readonly value: unknown;
}

/**
 * What the schema of a kind says against a value, one fault for each mistake: the branches of an `anyOf` give one, a key
 * that is nearly a missing one is not also missing, and of an object whose lines lost their indentation only the first
 * line is named.
 */
export function faultsOf(kind: Kind, value: unknown): Fault[] {
  const validator = validators[kind];
  if (validator(value)) return [];
  const faults = new Map<string, Fault>();
  const objects = new Map<string, ObjectFault>();
  for (const error of validator.errors ?? []) {
    const spot = locate(kind, value, error.instancePath.split('/').slice(1).map(unescapeStep));
    if (error.keyword === 'additionalProperties')
      objectAt(objects, spot).unknown.push(String(error.params['additionalProperty']));
    else if (error.keyword === 'required') objectAt(objects, spot).missing.add(String(error.params['missingProperty']));
    else if (error.keyword !== 'discriminator' || member(spot.value, String(error.params['tag'])) !== undefined) {
      const fault = describe(kind, spot, error);
      const key = fault.path.join('\n');
      if (!faults.has(key)) faults.set(key, fault);
    }
  }
  for (const object of objects.values())
    for (const fault of describeObject(kind, object)) {
      const key = `${fault.path.join('\n')}\n${fault.mark}`;
      faults.set(key, fault);
      for (const path of object.explained) faults.delete(path);
    }
  return [...faults.values()];
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Follows a path through schema and value together, stopping at alternatives: they are judged as one. */
function locate(kind: Kind, root: unknown, path: Path): Spot {
  let spot: Spot = { path: [], schema: schemaOf(kind), value: root };
  for (const [index, step] of path.entries()) {
    if (spot.schema.anyOf) return spot;
    const branch = branchOf(spot.schema, spot.value, kind) ?? spot.schema;
    const next = Array.isArray(spot.value) ? itemSchema(branch, kind) : propertySchema(branch, step, kind);
    spot = { path: path.slice(0, index + 1), schema: next ?? {}, value: member(spot.value, step) };
  }
  return { ...spot, schema: branchOf(spot.schema, spot.value, kind) ?? spot.schema };
}

function branchOf(schema: JsonSchema, value: unknown, kind: Kind): JsonSchema | undefined {
  return chooseBranch(schema, schema.discriminator && member(value, schema.discriminator.propertyName), kind);
}

function member(value: unknown, step: string): unknown {
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

// Keys: unknown, misplaced and missing

interface ObjectFault extends Spot {
  readonly unknown: string[];
  readonly missing: Set<string>;
  /** Paths, joined, of faults that one of this object's explains. */
  readonly explained: Set<string>;
}

function objectAt(objects: Map<string, ObjectFault>, spot: Spot): ObjectFault {
  const key = spot.path.join('\n');
  const fault = objects.get(key) ?? { ...spot, unknown: [], missing: new Set(), explained: new Set() };
  objects.set(key, fault);
  return fault;
}

function* describeObject(kind: Kind, object: ObjectFault): Generator<Fault> {
  const { path, schema, value } = object;
  const present = isObject(value) ? value : {};
  const free = Object.keys(schema.properties ?? {}).filter((key) => !Object.hasOwn(present, key));
  for (const key of object.unknown) {
    const parent = parentOf(kind, schema, key);
    const outdented = parent !== undefined && Object.hasOwn(present, parent) && present[parent] === null;
    if (outdented) {
      const explained = [...path, parent].join('\n');
      if (object.explained.has(explained)) continue;
      object.explained.add(explained);
      object.missing.delete(parent);
      const message = `"${key}" belongs to "${parent}": indent it below that line, and the lines that go with it.`;
      yield { code: 'schema/misplaced-key', message, path: [...path, key], mark: 'key' };
      continue;
    }
    const suggestion = parent === undefined ? nearest(key, free) : undefined;
    if (suggestion !== undefined) object.missing.delete(suggestion);
    const given = nearest(
      key,
      Object.keys(schema.properties ?? {}).filter((known) => Object.hasOwn(present, known)),
    );
    const help =
      parent !== undefined
        ? ` It belongs under "${parent}".`
        : suggestion !== undefined
          ? didYouMean(suggestion)
          : given !== undefined
            ? ` "${given}" is there already.`
            : free.length > 0
              ? ` Known here: ${listWords(free)}.`
              : '';
    yield {
      code: 'schema/unknown-key',
      message: `Unknown key "${key}"${within(schema)}.${help}`,
      path: [...path, key],
      mark: 'key',
      ...(suggestion === undefined ? {} : { data: { replacement: suggestion } }),
    };
  }
  const tag = schema.discriminator?.propertyName;
  const misspelt = tag && object.missing.has(tag) ? nearest(tag, Object.keys(present)) : undefined;
  if (tag && misspelt !== undefined) {
    object.missing.delete(tag);
    const message = `Unknown key "${misspelt}".${didYouMean(tag)}`;
    yield { code: 'schema/unknown-key', message, path: [...path, misspelt], mark: 'key', data: { replacement: tag } };
  }
  if (object.missing.size > 0) yield missingKeys(object);
}

/** Of a playbook's action, which one: its keys differ from one type to the next. */
function within(schema: JsonSchema): string {
  const tag = schema.properties?.['type']?.const;
  return tag === undefined ? '' : ` in ${String(tag)}`;
}

/** The property of this object under which a key of that name is known. */
function parentOf(kind: Kind, schema: JsonSchema, key: string): string | undefined {
  return Object.keys(schema.properties ?? {}).find((name) => {
    const property = propertySchema(schema, name, kind);
    return property?.properties !== undefined && Object.hasOwn(property.properties, key);
  });
}

function missingKeys({ path, schema, missing }: ObjectFault): Fault {
  const keys = Object.keys(schema.properties ?? {}).filter((key) => missing.has(key));
  const all = keys.length > 0 ? keys : [...missing];
  const quoted = all.map((key) => `"${key}"`);
  const list = quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : quoted[0];
  return {
    code: 'schema/missing-key',
    message: `${list} ${all.length > 1 ? 'are' : 'is'} missing${path.length > 0 ? ` from ${owner(path)}` : ''}.`,
    path,
    mark: 'object',
    data: { missing: all, object: path },
  };
}

function owner(path: Path): string {
  const last = path.at(-1) ?? '';
  return /^\d+$/.test(last) ? `this item of ${path.at(-2) ?? 'the list'}` : `"${last}"`;
}

// Values

function describe(kind: Kind, spot: Spot, error: ErrorObject): Fault {
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
  const plain = `${label} must be ${expected(schema, kind)}, not ${shown(value)}.`;
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
      return fault(
        'out-of-range',
        schema['x-expected'] ? plain : `${label} must be ${bound(error)}, not ${shown(value)}.`,
      );
    case 'minLength':
    case 'minItems':
      return fault('empty', `${label} must not be empty.`);
    case 'minProperties':
      return fault('empty', `${label} must have at least one of: ${listWords(Object.keys(schema.properties ?? {}))}.`);
    default:
      return fault(isObject(value) ? 'wrong-type' : 'wrong-format', plain);
  }
}

type MakeFault = (code: string, message: string, replacement?: string) => Fault;

function wrongType(spot: Spot, kind: Kind, fault: MakeFault, plain: string): Fault {
  const { schema, value, path } = spot;
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
  if (schema.type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    if (schema['x-format'] === 'duration') return fault('wrong-type', plain, `${value}s`);
    if (!schema.pattern || new RegExp(schema.pattern, 'u').test(String(value)))
      return fault('wrong-type', `${label} must be text: write "${value}", in quotes.`, `"${value}"`);
  }
  return fault('wrong-type', plain);
}

/** What quoted text would be without its quotes, where that is what the schema wants. */
function unquoted(text: string, { type }: JsonSchema): string | undefined {
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
  return unknownWord([...path, tag], tag, member(value, tag), words);
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

/** A value as a message names it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'a mapping';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
