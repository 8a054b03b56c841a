import { type JsonSchema, schemaOf } from '../schema.ts';
import { listWords } from '../suggest.ts';
import { get, getText, isObject } from '../values.ts';
import type { Finding, Refusal } from './refusal.ts';

export const fieldOfAnotherType: Refusal = {
  code: 'health/field-of-another-type',
  kind: 'health',
  description: 'A key that the type of the check does not use does nothing: what it asks for would never be looked at.',
  valid: [
    'workload: data\ntype: disk\ntarget: /var\nenabled: true\nexpect: {usage: 0.8}\n',
    'workload: web\ntype: http\nenabled: true\nmethod: HEAD\nexpect: {latency: 1s}\n',
    'workload: db\ntype: tcp\ntarget: db\nport: 5432\nenabled: true\n',
  ],
  invalid: [
    'workload: data\ntype: disk\nenabled: true\nexpect: {«zombies»: 3}\n',
    'workload: node1\ntype: memory\n«target»: node1\nenabled: true\n',
    'workload: db\ntype: tcp\nport: 5432\nenabled: true\n«pid_file»: /run/db.pid\n',
    'workload: web\ntype: exec\ntarget: ls\nenabled: true\n«method»: GET\nexpect: {«status»: [200], latency: 1s}\n',
  ],
  *check(value) {
    const type = getText(value, 'type');
    const schema = schemaOf('health');
    const types = schema.properties?.['type']?.enum ?? [];
    if (type === undefined || !types.includes(type)) return;
    yield* misplaced(value, schema, type, []);
    const expectations = schema.properties?.['expect'];
    if (expectations) yield* misplaced(get(value, 'expect'), expectations, type, ['expect']);
  },
};

/** The Volt health daemon writes every key it knows into a file, whatever the type is. */
function isLeftByVolt(type: string, key: string): boolean {
  return ['http', 'tcp', 'exec'].includes(type) && ['target', 'port'].includes(key);
}

function* misplaced(value: unknown, schema: JsonSchema, type: string, path: readonly string[]): Generator<Finding> {
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) {
    const users = get(schema.properties, key) as JsonSchema | undefined;
    const types = users?.['x-types'];
    if (types === undefined || types.includes(type) || isLeftByVolt(type, key)) continue;
    const message = `${key} is for ${listWords(types)} checks. A check of type ${type} does not use it.`;
    yield { message, path: [...path, key], mark: 'key' };
  }
}
