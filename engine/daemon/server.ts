import { renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import {
  type Answer,
  failureErrorCode,
  type Method,
  type Notifications,
  type Params,
  type Welcome,
} from '../protocol/rpc.ts';
import { type ClientConnection, serveClient } from './client-connection.ts';
import { daemonEnding, daemonNewer, daemonOlder, helloFirst, socketUnusable } from './failures.ts';
import type { Log } from './log.ts';
import { sameFile } from './same-file.ts';

/** What the daemon does for each request; the signal aborts when the client cancels it or goes away. `hello` and `shutdown` are the server's own. */
export type Handlers = {
  readonly [M in Exclude<Method, 'hello' | 'shutdown'>]?: (
    params: Params<M>,
    signal: AbortSignal,
  ) => Promise<Result<Answer<M>>>;
};

/** Tells every client that has said hello. */
export type Notify = <N extends keyof Notifications>(method: N, params: Notifications[N]) => void;

export interface ServerOptions {
  /** Where to listen; what lies there already is removed, so the caller holds the lock. */
  readonly socket: string;
  readonly handlers: Handlers;
  readonly welcome: Welcome;
  /** ms without a client until the server ends by itself; infinity for never. */
  readonly idleTimeout: number;
  readonly log: Log;
}

export interface Server {
  readonly notify: Notify;
  /** Settles when the server wants to end, with the reason: it was idle, told to, or asked to hand over. */
  readonly ending: Promise<string>;
  /** Whether the socket is still there, and still this server's: clients find it by that. */
  isFound(): boolean;
  /** Takes no new work, answers the requests under way, then closes every connection and removes the socket. */
  close(): Promise<void>;
}

/** How long an ending server waits for the requests under way, in ms. */
const drainPatience = 10_000;

type Handler = (params: unknown, signal: AbortSignal) => Promise<Result<unknown>>;

/** Answers the engine's requests over JSON-RPC on a Unix socket, any number of clients at once. */
export async function listen(options: ServerOptions): Promise<Result<Server>> {
  const { socket: path, handlers, welcome, log } = options;
  const ending = Promise.withResolvers<string>();
  const clients = new Set<ClientConnection>();
  const underWay = new Set<Promise<unknown>>();
  let closing = false;
  let idle: NodeJS.Timeout | undefined;
  let isFound = () => false;

  const watchIdle = () => {
    clearTimeout(idle);
    if (clients.size > 0 || options.idleTimeout === Number.POSITIVE_INFINITY) return;
    idle = setTimeout(() => ending.resolve('no client for a while'), options.idleTimeout);
  };

  /** Runs one request; whatever it throws costs that request alone. */
  const answer = async (method: string, handler: Handler, params: unknown, signal: AbortSignal): Promise<unknown> => {
    const work = (async () => handler(params, signal))();
    underWay.add(work);
    try {
      const result = await work;
      return result.ok ? result.value : failureError(result.failure);
    } catch (error) {
      log(`${method} met a fault in Healer: ${error instanceof Error ? error.stack : String(error)}`, 'error');
      return new ResponseError(ErrorCodes.InternalError, 'a fault in Healer; the daemon\u2019s log has the details.');
    } finally {
      underWay.delete(work);
    }
  };

  const hello = (params: unknown): Result<Welcome> => {
    const client = params as { protocol: number; version: string };
    if (client.protocol < welcome.protocol) return failed(daemonNewer(welcome, client));
    if (client.protocol === welcome.protocol) return success(welcome);
    ending.resolve(`a newer Healer (${client.version}) takes over`);
    return failed(daemonOlder(welcome, client));
  };

  const handlerFor = (method: string): Handler | undefined => {
    if (method === 'shutdown') {
      return async () => {
        ending.resolve('it was told to');
        return success(null);
      };
    }
    return Object.hasOwn(handlers, method) ? (handlers[method as keyof Handlers] as Handler) : undefined;
  };

  const server = createServer((socket) => {
    const client = serveClient(socket, log);
    clients.add(client);
    clearTimeout(idle);
    client.connection.onClose(() => {
      clients.delete(client);
      client.connection.dispose();
      socket.destroy();
      if (!closing) watchIdle();
    });
    client.connection.onRequest((method, params, token) => {
      if (method === 'hello') {
        if (!isHello(params)) return new ResponseError(ErrorCodes.InvalidParams, 'hello needs protocol and version');
        if (closing) return failureError(daemonEnding());
        const met = hello(params);
        client.greeted = met.ok;
        return met.ok ? met.value : failureError(met.failure);
      }
      if (!client.greeted) return failureError(helloFirst(method));
      if (closing) return failureError(daemonEnding());
      const handler = handlerFor(method);
      if (handler === undefined) return new ResponseError(ErrorCodes.MethodNotFound, `there is no method ${method}`);
      const cancelled = new AbortController();
      token.onCancellationRequested(() => cancelled.abort());
      const gone = client.connection.onClose(() => cancelled.abort());
      return answer(method, handler, params, cancelled.signal).finally(() => gone.dispose());
    });
    client.connection.listen();
  });

  const notify: Notify = (method, params) => {
    for (const { greeted, connection } of clients) {
      if (greeted) connection.sendNotification(method, params).catch(() => {});
    }
  };

  const close = async () => {
    closing = true;
    clearTimeout(idle);
    const closed = new Promise((resolve) => server.close(resolve));
    if (isFound()) rmSync(path, { force: true });
    const late = delay(drainPatience, 'late', { ref: false });
    const drained = Promise.allSettled(underWay).then(() => 'drained');
    if ((await Promise.race([drained, late])) === 'late') log(`${underWay.size} requests were still at work`);
    await setImmediate();
    await Promise.all([...clients].map((client) => client.end()));
    await closed;
  };

  try {
    // A server removes the path it was bound to as it closes, whatever lies there by then: a successor's socket is not to go.
    const bound = `${path.replace(/\.sock$/, '')}.new`;
    rmSync(bound, { force: true });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(bound, resolve);
    });
    renameSync(bound, path);
    isFound = sameFile(path);
  } catch (error) {
    return failed(socketUnusable(path, error instanceof Error ? error.message : String(error)));
  }
  server.on('error', (error) => log(`the socket met an error: ${error.message}`));
  watchIdle();
  return success({ notify, ending: ending.promise, isFound: () => isFound(), close });
}

function failureError(failure: Failure): ResponseError<Failure> {
  return new ResponseError(failureErrorCode, failure.message, failure);
}

function isHello(params: unknown): params is { protocol: number; version: string } {
  const hello = params as { protocol?: unknown; version?: unknown } | undefined;
  return typeof hello?.protocol === 'number' && typeof hello.version === 'string';
}
