import type { Socket } from 'node:net';
import { SocketMessageReader } from 'vscode-jsonrpc/node';

/**
 * Reads messages from a socket. A message of which a part has come is waited for in silence: the library's own timer for
 * that outlives the connection, and with it the process.
 */
export function socketReader(socket: Socket): SocketMessageReader {
  const reader = new SocketMessageReader(socket);
  reader.partialMessageTimeout = 0;
  return reader;
}
