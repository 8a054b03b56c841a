import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node';

/** The longest one step may take, in ms; then it is given up as an error. */
const stepLimit = 30_000;

const capabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    diagnostic: {},
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/**
 * Starts a language server over stdio in a folder. `started` is the time from starting the process to having sent
 * `initialized`, in ms. Diagnostics are asked for where the server offers that, else awaited.
 */
export async function startClient({ args, folder, settings, env }) {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(child.stdout),
    new rpc.StreamMessageWriter(child.stdin),
  );
  let lastHeard = performance.now();
  let version = 0;
  let published = Promise.withResolvers();
  connection.onRequest((method, params) => {
    lastHeard = performance.now();
    return method === 'workspace/configuration' ? params.items.map(({ section }) => settings?.[section] ?? null) : null;
  });
  connection.onNotification((method, params) => {
    lastHeard = performance.now();
    if (method === 'textDocument/publishDiagnostics') published.resolve({ at: lastHeard, items: params.diagnostics });
  });
  connection.listen();

  const uri = pathToFileURL(folder).href;
  const { capabilities: offered } = await withinLimit(
    connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities,
    }),
  );
  await connection.sendNotification('initialized', {});
  const started = performance.now() - begun;
  const pulls = offered.diagnosticProvider !== undefined;

  const diagnosticsOf = (textDocument) =>
    pulls ? connection.sendRequest('textDocument/diagnostic', { textDocument }) : published.promise;

  /** Sends a change of text and times it to its diagnostics. */
  const toDiagnostics = async (textDocument, method, params) => {
    published = Promise.withResolvers();
    const from = performance.now();
    void connection.sendNotification(method, params);
    const { at = performance.now(), items } = await withinLimit(diagnosticsOf(textDocument));
    return { took: at - from, items };
  };

  const changeOf = (file, change) => ({ textDocument: { uri: file, version: ++version }, contentChanges: [change] });

  return {
    started,
    pulls,
    open: (file, text) =>
      toDiagnostics({ uri: file }, 'textDocument/didOpen', {
        textDocument: { uri: file, languageId: 'yaml', version: ++version, text },
      }),
    change: (file, change) => toDiagnostics({ uri: file }, 'textDocument/didChange', changeOf(file, change)),
    /** Sends a change and at once a request; times both together. Its diagnostics are awaited before it returns. */
    async changeThenAsk(file, change, method, params) {
      published = Promise.withResolvers();
      const from = performance.now();
      void connection.sendNotification('textDocument/didChange', changeOf(file, change));
      const result = await withinLimit(connection.sendRequest(method, params));
      const took = performance.now() - from;
      await withinLimit(diagnosticsOf({ uri: file }));
      return { took, result };
    },
    async ask(method, params) {
      const from = performance.now();
      const result = await withinLimit(connection.sendRequest(method, params));
      return { took: performance.now() - from, result };
    },
    /** Waits until the server has said nothing for `time` ms. */
    async quiet(time) {
      for (let left = time; left > 0; left = lastHeard + time - performance.now()) await delay(left);
    },
    /** The greatest resident set of the process so far, in MiB; undefined where the system does not tell. */
    peakMemory: () => peakMemory(child.pid),
    async stop() {
      await Promise.race([connection.sendRequest('shutdown').catch(() => {}), delay(2_000)]);
      await connection.sendNotification('exit').catch(() => {});
      await Promise.race([ended, delay(1_000)]);
      child.kill('SIGKILL');
      connection.dispose();
    },
    kill: () => child.kill('SIGKILL'),
  };
}

async function withinLimit(work) {
  const controller = new AbortController();
  const late = delay(stepLimit, undefined, { signal: controller.signal }).then(() => {
    throw new Error(`no answer within ${stepLimit / 1000} s`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => {});
    controller.abort();
  }
}

function peakMemory(pid) {
  if (process.platform !== 'linux') return undefined;
  const kibibytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kibibytes && Number(kibibytes) / 1024;
}
