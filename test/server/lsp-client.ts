import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { ClientCapabilities, Diagnostic, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver';

const server = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

/** The built language server as a process of its own, and the client's end of its standard input and output. */
export interface LspClient {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** Everything the server has pushed so far. */
  readonly pushed: readonly PublishDiagnosticsParams[];
  /** What the server has logged so far. */
  readonly logged: readonly string[];
  /** The parameters of the server's next request of this method, or of the first kept one that nobody has waited for yet. */
  asked(method: string): Promise<unknown>;
  /** The diagnostics of the next push for a file, or of the first kept one that nobody has waited for yet. */
  nextPush(uri: string): Promise<Diagnostic[]>;
  open(uri: string, text: string, options?: { languageId?: string; version?: number }): void;
  /** Replaces characters of one line. */
  edit(uri: string, version: number, line: number, from: number, to: number, text: string): void;
  close(uri: string): void;
  pull(uri: string): Promise<Diagnostic[]>;
  /** Ends the server as a client should; resolves to its exit code. */
  stop(): Promise<number | null>;
}

export const pullCapabilities: ClientCapabilities = { textDocument: { diagnostic: {} } };

/** Keeps what the servers compile out of the cache of whoever runs the tests. */
const ownCache = { XDG_CACHE_HOME: join(tmpdir(), `healer-test-cache-${userInfo().uid}`) };

export function spawnServer(...args: string[]): ChildProcess {
  return spawnServerWith(ownCache, ...args);
}

export function spawnServerWith(environment: NodeJS.ProcessEnv, ...args: string[]): ChildProcess {
  const env = { ...process.env, ...environment };
  return spawn(process.execPath, [server, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env });
}

/** The server as VS Code starts it, with a message channel. */
export function forkServer(): ChildProcess {
  return fork(server, ['--node-ipc'], { env: { ...process.env, ...ownCache } });
}

/** The exit code once the process has ended. */
export async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

export async function startClient(
  capabilities: ClientCapabilities,
  initializationOptions?: unknown,
  folder?: string,
  prepare: (connection: MessageConnection) => void = () => undefined,
): Promise<LspClient> {
  const child = spawnServer('--stdio');
  if (!child.stdout || !child.stdin) throw new Error('The server has no standard streams');
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const pushed: PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  const waited = new Map<string, number>();
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    pushed.push(params);
    for (const check of waiting) check();
  });
  const asked: { method: string; params: unknown }[] = [];
  connection.onRequest((method, params) => {
    asked.push({ method, params });
    for (const check of waiting) check();
    return null;
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message);
  });
  prepare(connection);
  connection.listen();
  const rootUri = folder === undefined ? null : pathToFileURL(folder).href;
  const params = { processId: process.pid, rootUri, capabilities, initializationOptions };
  const initialized: InitializeResult = await connection.sendRequest('initialize', params);
  await connection.sendNotification('initialized', {});
  return {
    process: child,
    connection,
    initialized,
    pushed,
    logged,
    asked: (method) =>
      new Promise((resolve) => {
        const check = () => {
          const at = asked.findIndex((one) => one.method === method);
          if (at < 0) return;
          waiting.delete(check);
          resolve(asked.splice(at, 1)[0]?.params);
        };
        waiting.add(check);
        check();
      }),
    nextPush: (uri) =>
      new Promise((resolve) => {
        const check = () => {
          const seen = waited.get(uri) ?? 0;
          const next = pushed.filter((one) => one.uri === uri)[seen];
          if (!next) return;
          waited.set(uri, seen + 1);
          waiting.delete(check);
          resolve(next.diagnostics);
        };
        waiting.add(check);
        check();
      }),
    open(uri, text, { languageId = 'yaml', version = 1 } = {}) {
      void connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
    },
    edit(uri, version, line, from, to, text) {
      const range = { start: { line, character: from }, end: { line, character: to } };
      const textDocument = { uri, version };
      void connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ range, text }] });
    },
    close(uri) {
      void connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    async pull(uri) {
      const report = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return report.items;
    },
    async stop() {
      await connection.sendRequest('shutdown');
      void connection.sendNotification('exit');
      return exitCode(child);
    },
  };
}
