import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { exitCode, spawnServer } from './lsp-client.ts';

const uri = 'file:///shop/health/web.yaml';
const hover = { textDocument: { uri }, position: { line: 0, character: 1 } };
const textDocument = { uri, languageId: 'yaml', version: 1, text: 'workload: web\ntype: htp\n' };

let server: ReturnType<typeof spawnServer>;
let connection: MessageConnection;
beforeEach(() => {
  server = spawnServer('--stdio');
  if (!server.stdout || !server.stdin) throw new Error('The server has no standard streams');
  connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
});
afterEach(() => server.kill());

const initialize = () => connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
const exit = () => {
  void connection.sendNotification('exit');
  return exitCode(server);
};

describe('the order of a session', () => {
  it('answers a client that does not wait for the answer to initialize', async () => {
    const answers = [initialize()];
    void connection.sendNotification('initialized', {});
    void connection.sendNotification('textDocument/didOpen', { textDocument });
    answers.push(connection.sendRequest('textDocument/hover', hover));
    expect((await Promise.all(answers))[1]).toMatchObject({ contents: expect.anything() });
  });

  it.each([
    ['textDocument/hover', hover],
    ['textDocument/diagnostic', { textDocument: { uri } }],
    ['shutdown', undefined],
    ['healer/unknown', {}],
  ])('refuses %s before initialize', async (method, params) => {
    await expect(connection.sendRequest(method, params)).rejects.toMatchObject({
      code: -32002,
      message: 'The first request must be "initialize".',
    });
    expect(await initialize()).toMatchObject({ serverInfo: { name: 'Healer' } });
  });

  it('drops a notification before initialize', async () => {
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    await initialize();
    expect(await connection.sendRequest('textDocument/hover', hover)).toBeNull();
  });

  it('refuses a second initialize and goes on', async () => {
    await initialize();
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    await expect(initialize()).rejects.toMatchObject({ code: -32600 });
    expect(await connection.sendRequest('textDocument/hover', hover)).not.toBeNull();
  });

  it.each([
    ['textDocument/hover', hover],
    ['initialize', { processId: null, rootUri: null, capabilities: {} }],
    ['shutdown', undefined],
  ])('refuses %s after shutdown, and exits with 0 when told', async (method, params) => {
    await initialize();
    expect(await connection.sendRequest('shutdown')).toBeNull();
    await expect(connection.sendRequest(method, params)).rejects.toMatchObject({
      code: -32600,
      message: 'The server is shut down; only "exit" may follow.',
    });
    expect(await exit()).toBe(0);
  });

  it('exits with 1 when told before initialize', async () => {
    expect(await exit()).toBe(1);
  });

  it('exits with 1 when told before shutdown', async () => {
    await initialize();
    expect(await exit()).toBe(1);
  });
});
