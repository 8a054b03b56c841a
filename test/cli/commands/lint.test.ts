import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pullCapabilities, startClient } from '../../server/lsp-client.ts';
import { folderWith, healer } from '../../support/healer.ts';
import { sarifFaults } from '../../support/sarif.ts';

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
    expect(findings[0]?.['file']).toBe('web.health.yaml');
  });

  it('names files in JSON as in text: from where it runs, and in full where they lie elsewhere', async () => {
    const wrong = 'workload: web\ntype: htp\nenabled: true\n';
    const folder = folderWith({ 'shop/health/web.yaml': wrong, 'other/a.health.yaml': wrong });
    const cwd = join(folder, 'shop');
    const paths = ['.', join(folder, 'other')];
    const { stdout: json } = await healer(['lint', '--format', 'json', ...paths], { cwd });
    const { stdout: text } = await healer(['lint', ...paths], { cwd });
    const files = (JSON.parse(json) as { file: string }[]).map(({ file }) => file);
    expect(files.toSorted()).toEqual([join(folder, 'other/a.health.yaml'), 'health/web.yaml']);
    for (const [index, line] of text.trimEnd().split('\n').entries())
      expect(line.startsWith(`${files[index]}:`)).toBe(true);
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

  it.each([
    ['runbooks/web.md', []],
    ['./runbooks/web.md#first-steps', []],
    ['runbooks', ['There is no file runbooks under the root.']],
    ['runbooks/wbe.md#a', ['There is no file runbooks/wbe.md under the root. Did you mean "runbooks/web.md"?']],
  ])('looks for the runbook %s', async (runbook, expected) => {
    const files = { 'web.health.yaml': `${good}runbook: ${runbook}\n`, 'runbooks/web.md': '# Web\n' };
    const { stdout } = await healer(['lint', '--format', 'json'], { cwd: folderWith(files) });
    expect((JSON.parse(stdout) as { message: string }[]).map(({ message }) => message)).toEqual(expected);
  });

  it('could not run with a format it does not know', async () => {
    const { code, stderr } = await healer(['lint', '--format', 'xml']);
    expect(code).toBe(2);
    expect(stderr).toContain('text, json, sarif, github');
  });
});

