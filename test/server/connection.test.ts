import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { CodeLens, CompletionItem, DocumentSymbol, Hover, SymbolInformation } from 'vscode-languageserver';
import { maxFileBytes } from '../../schemas/validate.ts';
import { exitCode, forkServer, type LspClient, pullCapabilities, spawnServer, startClient } from './lsp-client.ts';

const uri = 'file:///shop/health/web.yaml';
const good = 'workload: web\ntype: http\nenabled: true\n';
const bad = 'workload: web\ntype: htp\nenabled: true\n';

let client: LspClient;
afterEach(() => client.process.kill());

const request = <T>(method: string, params: object): Promise<T> => client.connection.sendRequest(method, params);
const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });

describe('a client that pulls diagnostics', () => {
  it('is offered pull, gets what it asks for, and is never pushed to', async () => {
    client = await startClient(pullCapabilities);
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: false });
    client.open(uri, bad);
    expect(await client.pull(uri)).toMatchObject([{ severity: 1, range: { start: { line: 1, character: 6 } } }]);
    client.edit(uri, 2, 1, 6, 9, 'http');
    expect(await client.pull(uri)).toEqual([]);
    client.close(uri);
    expect(await client.pull(uri)).toEqual([]);
    expect(await client.stop()).toBe(0);
    expect(client.pushed).toEqual([]);
  });

  it('can take a request back', async () => {
    client = await startClient(pullCapabilities);
    client.open(uri, bad);
    const cancel = new CancellationTokenSource();
    const answer = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, cancel.token);
    cancel.cancel();
    await expect(answer).rejects.toMatchObject({ code: -32800 });
    expect(await client.pull(uri)).toHaveLength(1);
  });

  it('is answered other requests, and may close the file, while a long one is worked on', async () => {
    client = await startClient(pullCapabilities);
    client.open(uri, `${bad}---\n`.repeat(3000));
    const order: string[] = [];
    const diagnostics = client.pull(uri).finally(() => order.push('diagnostics'));
    const completion = request('textDocument/completion', at(1, 6)).finally(() => order.push('completion'));
    await Promise.all([diagnostics, completion]);
    expect(order).toEqual(['completion', 'diagnostics']);
    client.edit(uri, 2, 0, 0, 0, `${good}---\n`.repeat(3000));
    const after = client.pull(uri);
    client.close(uri);
    expect(await after).toEqual([]);
  });
});

describe('a client that does not pull', () => {
  it('is pushed to on open, after edits and on close', async () => {
    client = await startClient({});
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    client.open(uri, bad);
    expect(await client.nextPush(uri)).toHaveLength(1);
    client.edit(uri, 2, 1, 6, 9, 'http');
    expect(await client.nextPush(uri)).toEqual([]);
    client.edit(uri, 3, 1, 6, 10, 'ht');
    expect(await client.nextPush(uri)).toHaveLength(1);
    client.close(uri);
    expect(await client.nextPush(uri)).toEqual([]);
  });

  it('is answered should it ask all the same', async () => {
    client = await startClient({});
    client.open(uri, bad);
    expect(await client.pull(uri)).toMatchObject([{ severity: 1, range: { start: { line: 1, character: 6 } } }]);
    expect(await client.nextPush(uri)).toEqual(await client.pull(uri));
  });

  it('hears once of a burst of edits', async () => {
    client = await startClient({});
    client.open(uri, good);
    expect(await client.nextPush(uri)).toEqual([]);
    client.edit(uri, 2, 1, 6, 10, 'h');
    client.edit(uri, 3, 1, 7, 7, 't');
    client.edit(uri, 4, 1, 8, 8, 'p');
    expect(await client.nextPush(uri)).toHaveLength(1);
    expect(await client.stop()).toBe(0);
    expect(client.pushed).toHaveLength(2);
  });

  it('sees a reopened file judged by its text, whatever its version', async () => {
    client = await startClient({});
    client.open(uri, bad, { version: 7 });
    expect(await client.nextPush(uri)).toHaveLength(1);
    client.close(uri);
    expect(await client.nextPush(uri)).toEqual([]);
    client.open(uri, good, { version: 7 });
    expect(await client.nextPush(uri)).toEqual([]);
    client.close(uri);
    expect(await client.nextPush(uri)).toEqual([]);
    client.open(uri, bad, { version: 1 });
    expect(await client.nextPush(uri)).toHaveLength(1);
  });

  it('hears nothing of files that are not ours, and has what was said taken back when one stops being ours', async () => {
    client = await startClient({});
    client.open('file:///shop/compose.yaml', 'services: {web: {type: [}}\n');
    client.open(uri, bad, { languageId: 'dockercompose' });
    expect(await client.nextPush(uri)).toHaveLength(1);
    const other = 'file:///shop/other.yaml';
    client.open(other, 'apiVersion: healer.platform/v1\nkind: Profle\n');
    expect(await client.nextPush(other)).toHaveLength(1);
    client.edit(other, 2, 0, 12, 30, 'example/v1');
    expect(await client.nextPush(other)).toEqual([]);
    await client.stop();
    expect(client.pushed.map((one) => one.uri)).toEqual([uri, other, other]);
  });
});

