import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { diagnose, problemsIn } from '../../../server/service/diagnostics.ts';
import { problemCodes } from '../../../server/service/problem-codes.ts';
import { ranges } from '../../support/fixture.ts';

const schemas = join(import.meta.dirname, '../../../schemas');

describe('every code', () => {
  it('in the sources is described', () => {
    const sources = readdirSync(schemas).filter((name) => name.endsWith('.ts'));
    const text = sources.map((name) => readFileSync(join(schemas, name), 'utf8')).join('\n');
    const written = [...text.matchAll(/'((?:yaml|schema|kind|file)\/[a-z0-9-]+)'/g)].map(([, code]) => code);
    const faults = [...text.matchAll(/fault\(\s*'([a-z-]+)'/g)].map(([, what]) => `schema/${what}`);
    const known = problemCodes.map(({ code }) => code);
    expect([...new Set([...written, ...faults])].filter((code) => !known.includes(String(code)))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
  });

  it.each(problemCodes.flatMap((one) => (one.example ? [[one.code, one.example, one.severity] as const] : [])))(
    '%s is what its example shows',
    (code, marked, severity) => {
      const { text, ranges: marks } = ranges(marked);
      const kind = /^escalation:/m.test(text)
        ? 'escalation'
        : text.includes('kind: RemediationPlaybook')
          ? 'playbook'
          : /^on:/m.test(text)
            ? 'rule'
            : 'health';
      const found = problemsIn(parseFile(`a.${kind}.yaml`, text));
      expect(found.map((one) => [one.code, one.severity, one.start, one.end])).toEqual(
        marks.map(({ start, end }) => [code, severity, start, end]),
      );
    },
  );
});

describe('settings', () => {
  const file = parseFile('a.health.yaml', 'workload: web\ntype: http\n');
  it.each([
    [{}, ['warning']],
    [{ 'health/enabled-missing': 'error' }, ['error']],
    [{ 'health/enabled-missing': 'off' }, []],
    [{ 'schema/unknown-key': 'off' }, ['warning']],
  ] as const)('%j', (settings, severities) => {
    expect(problemsIn(file, settings).map(({ severity }) => severity)).toEqual(severities);
  });

  it('count for a file that was judged before, in each of its documents', () => {
    const shop = parseFile('a.health.yaml', 'workload: web\ntype: http\n---\nworkload: api\ntype: http\n');
    const said = (options: Parameters<typeof diagnose>[1]) =>
      diagnose(shop, options).map(({ range, severity, codeDescription }) => [
        range.start.line,
        severity,
        codeDescription?.href,
      ]);
    const off = { 'health/volt-first-document': 'off' } as const;
    const plain = [
      [0, 2, undefined],
      [3, 2, undefined],
    ];
    expect(said({ rules: off })).toEqual(plain);
    expect(
      said({ rules: { ...off, 'health/enabled-missing': 'hint' }, sectionOf: (code) => `file:///${code}` }),
    ).toEqual([
      [0, 4, 'file:///health/enabled-missing'],
      [3, 4, 'file:///health/enabled-missing'],
    ]);
    expect(said({ rules: off })).toEqual(plain);
    expect(problemsIn(shop, off).map(({ start }) => start)).toEqual([0, 29]);
  });
});
