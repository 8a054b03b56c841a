import { expect, it } from 'vitest';
import { definitionValue, readValue } from '../../schemas/coerce.ts';
import { type DefinitionDocument, parseFile } from '../../schemas/document.ts';

function document(path: string, text: string): DefinitionDocument {
  const [first] = parseFile(path, text).documents;
  if (!first) throw new Error('no document');
  return first;
}

it.each<[string, string, unknown]>([
  ['a.health.yaml', 'type: http\nenabled: yes\n', { type: 'http', enabled: true }],
  ['a.health.yaml', 'type: http\nenabled: OFF\n', { type: 'http', enabled: false }],
  ['a.health.yaml', 'type: http\nenabled: "yes"\n', { type: 'http', enabled: 'yes' }],
  ['a.health.yaml', 'type: http\nname: yes\n', { type: 'http', name: 'yes' }],
  ['a.rule.yaml', 'on: crash\naction: notify\n', { on: 'crash', action: 'notify' }],
  ['a.health.yaml', 'type: http\nport: 0x50\ncwd:\n', { type: 'http', port: 80, cwd: null }],
  ['a.health.yaml', 'type: http\nlabels: &l {a: b}\nenv: *l\n', { type: 'http', labels: { a: 'b' }, env: { a: 'b' } }],
  [
    'a.health.yaml',
    'type: http\nlabels: &l {a: b, c: d}\nenv:\n  <<: *l\n  a: own\n',
    { type: 'http', labels: { a: 'b', c: 'd' }, env: { a: 'own', c: 'd' } },
  ],
  [
    'a.health.yaml',
    'type: http\nlabels: {x: &x {a: 1}, y: &y {a: 2, b: 2}}\nenv: {<<: [*x, *y]}\n',
    { type: 'http', labels: { x: { a: 1 }, y: { a: 2, b: 2 } }, env: { a: 1, b: 2 } },
  ],
  [
    'a.health.yaml',
    'type: http\nenv: {200: a, true: b, ~: c}\n',
    { type: 'http', env: { 200: 'a', true: 'b', '~': 'c' } },
  ],
  ['a.health.yaml', '- a\n', ['a']],
  ['a.health.yaml', '', null],
])('%s %j', (path, text, value) => expect(definitionValue(document(path, text))).toEqual(value));

it('coerces boolean words inside an action by the type that it has', () => {
  const text =
    'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: x}\nspec: {actions: [{type: notify, message: yes}], rollback: {enabled: on}}\n';
  expect(definitionValue(document('a.yaml', text))).toMatchObject({
    spec: { actions: [{ type: 'notify', message: 'yes' }], rollback: { enabled: true } },
  });
});

it('does not let a key reach the prototype of an object', () => {
  const value = definitionValue(document('a.health.yaml', 'type: http\nenv: {__proto__: {polluted: 1}}\n'));
  expect(Object.keys((value as { env: object }).env)).toEqual(['__proto__']);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

it.each<[string, string, string]>([
  ['an alias bomb', aliasBomb(), 'yaml/alias-limit'],
  ['a merge bomb', mergeBomb(), 'yaml/alias-limit'],
  ['an alias of what it stands in', 'type: http\nenv: &e [*e]\n', 'yaml/endless-alias'],
  ['deep nesting', `type: http\nenv: ${'['.repeat(150)}${']'.repeat(150)}\n`, 'yaml/too-deep'],
])('%s has no value and says why', (_name, text, code) => {
  const { value, problems } = readValue(document('a.health.yaml', text));
  expect(value).toBeUndefined();
  expect(problems.map((problem) => problem.code)).toContain(code);
});

function aliasBomb(): string {
  const lines = Array.from({ length: 40 }, (_, index) => `b${index + 1}: &b${index + 1} [*b${index}, *b${index}]`);
  return `type: http\nb0: &b0 x\n${lines.join('\n')}\n`;
}

function mergeBomb(): string {
  const keys = Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join(', ');
  return `type: http\nbase: &base {${keys}}\n${Array.from({ length: 100 }, (_, index) => `m${index}: {<<: *base}`).join('\n')}\n`;
}
