import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../schemas/kinds.ts';
import { branches, chooseBranch, itemSchema, propertySchema, resolveRef, schemaOf } from '../../schemas/schema.ts';
import { readSchemas } from '../../scripts/generate.mjs';

const schemas = readSchemas();
const ajv = new Ajv2020({ strict: false, discriminator: true, schemas: [...schemas.values()] });

interface Described {
  readonly pointer: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly property: boolean;
}

/** Every schema inside a schema, with its JSON pointer. */
function* within(value: unknown, pointer: string, property = false): Generator<Described> {
  if (typeof value !== 'object' || value === null) return;
  const schema = value as Readonly<Record<string, unknown>>;
  yield { pointer, schema, property };
  for (const key of ['properties', '$defs'])
    for (const [name, member] of Object.entries((schema[key] as object | undefined) ?? {}))
      yield* within(member, `${pointer}/${key}/${name}`, key === 'properties');
  for (const key of ['items', 'additionalProperties']) yield* within(schema[key], `${pointer}/${key}`);
  for (const key of ['anyOf', 'oneOf'])
    for (const [index, member] of ((schema[key] as unknown[] | undefined) ?? []).entries())
      yield* within(member, `${pointer}/${key}/${index}`);
}

const all = [...schemas].flatMap(([, schema]) => [...within(schema, `${schema.$id}#`)]);

function resolved({ pointer, schema }: Described): Readonly<Record<string, unknown>> {
  let current = schema;
  let base = pointer.split('#')[0] ?? '';
  while (typeof current['$ref'] === 'string') {
    const ref: string = current['$ref'].startsWith('#') ? base + current['$ref'] : current['$ref'];
    const { $ref: _, ...own } = current;
    base = ref.split('#')[0] ?? '';
    current = { ...all.find((other) => other.pointer === ref)?.schema, ...own };
  }
  return current;
}

it('every property has a title and a description', () => {
  const bare = all.filter(
    (described) => described.property && !(resolved(described)['title'] && resolved(described)['description']),
  );
  expect(bare.map(({ pointer }) => pointer)).toEqual([]);
});

it('every description of an enum has one for each value', () => {
  for (const { schema, pointer } of all)
    if (schema['enumDescriptions'])
      expect((schema['enumDescriptions'] as unknown[]).length, pointer).toBe((schema['enum'] as unknown[]).length);
});

it('every pattern says in words what is wanted', () => {
  const silent = all.filter(
    ({ schema, pointer }) => schema['pattern'] && !schema['x-expected'] && !pointer.includes('/anyOf/'),
  );
  expect(silent.map(({ pointer }) => pointer)).toEqual([]);
});

it('every required and recommended key is a property', () => {
  for (const { schema, pointer } of all)
    for (const key of [...((schema['required'] as string[]) ?? []), ...((schema['x-recommended'] as string[]) ?? [])])
      expect(Object.keys((schema['properties'] as object | undefined) ?? { type: 1 }), pointer).toContain(key);
});

describe('every example and default is valid', () => {
  const given = all.flatMap(({ schema, pointer }) => [
    ...((schema['examples'] as unknown[] | undefined) ?? []).map((value) => [pointer, value] as const),
    ...('default' in schema ? [[pointer, schema['default']] as const] : []),
    ...Object.values((schema['x-default-by-type'] as object | undefined) ?? {}).map(
      (value) => [pointer, value] as const,
    ),
  ]);
  it.each(given)('%s: %j', (pointer, value) =>
    expect(ajv.validate({ $ref: pointer }, value), ajv.errorsText()).toBe(true),
  );
});

describe('following a schema', () => {
  const playbook = schemaOf('playbook');

  it('reaches an action by its type', () => {
    const spec = propertySchema(playbook, 'spec', 'playbook') ?? {};
    const action = itemSchema(propertySchema(spec, 'actions', 'playbook') ?? {}, 'playbook') ?? {};
    expect(branches(action, 'playbook').length).toBeGreaterThan(10);
    const scale = chooseBranch(action, 'scale_up', 'playbook') ?? {};
    expect(propertySchema(scale, 'timeout', 'playbook')).toMatchObject({ default: '60s', 'x-format': 'duration' });
    expect(chooseBranch(action, 'scale', 'playbook')).toBeUndefined();
    expect(chooseBranch(playbook, 'x', 'playbook')).toBe(playbook);
  });

  it('lets what stands beside a reference go first, and gives the same object each time', () => {
    const written = schemaOf('health').properties?.['interval'] ?? {};
    expect(resolveRef(written, 'health')).toMatchObject({ default: '30s', title: 'Interval', type: 'string' });
    expect(resolveRef(written, 'health')).toBe(resolveRef(written, 'health'));
  });

  it('knows free keys, and none from the prototype', () => {
    const labels = propertySchema(schemaOf('health'), 'labels', 'health') ?? {};
    expect(propertySchema(labels, 'anything', 'health')).toEqual({ type: 'string' });
    expect(propertySchema(schemaOf('health'), 'toString', 'health')).toBeUndefined();
  });

  it.each(kinds)('%s has a title, a description and properties', (kind) =>
    expect(schemaOf(kind)).toMatchObject({
      title: expect.any(String),
      description: expect.any(String),
      properties: {},
    }),
  );
});