describe('healer lint in CI', () => {
  const bad = 'workload: web\ntype: htp\n';

  it('prints one SARIF log', async () => {
    const { code, stdout } = await healer(['lint', '--format', 'sarif'], {
      cwd: folderWith({ 'web.health.yaml': bad }),
    });
    expect(code).toBe(1);
    const log = JSON.parse(stdout) as { runs: { results: { ruleId: string }[] }[] };
    expect(sarifFaults(log)).toEqual([]);
    expect(log.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual([
      'health/enabled-missing',
      'schema/unknown-value',
    ]);
  });

  it('prints GitHub annotations', async () => {
    const { stdout } = await healer(['lint', '--format', 'github'], { cwd: folderWith({ 'web.health.yaml': bad }) });
    expect(stdout.split('\n').map((line) => line.slice(0, 60))).toEqual([
      '::warning file=web.health.yaml,line=1,col=1,endLine=1,endCol',
      '::error file=web.health.yaml,line=2,col=7,endLine=2,endColum',
      '',
    ]);
  });

  const rules = { 'schema/unknown-value': 'hint', 'health/enabled-missing': 'error', 'yaml/boolean-word': 'off' };
  it.each<[string, object]>([
    [bad, {}],
    ['workload: "web\n', {}],
    [`${good}intervall: 5s\n---\ntype: tcp\nenabled: yes\n`, {}],
    ['a: 1\n', {}],
    [`${bad}---\n${good}---\n# healer-disable-next-line schema/unknown-key\nx: 1\nworkload: b\nenabled: yes\n`, rules],
  ])('says of %j exactly what the editor says, with the rules %j', async (text, rules) => {
    const settings = JSON.stringify({ 'healer.rules': rules });
    const cwd = folderWith({ 'web.health.yaml': text, '.vscode/settings.json': settings });
    const { stdout } = await healer(['lint', '--format', 'json'], { cwd });
    const client = await startClient(pullCapabilities, { rules });
    const uri = pathToFileURL(join(cwd, 'web.health.yaml')).href;
    client.open(uri, text);
    const editor = await client.pull(uri);
    await client.stop();
    const severities = ['', 'error', 'warning', 'information', 'hint'];
    expect(JSON.parse(stdout)).toEqual(
      editor.map(({ range: { start, end }, severity = 1, code, message }) => ({
        file: 'web.health.yaml',
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
        severity: severities[severity],
        code,
        message,
      })),
    );
  });
});

describe('healer lint and the settings of the root', () => {
  const settings = (rules: object) => `// ours\n{ "healer.rules": ${JSON.stringify(rules)}, }\n`;
  const unset = 'workload: web\ntype: http\n';
  const lines = async (files: Record<string, string | Buffer>, ...args: string[]) => {
    const finished = await healer(['lint', ...args], { cwd: folderWith(files) });
    return {
      ...finished,
      said: finished.stdout.split('\n').map((line) => line.replace(/: (\w+): .* \((.*)\)$/, ' $1 $2')),
    };
  };

  it.each<[string, string | Buffer, object, string[], number]>([
    [
      'raise',
      unset,
      { 'health/enabled-missing': 'error' },
      ['a/web.health.yaml:1:1 error health/enabled-missing', ''],
      1,
    ],
    [
      'lower',
      'workload: web\ntype: htp\nenabled: true\n',
      { 'schema/unknown-value': 'hint' },
      ['a/web.health.yaml:2:7 hint schema/unknown-value', ''],
      0,
    ],
    ['silence', unset, { 'health/enabled-missing': 'off' }, [''], 0],
    [
      'lower for a file that is too large',
      Buffer.alloc(11_000_000, 'a: 1\n'),
      { 'file/too-large': 'warning' },
      ['a/web.health.yaml:1:1 warning file/too-large', ''],
      0,
    ],
    ['silence a file that is not UTF-8', Buffer.from([0x77, 0xff]), { 'file/not-utf8': 'off' }, [''], 0],
    [
      'ignore what is no severity',
      unset,
      { 'health/enabled-missing': 'fatal' },
      ['a/web.health.yaml:1:1 warning health/enabled-missing', ''],
      0,
    ],
  ])('%s', async (_, file, rules, expected, exit) => {
    const files = { 'healer.yaml': '', 'a/web.health.yaml': file, '.vscode/settings.json': settings(rules) };
    for (const path of ['.', 'a', 'a/web.health.yaml']) {
      const { code, said } = await lines(files, path);
      expect({ code, said }).toEqual({ code: exit, said: expected });
    }
  });

  it('keep --fix from mending what is off, as in the editor', async () => {
    const text = 'workload: web\ntype: http\nenabled: yes\n';
    const cwd = folderWith({
      'web.health.yaml': text,
      '.vscode/settings.json': settings({ 'yaml/boolean-word': 'off' }),
    });
    await healer(['lint', '--fix'], { cwd });
    expect(readFileSync(join(cwd, 'web.health.yaml'), 'utf8')).toBe(text);
  });

  it.each(['{ "healer.rules": ', 'no', Buffer.from([0xff])])('that cannot be read are told of: %j', async (text) => {
    const { code, stdout, stderr } = await lines({ 'web.health.yaml': unset, '.vscode/settings.json': text });
    expect(code).toBe(2);
    expect(stdout).toContain('health/enabled-missing');
    expect(stderr).toContain('.vscode/settings.json: This is not JSON');
    expect(stderr).toContain('(cli/bad-settings)');
  });
});

describe('healer lint --fix', () => {
  const broken = '\uFEFFworkload: web # ours\r\ntype: HTTP\r\nenabled: yes\r\nintervall: 9s\r\n';

  it('mends what has one meaning, says what, and keeps everything else', async () => {
    const cwd = folderWith({ 'web.health.yaml': broken, 'other.yaml': 'enabled: yes\n' });
    const file = join(cwd, 'web.health.yaml');
    chmodSync(file, 0o640);
    const { code, stdout, stderr } = await healer(['lint', '--fix', '--strict'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr.split('\n').filter((line) => line.includes('fixed'))).toEqual([
      'web.health.yaml:2: fixed: Change to http (schema/unknown-value)',
      'web.health.yaml:3: fixed: Change to true (yaml/boolean-word)',
      'web.health.yaml:4: fixed: Change to interval (schema/unknown-key)',
    ]);
    expect(readFileSync(file, 'utf8')).toBe(
      '\uFEFFworkload: web # ours\r\ntype: http\r\nenabled: true\r\ninterval: 9s\r\n',
    );
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(cwd, 'other.yaml'), 'utf8')).toBe('enabled: yes\n');
    expect(readdirSync(cwd).sort()).toEqual(['other.yaml', 'web.health.yaml']);
  });

  it('leaves to a person what a person must decide, and tells it', async () => {
    const text = 'workload: web\ntype: htp\nenabled: true\n';
    const cwd = folderWith({ 'web.health.yaml': text });
    const { code, stdout } = await healer(['lint', '--fix'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('schema/unknown-value');
    expect(readFileSync(join(cwd, 'web.health.yaml'), 'utf8')).toBe(text);
  });

  it('writes through a link and leaves the link', async () => {
    const cwd = folderWith({ 'there/web.txt': 'workload: web\ntype: http\nenabled: yes\n' });
    symlinkSync(join(cwd, 'there/web.txt'), join(cwd, 'web.health.yaml'));
    await healer(['lint', '--fix', 'web.health.yaml'], { cwd });
    expect(lstatSync(join(cwd, 'web.health.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'there/web.txt'), 'utf8')).toContain('enabled: true');
  });
});
