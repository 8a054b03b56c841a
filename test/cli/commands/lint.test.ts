import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, healer } from '../../support/healer.ts';

const examples = join(import.meta.dirname, '../../../examples');
const good = 'workload: web\ntype: http\nenabled: true\n';

describe('healer lint', () => {
  it('finds nothing wrong with the examples', async () => {
    const { code, stdout, stderr } = await healer(['lint', examples, '--strict']);
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => line && !line.includes(': hint: '))).toEqual([]);
    expect(stderr).toContain('nothing wrong');
  });

  it('names file, line, column, code and the word that was meant', async () => {
    const cwd = folderWith({ 'health/web.yaml': 'workload: web\ntype: http\nenabled: true\nintervall: 30s\n' });
    const { code, stdout } = await healer(['lint'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^health\/web\.yaml:4:1: error: .*intervall.*"interval".*\(schema\/unknown-key\)\n$/);
  });

  it('prints one JSON array with positions from 1 in UTF-16 units', async () => {
    const cwd = folderWith({ 'web.health.yaml': '# \u{1F525}\nworkload: web\ntype: htp # \u{1F525}\nenabled: true\n' });
    const { code, stdout } = await healer(['lint', '--format', 'json', '.'], { cwd });
    expect(code).toBe(1);
    const findings = JSON.parse(stdout) as Record<string, unknown>[];
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ line: 3, column: 7, endLine: 3, endColumn: 10, severity: 'error' });
    expect(Object.keys(findings[0] ?? {})).toEqual([
      'file',
      'line',
      'column',
      'endLine',
      'endColumn',
      'severity',
      'code',
      'message',
    ]);
    expect(findings[0]?.['file']).toBe(join(cwd, 'web.health.yaml'));
  });

  it('prints an empty array when nothing is wrong', async () => {
    const cwd = folderWith({ 'web.health.yaml': good });
    const { code, stdout } = await healer(['lint', '--format', 'json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '[]\n' });
  });

  it('exits 1 on a warning only when it is strict', async () => {
    const cwd = folderWith({ 'web.health.yaml': 'workload: web\ntype: http\n' });
    expect((await healer(['lint'], { cwd })).code).toBe(0);
    expect((await healer(['lint', '--strict'], { cwd })).code).toBe(1);
  });

  it.each([
    ['a folder without YAML', { 'notes.txt': '' }, 0, 'No YAML file in this folder'],
    [
      'a folder without definitions',
      { 'compose.yaml': 'services: {}\n' },
      0,
      'No definition of Healer’s kinds among 1 YAML file',
    ],
  ])('%s is said in words', async (_, files, code, message) => {
    const finished = await healer(['lint'], { cwd: folderWith(files) });
    expect(finished).toMatchObject({ code, stdout: '' });
    expect(finished.stderr).toContain(message);
  });

  it.each([
    ['broken YAML', { 'web.health.yaml': 'workload: [web\ntype: http\n' }, 'web.health.yaml:', 'yaml/'],
    [
      'a file that is not UTF-8',
      { 'web.health.yaml': Buffer.from([0x77, 0x6f, 0xff, 0xfe, 0x0a]) },
      'web.health.yaml:1:1',
      'file/not-utf8',
    ],
    [
      'a 50 MB file',
      { 'web.health.yaml': Buffer.alloc(50 * 2 ** 20, 'a: 1\n') },
      'web.health.yaml:1:1',
      'file/too-large',
    ],
    ['an unknown kind', { 'x.yaml': 'apiVersion: healer.platform/v1\nkind: Playbok\n' }, 'x.yaml:2:7', 'kind/unknown'],
  ])('%s is an error with its place', async (_, files, place, reason) => {
    const { code, stdout, stderr } = await healer(['lint'], { cwd: folderWith(files) });
    expect(code).toBe(1);
    expect(stdout).toContain(place);
    expect(stdout).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });

  it('could not run on a path that does not exist', async () => {
    const { code, stderr } = await healer(['lint', 'no/such/place'], { cwd: folderWith({}) });
    expect(code).toBe(2);
    expect(stderr).toContain('no/such/place');
  });

  it.each([
    ['beside an error', 'workload: web\ntype: htp\nenabled: true\n', 1],
    ['beside what is right', good, 2],
  ])('a link that leads nowhere %s', async (_, text, expected) => {
    const cwd = folderWith({ 'web.health.yaml': text });
    symlinkSync('nowhere.yaml', join(cwd, 'dangling.yaml'));
    const { code, stderr } = await healer(['lint'], { cwd });
    expect(code).toBe(expected);
    expect(stderr).toContain('dangling.yaml: This path does not exist');
  });

  it('could not run with a format it does not know', async () => {
    const { code, stderr } = await healer(['lint', '--format', 'xml']);
    expect(code).toBe(2);
    expect(stderr).toContain('text, json');
  });
});
