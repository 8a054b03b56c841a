import { connect, type Socket } from 'node:net';
import type * as vscode from 'vscode';
import {
  createMessageConnection,
  type MessageConnection,
  ResponseError,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import {
  type Answer,
  type DaemonAddress,
  failureErrorCode,
  failureOf,
  type Notifications,
  type Params,
  protocolVersion,
  type Result,
  type Welcome,
} from '../../engine/protocol/rpc.ts';
import { failures, notAnsweringCode } from './failures.ts';

/** How long a daemon may take to answer unless its request says otherwise, and to answer hello: ms. */
export const usualPatience = 10_000;
const greetingPatience = 5_000;
/** A daemon from which nothing came for this long is asked whether it is there, in ms: one that is stopped keeps its connections. */
const longQuiet = 15_000;

/** A connection to a daemon that has said hello. */
export interface Link {
  readonly connection: MessageConnection;
  readonly welcome: Welcome;
  /** When something came over it last, in ms since 1970. */
  readonly heard: number;
  /** The daemon has said that it watches no longer, which one that is told to end says before it closes. */
  readonly ending: boolean;
}

export interface LinkOptions {
  /** Of this extension. */
  readonly version: string;
  readonly log: vscode.LogOutputChannel;
  readonly onIncidentsChanged: (change: Notifications['incident/changed']) => void;
  readonly onHealthChanged: (change: Notifications['health/changed']) => void;
  readonly onClose: (link: Link) => void;
  /** It was quiet for long, and did not answer when it was asked whether it is there. */
  readonly onNoAnswer: (link: Link) => void;
}

/** Connects to a daemon and says hello. */
export function openLink({ socket: path }: DaemonAddress, options: LinkOptions): Promise<Result<Link>> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('error', (error) => resolve({ ok: false, failure: failures.daemonStart(error.message) }));
    socket.once('connect', async () => resolve(await greet(socket, options)));
  });
}

async function greet(socket: Socket, options: LinkOptions): Promise<Result<Link>> {
  const reader = new SocketMessageReader(socket);
  // The library's timer for half a message would outlive the connection.
  reader.partialMessageTimeout = 0;
  const connection = createMessageConnection(reader, new SocketMessageWriter(socket));
  connection.onNotification('incident/changed', options.onIncidentsChanged);
  connection.onNotification('health/changed', options.onHealthChanged);
  connection.onError(([error]) => options.log.error(error));
  connection.listen();
  try {
    const hello: Params<'hello'> = { protocol: protocolVersion, version: options.version, client: 'editor' };
    const greeting = connection.sendRequest<Answer<'hello'>>('hello', hello);
    const welcome = await inTime(greeting, greetingPatience);
    const link = { connection, welcome, heard: Date.now(), ending: false };
    connection.onNotification('event/recorded', ({ events }: Notifications['event/recorded']) => {
      link.ending ||= events.some(({ kind }) => kind === 'watch_stopped');
    });
    connection.onClose(() => options.onClose(link));
    listen(link, socket, hello, options);
    return { ok: true, value: link };
  } catch (error) {
    connection.dispose();
    socket.destroy();
    return { ok: false, failure: failureOf(error) ?? failures.daemonStart(String(error)) };
  }
}

/** Notes what comes over a connection, and asks anew whether the daemon is there when nothing did for long. */
function listen(link: Link & { heard: number }, socket: Socket, hello: Params<'hello'>, options: LinkOptions): void {
  const { connection } = link;
  const quiet = setTimeout(async () => {
    try {
      await inTime(connection.sendRequest<Answer<'hello'>>('hello', hello), usualPatience);
    } catch (error) {
      if (failureOf(error)?.code === notAnsweringCode) options.onNoAnswer(link);
    }
  }, longQuiet);
  const heard = () => {
    link.heard = Date.now();
    quiet.refresh();
  };
  socket.on('data', heard);
  connection.onDispose(() => {
    socket.off('data', heard);
    clearTimeout(quiet);
  });
}

/** The answer, or after `limit` ms a rejection with a failure that says so. */
export async function inTime<T>(answer: Promise<T>, limit: number): Promise<T> {
  if (limit === Number.POSITIVE_INFINITY) return answer;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const failure = failures.notAnswering(limit / 1000);
    timer = setTimeout(() => reject(new ResponseError(failureErrorCode, failure.message, failure)), limit);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
