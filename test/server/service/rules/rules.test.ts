import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../schemas/document.ts';
import { diagnose } from '../../../../server/service/diagnostics.ts';
import { offsetAt } from '../../../../server/service/position.ts';
import { nameRules, rules } from '../../../../server/service/rules/index.ts';
import { ranges } from '../../../support/fixture.ts';
import { exampleFiles, workspaceOf } from '../../../support/workspace.ts';

function found(kind: string, text: string) {
  const file = parseFile(`example.${kind === 'any' ? 'health' : kind}.yaml`, text);
  return diagnose(file).map(({ code, range }) => ({
    code,
    start: offsetAt(file, range.start),
    end: offsetAt(file, range.end),
  }));
}

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it.each(rule.valid)('is silent on %j', (text) => expect(found(rule.kind, text)).toEqual([]));

  it.each(rule.invalid)('marks %j and nothing else', (marked) => {
    const { text, ranges: marks } = ranges(marked);
    expect(found(rule.kind, text)).toEqual(marks.map((mark) => ({ code, ...mark })));
  });

  it('has a code of its kind, a description and examples', () => {
    expect(code).toMatch(new RegExp(`^${rule.kind === 'any' ? 'secret' : rule.kind}/[a-z-]+$`));
    expect(rule.description).toMatch(/^[A-Z`].*\.$/);
    expect([rule.valid.length, rule.invalid.length]).not.toContain(0);
  });

  it.each([undefined, null, 1, 'x', [], {}, { type: 1 }, { spec: { actions: [null, { condition: 1 }] } }])(
    'does not fail on the value %j',
    (value) => expect(() => [...rule.check(value, { earlierOfKind: 0 })]).not.toThrow(),
  );
});

/** What is said of the files of an example, and what is marked in them. */
function foundInWorkspace(example: string) {
  const { files, marks } = exampleFiles(example);
  const workspace = workspaceOf(files);
  const found = [...files].flatMap(([path, text]) => {
    const file = parseFile(path, text);
    return diagnose(file, { index: workspace.at(path) }).map(({ code, range }) => ({
      path,
      code,
      start: offsetAt(file, range.start),
      end: offsetAt(file, range.end),
    }));
  });
  return { found, marks };
}

describe.each(nameRules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it.each(rule.valid)('is silent on %j', (text) => expect(foundInWorkspace(text).found).toEqual([]));

  it.each(rule.invalid)('marks %j and nothing else', (text) => {
    const { found, marks } = foundInWorkspace(text);
    expect(found).toEqual(marks.map((mark) => ({ code, ...mark })));
  });

  it('has a code, a description and examples', () => {
    expect(code).toMatch(/^(names|health|playbook)\/[a-z-]+$/);
    expect(rule.description).toMatch(/^[A-Z`].*\.$/);
    expect([rule.valid.length, rule.invalid.length]).not.toContain(0);
  });
});

it('has each code once', () => {
  const codes = [...rules, ...nameRules].map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});
