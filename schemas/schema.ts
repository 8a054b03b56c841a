import common from './common.schema.json' with { type: 'json' };
import escalation from './escalation.schema.json' with { type: 'json' };
import health from './health.schema.json' with { type: 'json' };
import type { Kind } from './kinds.ts';
import playbook from './playbook.schema.json' with { type: 'json' };
import profile from './profile.schema.json' with { type: 'json' };
import project from './project.schema.json' with { type: 'json' };
import rule from './rule.schema.json' with { type: 'json' };

/** The part of JSON Schema the schemas here use, with Healer's own annotations. */
export interface JsonSchema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  /** What each value of `enum` means, in the same order. */
  readonly enumDescriptions?: readonly string[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly discriminator?: { readonly propertyName: string };
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  /** What is wanted, in words that complete "must be …". */
  readonly 'x-expected'?: string;
  readonly 'x-format'?: string;
  /** The value names something defined elsewhere: a workload, a channel, an action … */
  readonly 'x-reference'?: string;
  /** The value gives its name to something others refer to. */
  readonly 'x-defines'?: string;
  /** Its keys are free and give their names to something others refer to. */
  readonly 'x-keys-define'?: string;
  /** The values of `type` that use this property; all of them when absent. */
  readonly 'x-types'?: readonly string[];
  readonly 'x-default-by-type'?: Readonly<Record<string, unknown>>;
  /** Properties that may be left out and should not be. */
  readonly 'x-recommended'?: readonly string[];
  /** A leading + or − is part of the meaning. */
  readonly 'x-signed'?: boolean;
}

const schemas: Readonly<Record<Kind | 'common', JsonSchema>> = {
  common,
  escalation,
  health,
  playbook,
  profile,
  project,
  rule,
};

export function schemaOf(kind: Kind | 'common'): JsonSchema {
  return schemas[kind];
}

/** A definition all kinds share. */
export function sharedSchema(name: string): JsonSchema | undefined {
  return schemas.common.$defs?.[name];
}

const resolved = new WeakMap<JsonSchema, JsonSchema>();

/**
 * The schema with its `$ref` followed, what stands beside the `$ref` taking precedence. `kind` is the schema it was read
 * from. The same schema gives the same object each time.
 */
export function resolveRef(schema: JsonSchema, kind: Kind): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const known = resolved.get(schema);
  if (known) return known;
  const { $ref, ...own } = schema;
  const [id, name = ''] = $ref.split('#/$defs/');
  const target = schemas[id === 'healer:common' ? 'common' : kind].$defs?.[name];
  if (!target) throw new Error(`${kind}: ${$ref} does not exist`);
  const whole = { ...resolveRef(target, kind), ...own };
  resolved.set(schema, whole);
  return whole;
}

/**
 * The branch of a discriminated `oneOf` that a value chooses by its tag, such as an action by its `type`. Undefined when
 * the tag is missing or not known; the schema itself when it has no branches.
 */
export function chooseBranch(schema: JsonSchema, tag: unknown, kind: Kind): JsonSchema | undefined {
  const { discriminator, oneOf } = schema;
  if (!discriminator || !oneOf) return schema;
  return branches(schema, kind).find((branch) => branch.properties?.[discriminator.propertyName]?.const === tag);
}

/** The branches of a discriminated `oneOf`, references followed. */
export function branches(schema: JsonSchema, kind: Kind): JsonSchema[] {
  return (schema.oneOf ?? []).map((branch) => resolveRef(branch, kind));
}

/** The schema of one property of an object, references followed. Undefined when the key is not allowed. */
export function propertySchema(schema: JsonSchema, key: string, kind: Kind): JsonSchema | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, key)) {
    const property = schema.properties[key];
    return property && resolveRef(property, kind);
  }
  return typeof schema.additionalProperties === 'object' ? resolveRef(schema.additionalProperties, kind) : undefined;
}

/** The schema of a list's items, references followed. */
export function itemSchema(schema: JsonSchema, kind: Kind): JsonSchema | undefined {
  return schema.items && resolveRef(schema.items, kind);
}
