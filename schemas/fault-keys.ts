import type { Fault, Path, Spot } from './faults.ts';
import type { Kind } from './kinds.ts';
import { type JsonSchema, propertySchema } from './schema.ts';
import { didYouMean, listWords, nearest } from './suggest.ts';
import { isObject } from './values.ts';

/** What is wrong with the keys of one object: unknown, misplaced and missing ones. */
export interface ObjectFault extends Spot {
  readonly unknown: string[];
  readonly missing: Set<string>;
  /** Paths, joined, of faults that one of this object's explains. */
  readonly explained: Set<string>;
}

export function objectAt(objects: Map<string, ObjectFault>, spot: Spot): ObjectFault {
  const key = spot.path.join('\n');
  const fault = objects.get(key) ?? { ...spot, unknown: [], missing: new Set(), explained: new Set() };
  objects.set(key, fault);
  return fault;
}

/** The faults of an object's keys, one for each mistake. */
export function* describeObject(kind: Kind, object: ObjectFault): Generator<Fault> {
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
    data: { missing: all },
  };
}

function owner(path: Path): string {
  const last = path.at(-1) ?? '';
  return /^\d+$/.test(last) ? `this item of ${path.at(-2) ?? 'the list'}` : `"${last}"`;
}
