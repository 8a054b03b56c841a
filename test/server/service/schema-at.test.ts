import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../schemas/kinds.ts';
import { mappingSchema, type Step, schemaAt } from '../../../server/service/schema-at.ts';

const none = () => undefined;
const path = (...keys: (string | number)[]): Step[] => keys.map((key) => ({ key, sibling: none }));
const action = schemaAt('playbook', path('spec', 'actions', 0));

describe('the schema at a path', () => {
  it.each<[string, Kind, Step[], object | undefined]>([
    ['the root', 'rule', [], { title: 'Recovery rule' }],
    ['a property', 'rule', path('on'), { enum: ['crash', 'memory', 'threads', 'unhealthy'] }],
    ['a reference to the shared definitions', 'health', path('severity'), { enum: ['P1', 'P2', 'P3', 'P4'] }],
    ['a reference with words of its own', 'health', path('interval'), { title: 'Interval', 'x-format': 'duration' }],
    ['a reference within the schema', 'profile', path('backends', 'loki', 'url'), { title: 'URL' }],
    ['items', 'escalation', path('escalation', 'levels', 3, 'delay'), { title: 'Delay' }],
    ['free names', 'profile', path('channels', 'night', 'keyFile'), { title: 'Key file' }],
    ['a key that is not allowed', 'health', path('nope'), undefined],
    ['below such a key', 'health', path('nope', 'deeper', 0), undefined],
    ['a name every object has', 'health', path('toString'), undefined],
    ['an item of what is no list', 'health', path('type', 0), undefined],
  ])('%s', (_, kind, steps, expected) => {
    const schema = schemaAt(kind, steps);
    if (expected) expect(schema).toMatchObject(expected);
    else expect(schema).toBeUndefined();
  });

  it('follows the branch that the type beside the key chooses, or any while there is none', () => {
    const key = (name: string, type: string | undefined) =>
      schemaAt('playbook', [...path('spec', 'actions', 0), { key: name, sibling: () => type }]);
    expect(key('replicas', 'scale_up')).toMatchObject({ title: 'Replicas' });
    expect(key('replicas', 'notify')).toBeUndefined();
    expect(key('replicas', undefined)).toMatchObject({ title: 'Replicas' });
    expect(key('replicas', 'no_such')).toMatchObject({ title: 'Replicas' });
  });
});

describe('the schema of a mapping with branches', () => {
  it('asks for what the chosen branch asks for', () => {
    if (!action) throw new Error('no schema for actions');
    expect(mappingSchema(action, () => 'http_request', 'playbook').required).toEqual(['type', 'url']);
    expect(mappingSchema(action, none, 'playbook').required).toEqual(['type']);
  });

  it('always offers every type', () => {
    if (!action) throw new Error('no schema for actions');
    for (const chosen of ['exec', undefined])
      expect(mappingSchema(action, () => chosen, 'playbook').properties?.['type']?.enum).toHaveLength(16);
  });
});
