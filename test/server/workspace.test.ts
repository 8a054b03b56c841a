import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClientCapabilities, Diagnostic, Location, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver';
import { lintPaths } from '../../cli/lint-paths.ts';
import { workspace } from '../engine/definitions/workspace.ts';
import { type LspClient, startClient } from './lsp-client.ts';

const api = 'workload: api\ntype: http\nenabled: true\ndepends_on: [db]\nrunbook: runbooks/api.md\n';
const db = 'workload: db\ntype: tcp\nport: 5432\nenabled: true\n';
const rule = 'on: unhealthy\nworkload: db\naction: restart_workload\n';

const pulls: ClientCapabilities = {
  textDocument: { diagnostic: {}, rename: { prepareSupport: true } },
  workspace: { diagnostics: { refreshSupport: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
};

let client: LspClient;
afterEach(() => client?.process.kill());

function shop(more: Record<string, string> = {}) {
  const root = workspace({ 'health/api.yaml': api, 'health/db.yaml': db, 'runbooks/api.md': '# The api\n', ...more });
  const uri = (path: string) => pathToFileURL(join(root, path)).href;
  const write = (path: string, text: string, type = 2) => {
    writeFileSync(join(root, path), text);
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type }] });
  };
  return { root, uri, write };
}

const codes = (diagnostics: Diagnostic[]) => diagnostics.map(({ code }) => code);
const request = <T>(method: string, params: object): Promise<T> => client.connection.sendRequest(method, params);
const at = (uri: string, line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });

describe('a client that pulls and watches', () => {
  it('is told of names in files that only a modeline makes ours', async () => {
    const chosen = (text: string) => `# yaml-language-server: $schema=healer:health\n${text}`;
    const { root, uri } = shop({
      'a.yaml': chosen(db.replace('db', 'web')),
      'b.yaml': chosen(db.replace('db', 'web')),
    });
    client = await startClient(pulls, undefined, root);
    const needsWeb = api.replace('[db]', '[web]');
    client.open(uri('health/api.yaml'), needsWeb);
    client.open(uri('a.yaml'), chosen(db.replace('db', 'web')));
    await client.asked('workspace/diagnostic/refresh');
    expect(await client.pull(uri('health/api.yaml'))).toEqual([]);
    expect(codes(await client.pull(uri('a.yaml')))).toEqual(['health/duplicate-check']);
  });

  it('is asked to pull again once the folder is read, and as other files change on the disk', async () => {
    const { root, uri, write } = shop({ 'health/db.yaml': db.replace('db', 'database') });
    client = await startClient(pulls, undefined, root);
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: false });
    expect(await client.asked('client/registerCapability')).toMatchObject({
      registrations: [{ method: 'workspace/didChangeWatchedFiles' }],
    });
    client.open(uri('health/api.yaml'), api);
    await client.asked('workspace/diagnostic/refresh');
    expect(codes(await client.pull(uri('health/api.yaml')))).toEqual(['names/unknown-workload']);

    write('health/db.yaml', db);
    await client.asked('workspace/diagnostic/refresh');
    expect(await client.pull(uri('health/api.yaml'))).toEqual([]);

    write('health/more.yaml', db, 1);
    await client.asked('workspace/diagnostic/refresh');
    client.open(uri('health/db.yaml'), db);
    expect(codes(await client.pull(uri('health/db.yaml')))).toEqual(['health/duplicate-check']);

    rmSync(join(root, 'runbooks'), { recursive: true });
    write('health/more.yaml', '', 2);
    await client.asked('workspace/diagnostic/refresh');
    expect(codes(await client.pull(uri('health/api.yaml')))).toEqual(['names/unknown-runbook']);
  });

  it('sees what is on the screen, not what is on the disk, until a file is closed', async () => {
    const { root, uri } = shop();
    client = await startClient(pulls, undefined, root);
    client.open(uri('health/db.yaml'), db);
    client.open(uri('health/api.yaml'), api);
    await client.asked('workspace/diagnostic/refresh');
    client.edit(uri('health/db.yaml'), 2, 0, 10, 12, 'dba');
    expect(codes(await client.pull(uri('health/api.yaml')))).toEqual(['names/unknown-workload']);
    await client.asked('workspace/diagnostic/refresh');
    client.close(uri('health/db.yaml'));
    await client.asked('workspace/diagnostic/refresh');
    await expect.poll(async () => codes(await client.pull(uri('health/api.yaml')))).toEqual([]);
  });

  it('can follow, rename and find names in files that are not open', async () => {
    const { root, uri } = shop({ 'rules/a.yaml': rule });
    client = await startClient(pulls, undefined, root);
    client.open(uri('health/api.yaml'), api);
    const db = at(uri('health/api.yaml'), 3, 13);
    const [definition] = await request<Location[]>('textDocument/definition', db);
    expect(definition).toMatchObject({ uri: uri('health/db.yaml'), range: { start: { line: 0, character: 10 } } });
    const found = await request<Location[]>('textDocument/references', {
      ...db,
      context: { includeDeclaration: false },
    });
    expect(found.map((one) => one.uri)).toEqual([uri('health/api.yaml'), uri('rules/a.yaml')]);
    expect(await request('textDocument/prepareRename', db)).toMatchObject({ placeholder: 'db' });
    const edit = await request<WorkspaceEdit>('textDocument/rename', { ...db, newName: 'database' });
    expect(Object.keys(edit.changes ?? {}).sort()).toEqual(
      ['health/api.yaml', 'health/db.yaml', 'rules/a.yaml'].map(uri),
    );
    await expect(request('textDocument/rename', { ...db, newName: 'a b' })).rejects.toThrow('"a b" cannot be the name');
    const symbols = await request<WorkspaceSymbol[]>('workspace/symbol', { query: 'api' });
    expect(symbols.map(({ name }) => name)).toEqual(['health/api (http)']);
  });

  it('ties a rename to the text it was asked for, where the client can tell', async () => {
    const { root, uri } = shop();
    client = await startClient({ ...pulls, workspace: { workspaceEdit: { documentChanges: true } } }, undefined, root);
    client.open(uri('health/api.yaml'), api, { version: 7 });
    const db = at(uri('health/api.yaml'), 3, 13);
    const edit = await request<WorkspaceEdit>('textDocument/rename', { ...db, newName: 'database' });
    const place = (line: number, from: number) => ({
      newText: 'database',
      range: { start: { line, character: from }, end: { line, character: from + 2 } },
    });
    expect(edit).toEqual({
      documentChanges: [
        { textDocument: { uri: uri('health/db.yaml'), version: null }, edits: [place(0, 10)] },
        { textDocument: { uri: uri('health/api.yaml'), version: 7 }, edits: [place(3, 13)] },
      ],
    });
  });

  it('takes what git ignores as if it were not there, open or not', async () => {
    const { root, uri } = shop({ '.gitignore': 'health/db.yaml\n', 'node_modules/x/health/db.yaml': db });
    client = await startClient(pulls, undefined, root);
    client.open(uri('health/api.yaml'), api);
    await client.asked('workspace/diagnostic/refresh');
    expect(codes(await client.pull(uri('health/api.yaml')))).toEqual(['names/unknown-workload']);
    client.open(uri('health/db.yaml'), db);
    await request('workspace/symbol', { query: '' });
    expect(codes(await client.pull(uri('health/api.yaml')))).toEqual(['names/unknown-workload']);
  });

  it('can add a folder later', async () => {
    const { root, uri } = shop({ 'healer.yaml': '' });
    client = await startClient({ ...pulls, workspace: { ...pulls.workspace, workspaceFolders: true } });
    client.open(uri('health/api.yaml'), api.replace('[db]', '[dbb]'));
    expect(await client.pull(uri('health/api.yaml'))).toEqual([]);
    const folder = { uri: pathToFileURL(root).href, name: 'shop' };
    const change = (event: object) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await change({ added: [folder], removed: [] });
    await client.asked('workspace/diagnostic/refresh');
    expect(codes(await client.pull(uri('health/api.yaml')))).toEqual(['names/unknown-workload']);
  });

  it('is served from a thousand files', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`health/w${index}.yaml`, db.replace('db', `w${index}`)]),
    );
    const { root, uri } = shop(many);
    client = await startClient(pulls, undefined, root);
    client.open(uri('health/api.yaml'), api.replace('[db]', '[w999]'));
    const [definition] = await request<Location[]>('textDocument/definition', at(uri('health/api.yaml'), 3, 14));
    expect(definition?.uri).toBe(uri('health/w999.yaml'));
  });
});