describe('requests', () => {
  const commands = { runCheck: 'shop.runCheck', dryRun: 'shop.dryRun' };

  it('are answered for the text as edited', async () => {
    client = await startClient(pullCapabilities, { commands });
    expect(client.initialized.capabilities.completionProvider?.triggerCharacters).toEqual([' ', ':', '[', '{', ',']);
    client.open(uri, 'workload: web\n');
    client.edit(uri, 2, 1, 0, 0, 'type: t');
    const items = await request<CompletionItem[]>('textDocument/completion', at(1, 7));
    expect(items.map((item) => item.label)).toContain('tcp');
    client.edit(uri, 3, 1, 6, 7, 'tcp');
    const hover = await request<Hover>('textDocument/hover', at(1, 7));
    expect(hover.range).toEqual({ start: { line: 1, character: 6 }, end: { line: 1, character: 9 } });
    const lenses = await request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    expect(lenses.map(({ command }) => command?.command)).toEqual(['shop.runCheck']);
  });

  it('count positions in UTF-16 units', async () => {
    client = await startClient(pullCapabilities);
    expect(client.initialized.capabilities.positionEncoding).toBe('utf-16');
    client.open(uri, 'workload: web\nlabels: {"🔥": a, b: {}}\ntype: http\nenabled: true\n');
    expect(await client.pull(uri)).toMatchObject([{ range: { start: { line: 1, character: 21 } } }]);
  });

  it('offer code lenses only for commands the client has', async () => {
    client = await startClient(pullCapabilities, { commands: { runCheck: 7 } });
    expect(client.initialized.capabilities.codeLensProvider).toBeUndefined();
  });

  it.each([
    [true, ['health/web (http)']],
    [false, ['health/web (http)', 'workload', 'type', 'enabled']],
  ])('give symbols as a tree (%s) or a list', async (hierarchicalDocumentSymbolSupport, names) => {
    client = await startClient({ textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport } } });
    client.open(uri, good);
    const symbols = await request<(DocumentSymbol | SymbolInformation)[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    expect(symbols.map(({ name }) => name)).toEqual(names);
  });

  it('that are broken cost only themselves, and are logged', async () => {
    client = await startClient(pullCapabilities);
    client.open(uri, bad);
    expect(await request('textDocument/hover', { textDocument: { uri } })).toBeNull();
    expect(await request('textDocument/completion', { textDocument: { uri }, position: null })).toEqual([]);
    expect(client.logged).toEqual([
      expect.stringContaining('Hover failed'),
      expect.stringContaining('Completion failed'),
    ]);
    await expect(request('textDocument/diagnostic', {})).rejects.toMatchObject({ code: -32603 });
    await expect(request('healer/unknown', {})).rejects.toMatchObject({ code: -32601 });
    expect(await client.pull(uri)).toHaveLength(1);
    expect(await request('textDocument/hover', at(1, 1))).not.toBeNull();
  });

  it('about a file that is not open are answered with nothing', async () => {
    client = await startClient(pullCapabilities);
    expect(await request('textDocument/hover', at(0, 0))).toBeNull();
    expect(await request('textDocument/documentSymbol', { textDocument: { uri } })).toEqual([]);
    expect(await client.pull(uri)).toEqual([]);
  });

  it('about a file that is too large get one diagnostic and nothing else', async () => {
    client = await startClient(pullCapabilities);
    client.open(uri, `${bad}# ${'x'.repeat(maxFileBytes)}\n`);
    expect(await client.pull(uri)).toMatchObject([{ code: 'file/too-large' }]);
    expect(await request('textDocument/hover', at(1, 1))).toBeNull();
    expect(await request('textDocument/completion', at(1, 7))).toEqual([]);
    expect(await request('textDocument/documentSymbol', { textDocument: { uri } })).toEqual([]);
  });
});

