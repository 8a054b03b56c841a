import type { Socket } from 'node:net';
import {
  createMessageConnection,
  type Message,
  type MessageConnection,
  NullLogger,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { socketReader } from './socket-reader.ts';

/** One client of the daemon, as the server sees it. */
export interface ClientConnection {
  readonly connection: MessageConnection;
  /** Whether it has said hello and was welcome. */
  greeted: boolean;
  /** Closes the connection once the answers given so far have left. */
  end(): Promise<void>;
}

/** How long an ending server waits for a client that does not read its answers, in ms. */
const unreadPatience = 2_000;

/** A JSON-RPC connection over a socket that can be ended without losing an answer. */
export function serveClient(socket: Socket, log: (line: string) => void): ClientConnection {
  const writes = new Set<Promise<void>>();
  class Writer extends SocketMessageWriter {
    override write(message: Message): Promise<void> {
      const write = super.write(message).finally(() => writes.delete(write));
      writes.add(write);
      return write;
    }
  }
  const connection = createMessageConnection(socketReader(socket), new Writer(socket), NullLogger);
  connection.onError(([error]) => {
    // The system's errors have a code and say that the client has left, as it may; others say that it talks nonsense.
    if (!('code' in error)) log(`a client's connection was closed: ${error.message}`);
    socket.destroy();
  });
  const end = async () => {
    const closed = Promise.withResolvers<void>();
    socket.once('close', closed.resolve);
    if (socket.closed) closed.resolve();
    const force = setTimeout(() => socket.destroy(), unreadPatience);
    await Promise.allSettled(writes);
    socket.destroySoon();
    await closed.promise;
    clearTimeout(force);
  };
  return { connection, end, greeted: false };
}
