import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { diagnose } from '../../../server/service/diagnostics.ts';
import { lintFile } from '../../../server/service/lint.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const lintText = (path: string, text: string) => lintFile(path, bytes(text)).findings;

it('gives file, line, column, code and message, counted from 1', () => {
  expect(lintText('shop/web.health.yaml', 'workload: web\ntype: htp\nenabled: true\n')).toEqual([
    {
      file: 'shop/web.health.yaml',
      line: 2,
      column: 7,
      endLine: 2,
      endColumn: 10,
      severity: 'error',
      code: 'schema/unknown-value',
      message:
        'type "htp" is not known. Did you mean "http"? Known: http, tcp, exec, process, memory, disk, host, zombies, certificate.',
    },
  ]);
});

it('names the four severities', () => {
  const text = 'workload: web\ntype: htp\n---\nworkload: db\ntype: http\nenabled: true\n';
  expect(lintText('a.health.yaml', text).map(({ severity }) => severity)).toEqual(['warning', 'error', 'hint']);
});

it.each(['workload: web\ntype: htp\n', 'workload: "web\n', 'a: 1\n', 'workload: web\ntype: http\n---\n\tx: 1\n'])(
  'says of %j what the editor says',
  (text) => {
    const editor = diagnose(parseFile('a.health.yaml', text)).map(({ code, message }) => [code, message]);
    expect(lintText('a.health.yaml', text).map(({ code, message }) => [code, message])).toEqual(editor);
  },
);

describe('a file that cannot be read', () => {
  const latin1 = Uint8Array.from([...bytes('workload: caf'), 0xe9]);
  const large = bytes(`apiVersion: healer.platform/v1\n# ${'x'.repeat(10_000_000)}`);
  it.each<[string, Uint8Array, string[]]>([
    ['a.health.yaml', latin1, ['1:1 file/not-utf8']],
    ['a.yaml', latin1, []],
    ['a.yaml', large, ['1:1 file/too-large']],
    ['a.yaml', large.slice(40), []],
  ])('%s', (path, content, expected) => {
    expect(lintFile(path, content).findings.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual(
      expected,
    );
  });
});

it('reads past a byte order mark', () => {
  const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes('type: http\nname: x\nenabled: true\n')]);
  const place = { line: 1, column: 1, endColumn: 5, code: 'schema/missing-key' };
  expect(lintFile('a.health.yaml', marked).findings).toMatchObject([place]);
});

it('counts the definitions', () => {
  const text = 'workload: web\ntype: http\n---\nname: other\n---\napiVersion: healer.platform/v1\nkind: Profile\n';
  expect(lintFile('a.health.yaml', bytes(text)).definitions).toBe(2);
});