describe('formatting', () => {
  const rough = 'workload: web  \ntype: http\n';
  const format = (one: string) =>
    request<unknown>('textDocument/formatting', { textDocument: { uri: one }, options: {} });

  it('is registered for the files that are ours only, and for as long as they are', async () => {
    const dynamicRegistration = true;
    client = await startClient({ textDocument: { diagnostic: {}, formatting: { dynamicRegistration } } });
    expect(client.initialized.capabilities.documentFormattingProvider).toBeUndefined();
    const asked: unknown[] = [];
    client.connection.onRequest('client/registerCapability', (params) => void asked.push(params));
    client.connection.onRequest('client/unregisterCapability', (params) => void asked.push(params));
    const strange = 'file:///shop/health/%5Bweb%5D.yaml';
    client.open('file:///shop/compose.yaml', 'services: {}\n');
    client.open(strange, rough);
    await client.pull('file:///shop/compose.yaml');
    await client.pull(strange);
    await client.pull(strange);
    expect(await format(strange)).toHaveLength(1);
    expect(asked).toMatchObject([
      {
        registrations: [
          {
            method: 'textDocument/formatting',
            registerOptions: { documentSelector: [{ scheme: 'file', pattern: '/shop/health/[[]web?.yaml' }] },
          },
        ],
      },
    ]);
    client.close(strange);
    await client.stop();
    expect(asked).toHaveLength(2);
  });

  it('is offered to a client that takes no registrations, and leaves other files alone', async () => {
    client = await startClient(pullCapabilities);
    expect(client.initialized.capabilities.documentFormattingProvider).toBe(true);
    client.open(uri, rough);
    client.open('file:///shop/compose.yaml', 'a:   1  \n');
    expect(await format(uri)).toEqual([
      { range: { start: { line: 0, character: 13 }, end: { line: 0, character: 15 } }, newText: '' },
    ]);
    expect(await format('file:///shop/compose.yaml')).toBeNull();
  });
});

it('code actions mend what is wrong at a place', async () => {
  client = await startClient(pullCapabilities);
  client.open(uri, bad);
  const range = { start: { line: 1, character: 7 }, end: { line: 1, character: 7 } };
  const params = { textDocument: { uri }, range, context: { diagnostics: [], only: ['quickfix'] } };
  expect(await request('textDocument/codeAction', params)).toMatchObject([
    { title: 'Change to http', isPreferred: true, edit: { changes: { [uri]: [{ newText: 'http' }] } } },
  ]);
});

it.each([
  ['pulled', pullCapabilities],
  ['pushed', {}],
])('a modeline that names no kind is spoken of even where nothing else is ours, %s', async (how, capabilities) => {
  client = await startClient(capabilities);
  const other = 'file:///shop/compose.yaml';
  client.open(other, '# yaml-language-server: $schema=healer:nonsense\nservices: {}\n');
  const found = how === 'pulled' ? await client.pull(other) : await client.nextPush(other);
  expect(found.map(({ code }) => code)).toEqual(['kind/unknown-modeline']);
});

