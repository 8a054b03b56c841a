import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { refusals } from '../../../schemas/rules/index.ts';
import { validate } from '../../../schemas/validate.ts';
import { ranges } from '../../support/fixture.ts';

function found(kind: string, text: string) {
  return parseFile(`example.${kind}.yaml`, text).documents.flatMap((document) =>
    validate(document).map(({ code, severity, start, end }) => ({ code, severity, start, end })),
  );
}

describe.each(refusals.map((refusal) => [refusal.code, refusal] as const))('%s', (code, refusal) => {
  it.each(refusal.valid)('is silent on %j', (text) => expect(found(refusal.kind, text)).toEqual([]));

  it.each(refusal.invalid)('marks %j and nothing else', (marked) => {
    const { text, ranges: marks } = ranges(marked);
    expect(found(refusal.kind, text)).toEqual(marks.map((mark) => ({ code, severity: 'error', ...mark })));
  });

  it('has a code of its kind, a description and examples', () => {
    expect(code).toMatch(new RegExp(`^${refusal.kind}/[a-z-]+$`));
    expect(refusal.description).toMatch(/^[A-Z`].*\.$/);
    expect([refusal.valid.length, refusal.invalid.length]).not.toContain(0);
  });

  const odd = [undefined, null, 1, 'x', [], {}, { type: 1 }, { restart: [1, 2], expect: { status: 'x', body: 1 } }];
  it.each([...odd, { spec: { actions: [null, { condition: 1, cwd: 1 }] } }])('does not fail on the value %j', (value) =>
    expect(() => [...refusal.check(value)]).not.toThrow(),
  );
});

it('has each code once', () => expect(new Set(refusals.map(({ code }) => code)).size).toBe(refusals.length));

it.each([
  ['a mistake the schema sees already', 'workload: db\ntype: tcp\nport: x\n', ['schema/wrong-type']],
  ['a key that is misspelt, not missing', 'workload: db\ntype: tcp\nprot: 5432\n', ['schema/unknown-key']],
  ['a document that is broken as YAML', 'workload: db\ntype: tcp\nhost: [\n', ['yaml/unclosed-bracket']],
])('says nothing of %s', (_, text, codes) => expect(found('health', text).map(({ code }) => code)).toEqual(codes));
