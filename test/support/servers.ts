import { once } from 'node:events';
import { type Server as HttpServer, createServer as httpServer, type RequestListener } from 'node:http';
import { createServer as httpsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, type Server, type Socket, createServer as tcpServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** Listens on a free port of the loopback for the current test and answers with the port. */
export async function listenTcp(onSocket: (socket: Socket) => void, host = '127.0.0.1'): Promise<Listening> {
  const server = tcpServer(onSocket);
  return await listening(server, host);
}

export async function listenHttp(onRequest: RequestListener, host = '127.0.0.1'): Promise<Listening> {
  return await listening(httpServer(onRequest), host);
}

export async function listenHttps(tls: ServerOptions, onRequest: RequestListener): Promise<Listening> {
  return await listening(httpsServer(tls, onRequest), '127.0.0.1');
}

/** A port of the loopback that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = tcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

export interface Listening {
  readonly port: number;
  /** How many connections are open now. */
  readonly open: () => number;
}

async function listening(server: Server | HttpServer, host: string): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: portOf(server), open: () => sockets.size };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
