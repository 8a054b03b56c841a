import { createConnection, type Socket } from 'node:net';
import {
  createMessageConnection,
  type Disposable,
  ErrorCodes,
  NullLogger,
  ResponseError,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { failed, type Result, success } from '../model/failure.ts';
import {
  type Answer,
  type DaemonAddress,
  failureOf,
  type Hello,
  type Method,
  type Notifications,
  type Params,
  protocolVersion,
  type Welcome,
} from '../protocol/rpc.ts';
import { connectionLost, daemonNotAnswering, daemonNotRunning, requestRefused } from './failures.ts';
import { readRecord } from './record.ts';
import { socketReader } from './socket-reader.ts';

/** One connection to a daemon that has answered hello. */
export interface DaemonClient {
  readonly welcome: Welcome;
  /** Never rejects: a lost connection is `daemon/connection-lost`, a fault in the daemon `daemon/request-refused`. */
  request<M extends Method>(method: M, params: Params<M>): Promise<Result<Answer<M>>>;
  onNotification<N extends keyof Notifications>(method: N, listener: (params: Notifications[N]) => void): Disposable;
  /** Called once when the connection ends, from either side. */
  onClose(listener: () => void): Disposable;
  close(): void;
}

/** How long a daemon that accepted a connection may take to answer hello, in ms. */
const helloTimeout = 5_000;

/** Connects and says hello. Nothing listening is `daemon/not-running`. */
export async function connect(
  address: Pick<DaemonAddress, 'socket' | 'stateDirectory'>,
  client: Hello['client'],
  version: string,
): Promise<Result<DaemonClient>> {
  const socket = await open(address.socket);
  if (socket === undefined) return failed(daemonNotRunning(address.stateDirectory));

  const connection = createMessageConnection(socketReader(socket), new SocketMessageWriter(socket), NullLogger);
  const closed = Promise.withResolvers<void>();
  const finish = () => {
    connection.dispose();
    socket.destroy();
    closed.resolve();
  };
  connection.onClose(finish);
  connection.onError(finish);
  connection.listen();

  const request: DaemonClient['request'] = async (method, params) => {
    try {
      return success(await connection.sendRequest(method, params));
    } catch (error) {
      const failure = failureOf(error);
      if (failure !== undefined) return failed(failure);
      const answered = error instanceof ResponseError && error.code !== ErrorCodes.PendingResponseRejected;
      return failed(answered ? requestRefused(method, error.message) : connectionLost(method));
    }
  };

  let late = false;
  const timer = setTimeout(() => {
    late = true;
    finish();
  }, helloTimeout);
  const met = await request('hello', { protocol: protocolVersion, version, client });
  clearTimeout(timer);
  if (!met.ok) {
    finish();
    if (late) return failed(daemonNotAnswering(address.socket, helloTimeout, pidOf(address)));
    const gone = met.failure.code === 'daemon/connection-lost';
    return failed(gone ? daemonNotRunning(address.stateDirectory) : met.failure);
  }
  return success({
    welcome: met.value,
    request,
    onNotification: (method, listener) => connection.onNotification(method, listener),
    onClose: (listener) => {
      let wanted = true;
      void closed.promise.then(() => wanted && listener());
      return { dispose: () => (wanted = false) };
    },
    close: () => {
      connection.dispose();
      // What still comes is not wanted, and left unread it would reach the daemon as an error.
      socket.resume().unref().end();
      closed.resolve();
    },
  });
}

function pidOf({ socket, stateDirectory }: Pick<DaemonAddress, 'socket' | 'stateDirectory'>): number | undefined {
  const record = readRecord(stateDirectory);
  return record.ok && record.value?.socket === socket ? record.value.pid : undefined;
}

function open(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    socket.on('error', () => resolve(undefined));
  });
}
