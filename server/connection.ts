import { setFlagsFromString } from 'node:v8';
import { type Connection, createConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver/node';
import { initializeResult } from './capabilities.ts';
import { answerRefused, inOrder, type Order } from './lifecycle.ts';

/** Serves one client over this process's standard input and output; the process ends with the client. */
export function runStdio(): void {
  keepMemorySmall();
  const order = inOrder();
  answer(createConnection(process.stdin, process.stdout, order.options), order);
}

/** Serves the editor that started this process with a message channel; the process ends with the channel. */
export function runIpc(): void {
  keepMemorySmall();
  process.once('disconnect', () => process.exit(1));
  const order = inOrder();
  answer(createConnection(new IPCMessageReader(process), new IPCMessageWriter(process), order.options), order);
}

/**
 * Reading a large file leaves much behind that is never used again. Left to itself V8 makes room for it instead of
 * clearing it away: a third more memory, and no faster (docs/BENCHMARKS.md).
 */
function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Answers `initialize` at once, and loads what reads YAML when that is written, a turn of the event loop later. */
function answer(connection: Connection, order: Order): void {
  answerRefused(connection);
  connection.onInitialize((params) => {
    const load = async () => {
      const { serve } = await import('./serve.ts');
      serve(connection, params);
      order.served();
    };
    setImmediate(() => setImmediate(load));
    return initializeResult(params);
  });
  connection.listen();
}