describe('a folder that nothing marks as a root', () => {
  const filler = Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`a/n${index}.yaml`, 'a: 1\n']));

  it('is read in part where it holds much, which is said', async () => {
    const { root, uri } = shop({ ...filler, 'b/health/late.yaml': db.replace('db', 'late') });
    client = await startClient(pulls, undefined, root);
    client.open(uri('health/api.yaml'), api);
    const symbols = await request<WorkspaceSymbol[]>('workspace/symbol', { query: '' });
    expect(symbols.map(({ name }) => name)).toEqual(['health/api (http)']);
    expect(client.logged).toEqual([expect.stringContaining(`Names are known from a part of ${root} only`)]);
    await request('workspace/symbol', { query: '' });
    expect(client.logged).toHaveLength(1);
  });

  it('leaves a root inside it whole', async () => {
    const project = { 'z/y/healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n' };
    const { root, uri } = shop({ ...filler, ...project, 'z/y/health/db.yaml': db, 'z/y/health/more.yaml': db });
    client = await startClient(pulls, undefined, root);
    client.open(uri('z/y/health/db.yaml'), db);
    await client.asked('workspace/diagnostic/refresh');
    await request('workspace/symbol', { query: '' });
    expect(codes(await client.pull(uri('z/y/health/db.yaml')))).toEqual(['health/duplicate-check']);
  });
});

