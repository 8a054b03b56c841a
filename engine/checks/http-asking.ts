import { request as requestPlain } from 'node:http';
import { connect } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { timedConnection } from './http-connection.ts';
import { lookup } from './lookup.ts';
import { type RunningTimings, timeSocket } from './timings.ts';

/** One request, of a chain of redirects or alone. */
export interface Hop {
  readonly url: URL;
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
}

/** The head of an answer, and its body for whoever reads it. */
export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
  /** Until when the server's certificate is valid, UTC, RFC 3339; absent without TLS. */
  readonly certificateEnds?: string;
}

/** A request under way over a connection of its own. */
export interface Asking {
  readonly answer: Promise<Answer>;
  /** Lets go of the connection, whether it is there yet or not. */
  readonly close: () => void;
}

/**
 * Asks once. Node's own client is a quarter of the work where there is no TLS, and most checks have none; undici speaks
 * HTTP/2 to servers that speak nothing else. `timings` are added to. `ca`: the authorities trusted over TLS in place of
 * the public ones, in PEM form.
 */
export function openAsking(hop: Hop, timings: RunningTimings, ca?: readonly string[]): Asking {
  return hop.url.protocol === 'https:' ? askSecurely(hop, timings, ca) : askPlainly(hop, timings);
}

function askPlainly({ url, method, headers }: Hop, timings: RunningTimings): Asking {
  const socket = connect({ host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port) || 80, lookup });
  timeSocket(socket, timings);
  // A request that cannot be made leaves the socket to us.
  socket.on('error', () => {});
  const answer = new Promise<Answer>((resolve, reject) => {
    let ready = performance.now();
    socket.once('connect', () => {
      ready = performance.now();
    });
    const options = { host: url.host, path: `${url.pathname}${url.search}`, method, headers };
    const asked = requestPlain({ ...options, createConnection: () => socket });
    asked.on('error', reject).once('response', (message) => {
      timings.firstByte = (timings.firstByte ?? 0) + performance.now() - ready;
      message.on('error', () => {});
      resolve({ status: message.statusCode ?? 0, location: message.headers.location, body: message });
    });
    asked.end();
  });
  return { answer, close: () => socket.destroy() };
}

function askSecurely(hop: Hop, timings: RunningTimings, ca: readonly string[] | undefined): Asking {
  const connection = timedConnection(timings, ca);
  const agent = new Agent({ pipelining: 0, connect: connection.connect, headersTimeout: 0, bodyTimeout: 0 });
  const ask = async (): Promise<Answer> => {
    const { statusCode, headers, body } = await request(hop.url, { ...hop, dispatcher: agent });
    timings.firstByte = (timings.firstByte ?? 0) + performance.now() - connection.ready();
    const { location } = headers;
    body.on('error', () => {});
    const ends = connection.certificateEnds();
    return {
      status: statusCode,
      location: typeof location === 'string' ? location : undefined,
      body,
      ...(ends !== undefined && { certificateEnds: ends }),
    };
  };
  return {
    answer: ask(),
    close() {
      // undici does not know of a connection before it is there.
      connection.close();
      void agent.destroy();
    },
  };
}
