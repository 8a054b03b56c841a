import { describeObject, type ObjectFault, objectAt } from './fault-keys.ts';
import { describe } from './fault-values.ts';
import { escalation, health, playbook, profile, project, rule, type Validator } from './generated/validators.js';
import type { Kind } from './kinds.ts';
import type { ProblemData } from './problem.ts';
import { chooseBranch, itemSchema, type JsonSchema, propertySchema, schemaOf } from './schema.ts';
import { get } from './values.ts';

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

export type Path = readonly string[];

/** Where an error's path leads in the schema. */
export interface Spot {
  readonly path: Path;
  readonly schema: JsonSchema;
  readonly value: unknown;
  /** A number or a word without quotes as it is written: `1.10` is the number 1.1. */
  readonly source?: string | undefined;
}

/**
 * What the schema of a kind says against a value, one fault for each mistake: the branches of an `anyOf` give one, a key
 * that is nearly a missing one is not also missing, and of an object whose lines lost their indentation only the first
 * line is named. `sourceAt` gives what is written at a path, where it is not the same as the value.
 */
export function faultsOf(
  kind: Kind,
  value: unknown,
  sourceAt: (path: Path) => string | undefined = () => undefined,
): Fault[] {
  const validator = validators[kind];
  if (validator(value)) return [];
  const faults = new Map<string, Fault>();
  const objects = new Map<string, ObjectFault>();
  for (const error of validator.errors ?? []) {
    const spot = locate(kind, value, error.instancePath.split('/').slice(1).map(unescapeStep));
    if (error.keyword === 'additionalProperties')
      objectAt(objects, spot).unknown.push(String(error.params['additionalProperty']));
    else if (error.keyword === 'required') objectAt(objects, spot).missing.add(String(error.params['missingProperty']));
    else if (error.keyword !== 'discriminator' || get(spot.value, String(error.params['tag'])) !== undefined) {
      const fault = describe(kind, { ...spot, source: sourceAt(spot.path) }, error);
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
    spot = { path: path.slice(0, index + 1), schema: next ?? {}, value: get(spot.value, step) };
  }
  return { ...spot, schema: branchOf(spot.schema, spot.value, kind) ?? spot.schema };
}

function branchOf(schema: JsonSchema, value: unknown, kind: Kind): JsonSchema | undefined {
  return chooseBranch(schema, schema.discriminator && get(value, schema.discriminator.propertyName), kind);
}