it('many names in one file keep nobody waiting', async () => {
  const { root, uri } = shop({ 'healer.yaml': '' });
  client = await startClient(pulls, undefined, root);
  await request('workspace/symbol', { query: '' });
  const text = Array.from({ length: 2000 }, (_, index) => api.replace('api', `w${index}`)).join('---\n');
  client.open(uri('health/many.yaml'), text);
  const order: string[] = [];
  const first = at(uri('health/many.yaml'), 1, 6);
  const symbols = request<WorkspaceSymbol[]>('workspace/symbol', { query: 'w1999' }).then((found) => {
    order.push('names');
    expect(found.map(({ name }) => name)).toEqual(['health/w1999 (http)']);
  });
  const hover = request('textDocument/hover', first).then(() => order.push('hover'));
  await Promise.all([symbols, hover]);
  expect(order).toEqual(['hover', 'names']);
});

describe('a client that is pushed to and does not watch', () => {
  it('hears again of open files when another one changes what is defined', async () => {
    const { root, uri } = shop();
    client = await startClient({}, undefined, root);
    client.open(uri('health/api.yaml'), api);
    expect(await client.nextPush(uri('health/api.yaml'))).toEqual([]);
    client.open(uri('health/db.yaml'), db);
    expect(await client.nextPush(uri('health/db.yaml'))).toEqual([]);
    client.edit(uri('health/db.yaml'), 2, 0, 10, 12, 'dba');
    expect(codes(await client.nextPush(uri('health/api.yaml')))).toEqual(['names/unknown-workload']);
  });

  it('has files read again that changed on the disk when it saves one', async () => {
    const { root, uri } = shop();
    client = await startClient({}, undefined, root);
    client.open(uri('health/api.yaml'), api);
    expect(await client.nextPush(uri('health/api.yaml'))).toEqual([]);
    await request('workspace/symbol', { query: '' });
    rmSync(join(root, 'health', 'db.yaml'));
    void client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri('health/api.yaml') } });
    expect(codes(await client.nextPush(uri('health/api.yaml')))).toEqual(['names/unknown-workload']);
  });

  it('has a rename fit what is on the disk', async () => {
    const { root, uri } = shop();
    client = await startClient({}, undefined, root);
    client.open(uri('health/api.yaml'), api);
    await request('workspace/symbol', { query: '' });
    writeFileSync(join(root, 'health/db.yaml'), `# the database\n${db}`);
    const edit = await request<WorkspaceEdit>('textDocument/rename', {
      ...at(uri('health/api.yaml'), 3, 13),
      newName: 'database',
    });
    expect(edit.changes?.[uri('health/db.yaml')]).toMatchObject([{ range: { start: { line: 1, character: 10 } } }]);
    const late = request('textDocument/rename', { ...at(uri('health/api.yaml'), 3, 13), newName: 'database' });
    client.edit(uri('health/api.yaml'), 2, 0, 0, 0, '# the api');
    await expect(late).rejects.toMatchObject({ code: -32801 });
  });

  it('without a folder is served from the root of the file it opens', async () => {
    const { uri } = shop({ 'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n' });
    client = await startClient({});
    client.open(uri('health/api.yaml'), api.replace('[db]', '[dbb]'));
    expect(await client.nextPush(uri('health/api.yaml'))).toEqual([]);
    expect(codes(await client.nextPush(uri('health/api.yaml')))).toEqual(['names/unknown-workload']);
  });
});

it('healer lint says exactly what the editor says', async () => {
  const files = {
    'health/db.yaml': `${db}---\n${db}alert: H9\n`,
    'health/b.yaml': 'workload: x\ntype: htp\nrunbook: runbooks/b.md\nalert: x_down\n',
    'rules/a.yaml': rule.replace('db', 'dbb'),
    'rules/b.yaml': 'on: crash\naction: notify\nchannel: desk\n',
    'playbooks/a.yaml':
      'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: &a a}\nspec:\n  trigger: {alert: x_dwon}\n  actions:\n    - {type: notify, condition: no_failed, channel: desk}\n',
  };
  const { root, uri } = shop(files);
  client = await startClient(pulls, undefined, root);
  client.open(uri('rules/a.yaml'), files['rules/a.yaml']);
  await client.asked('workspace/diagnostic/refresh');
  const { findings } = await lintPaths([root], '/');
  const said: string[] = [];
  for (const path of ['health/api.yaml', ...Object.keys(files)].sort()) {
    if (path !== 'rules/a.yaml')
      client.open(uri(path), path === 'health/api.yaml' ? api : (files[path as keyof typeof files] ?? ''));
    for (const { range, code, severity, message } of await client.pull(uri(path)))
      said.push(
        `${path}:${range.start.line + 1}:${range.start.character + 1}-${range.end.line + 1}:${range.end.character + 1} ${severity} ${code} ${message}`,
      );
  }
  const severities = ['error', 'warning', 'information', 'hint'];
  const linted = findings.map(
    ({ file, line, column, endLine, endColumn, severity, code, message }) =>
      `${file.slice(root.length + 1)}:${line}:${column}-${endLine}:${endColumn} ${severities.indexOf(severity) + 1} ${code} ${message}`,
  );
  expect(said).toEqual(linted);
  expect(new Set(findings.map(({ code }) => code.split('/')[0]))).toEqual(
    new Set(['health', 'schema', 'names', 'playbook', 'rule']),
  );
});
