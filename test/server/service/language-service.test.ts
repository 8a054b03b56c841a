import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { maxFileBytes } from '../../../schemas/validate.ts';
import { createLanguageService } from '../../../server/service/language-service.ts';

const commands = { runCheck: 'run', dryRun: 'dry' };
const start = { line: 0, character: 0 };

/** A service over one file, which is also its own URI. */
function over(path: string, text: string) {
  const file = parseFile(path, text);
  return createLanguageService({ parsed: (uri) => (uri === path ? file : undefined) }, { commands });
}

describe('the language service', () => {
  it.each([
    ['a definition', '/health/a.yaml', 'workload: a\ntype: tcp\n', true],
    ['a document of ours with a kind nobody knows', '/a.yaml', 'apiVersion: healer.platform/v1\nkind: Nope\n', true],
    ['a file that only its name makes ours', '/health/a.yaml', 'a: 1\n', false],
    ['any other file', '/a.yaml', 'workload: a\ntype: tcp\n', false],
    ['an empty file', '/health/a.yaml', '', false],
    ['a large file that names us', '/a.yaml', `apiVersion: healer.platform/v1\n#${'x'.repeat(maxFileBytes)}`, true],
    ['any other large file', '/a.yaml', 'x'.repeat(maxFileBytes + 1), false],
  ])('is concerned with a file or not: %s', (_, path, text, expected) => {
    expect(over(path, text).concerns(path)).toBe(expected);
  });

  it('answers from the file', () => {
    const service = over('/health/a.yaml', 'workload: a\ntype: tcp\n');
    expect(service.diagnostics('/health/a.yaml').length).toBeGreaterThan(0);
    expect(service.completion('/health/a.yaml', start).length).toBeGreaterThan(0);
    expect(service.hover('/health/a.yaml', start)).not.toBeNull();
    expect(service.symbols('/health/a.yaml').length).toBeGreaterThan(0);
    expect(service.codeLenses('/health/a.yaml')).toHaveLength(1);
  });

  it.each([
    ['not open', '/health/b.yaml'],
    ['too large', '/health/a.yaml'],
  ])('has no help for a file that is %s', (_, uri) => {
    const service = over('/health/a.yaml', `workload: a\ntype: tcp\n#${'x'.repeat(maxFileBytes)}`);
    expect(service.completion(uri, start)).toEqual([]);
    expect(service.hover(uri, start)).toBeNull();
    expect(service.symbols(uri)).toEqual([]);
    expect(service.codeLenses(uri)).toEqual([]);
  });
});