describe('the severity of a rule', () => {
  const unset = 'workload: web\ntype: http\n';
  const severities = (found: readonly { severity?: number }[]) => found.map(({ severity }) => severity);

  it('is what the client was started with, and links to its section', async () => {
    const options = { rules: { 'health/enabled-missing': 'error', x: 7 }, rulesReference: 'file:///rules.md' };
    client = await startClient(pullCapabilities, options);
    client.open(uri, unset);
    expect(await client.pull(uri)).toMatchObject([
      { severity: 1, codeDescription: { href: 'file:///rules.md#healthenabled-missing' } },
    ]);
  });

  it('links to the page packaged with the server where the client names none', async () => {
    client = await startClient({});
    client.open(uri, unset);
    const [found] = await client.nextPush(uri);
    expect(found?.codeDescription?.href).toMatch(/^file:\/\/.+\/docs\/rules\.md#L\d+$/);
  });

  it('changes with the settings a client sends', async () => {
    client = await startClient({});
    client.open(uri, unset);
    expect(severities(await client.nextPush(uri))).toEqual([2]);
    const settings = { healer: { rules: { 'health/enabled-missing': 'off' } } };
    void client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    expect(await client.nextPush(uri)).toEqual([]);
  });

  it('is asked for where a client wants to be asked, and what was said is asked for anew', async () => {
    const capabilities = { configuration: true, diagnostics: { refreshSupport: true } };
    client = await startClient({ ...pullCapabilities, workspace: capabilities }, undefined, undefined, (connection) => {
      connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
        items.map(({ section }) => (section === 'healer.rules' ? { 'health/enabled-missing': 'hint' } : null)),
      );
    });
    const refreshed = new Promise<void>((resolve) => {
      client.connection.onRequest('workspace/diagnostic/refresh', () => resolve());
    });
    client.open(uri, unset);
    await refreshed;
    expect(severities(await client.pull(uri))).toEqual([4]);
  });
});

it('reading features are served, and left to the editor in files that are not ours', async () => {
  client = await startClient(pullCapabilities);
  const other = 'file:///shop/compose.yaml';
  client.open(uri, 'workload: web\ntype: http\nlabels: &l\n  a: b\nenv: *l\nrunbook: a.md\n');
  client.open(other, 'a:\n  b: &c 1\n');
  const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const ask = (method: string, of: string) =>
    request<unknown>(`textDocument/${method}`, {
      textDocument: { uri: of },
      range: whole,
      position: { line: 2, character: 9 },
      positions: [{ line: 2, character: 9 }],
    });
  expect(await ask('foldingRange', uri)).toEqual([{ startLine: 2, endLine: 3 }]);
  expect(await ask('semanticTokens/full', uri)).toEqual({ data: [0, 10, 3, 1, 1] });
  expect(await ask('inlayHint', uri)).toMatchObject([{ position: { line: 1, character: 10 } }]);
  expect(await ask('documentLink', uri)).toMatchObject([{ target: 'file:///shop/health/a.md' }]);
  expect(await ask('documentHighlight', uri)).toHaveLength(2);
  expect(await ask('selectionRange', uri)).toHaveLength(1);
  expect(await ask('foldingRange', other)).toBeNull();
  expect(await ask('semanticTokens/full', other)).toEqual({ data: [] });
  expect(await ask('inlayHint', other)).toEqual([]);
  expect(await ask('documentLink', other)).toEqual([]);
  expect(await ask('documentHighlight', other)).toEqual([]);
  expect(await ask('selectionRange', other)).toBeNull();
});

describe('the process', () => {
  it('exits with 0 after shutdown and 1 without', async () => {
    client = await startClient({});
    expect(await client.stop()).toBe(0);
    client = await startClient({});
    void client.connection.sendNotification('exit');
    expect(await exitCode(client.process)).toBe(1);
  });

  it('ends when its client is gone', async () => {
    client = await startClient({});
    client.process.stdin?.end();
    expect(await exitCode(client.process)).toBe(1);
  });

  it('serves an editor over a message channel, and ends with it', async () => {
    const child = forkServer();
    child.send({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    const [answer] = await once(child, 'message');
    expect(answer).toMatchObject({ id: 1, result: { serverInfo: { name: 'Healer' } } });
    child.disconnect();
    expect(await exitCode(child)).toBe(1);
  });

  it('says how it wants to be started', async () => {
    const child = spawnServer();
    const errors: string[] = [];
    child.stderr?.on('data', (data) => errors.push(String(data)));
    expect(await exitCode(child)).toBe(2);
    expect(errors.join('')).toContain('--stdio or --node-ipc');
  });
});
