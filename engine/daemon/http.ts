import { createHash, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import { hostname } from 'node:os';
import bearerAuth from '@fastify/bearer-auth';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { eventJson } from '../event-json.ts';
import { isLoopback } from '../loopback.ts';
import type { Event } from '../model/event.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { EventQuery } from '../protocol/rpc.ts';
import { listenUnusable } from './failures.ts';
import { formatAddress, isOwnHost, type ListenAddress } from './http-address.ts';
import { eventQueryOf, nextPage } from './http-events.ts';
import type { Log } from './log.ts';

/** What HTTP shows. Nothing can be changed over it. */
export interface HttpAnswers {
  /** Why no check runs though some should, or nothing is kept of them; undefined while all is well. */
  stalled(): string | undefined;
  /** The metrics in Prometheus' text format, and its content type. */
  metrics(): Promise<Result<{ readonly type: string; readonly text: string }>>;
  /** What `healer status --json` prints. */
  status(): string;
  events(query: EventQuery): Promise<Result<readonly Event[]>>;
}

export interface HttpOptions {
  readonly address: ListenAddress;
  /** Asked of every request but for `/healthz`. */
  readonly token: string;
  readonly answers: HttpAnswers;
  readonly log: Log;
}

export interface HttpServer {
  /** Such as `http://127.0.0.1:9464`. */
  readonly url: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Requests a minute from one address; those without the token are counted apart, so that they keep nobody out. */
export const requestsPerMinute = 300;
/** A request has no body; its head must have come after this long, in ms. */
const requestTimeout = 10_000;
/** Between two looks for connections that are late with it, and the rest of a connection that is refused, in ms. */
const checkEvery = 1_000;
const refusedRest = 1_000;
/** A connection that asks nothing more is kept for this long, in ms. */
const keepAliveTimeout = 5_000;
const mostConnections = 256;

/** Serves what is watched over HTTP, for reading only. */
export async function listenHttp(options: HttpOptions): Promise<Result<HttpServer>> {
  const { address, answers } = options;
  const app = fastify({
    logger: false,
    bodyLimit: 1_024,
    requestTimeout,
    keepAliveTimeout,
    http: { headersTimeout: requestTimeout, connectionsCheckingInterval: checkEvery },
    forceCloseConnections: true,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseRaw,
  });
  app.server.maxConnections = mostConnections;
  guard(app, options);
  await app.register(rateLimit, {
    max: requestsPerMinute,
    keyGenerator: ({ ip, headers }) => `${isAuthorised(headers.authorization, options.token)} ${ip}`,
    timeWindow: 60_000,
    errorResponseBuilder: (_, { after }) => refusal(429, 'http/too-many', `Too many requests. Try again in ${after}.`),
  });
  app.get('/healthz', async (_, reply) => {
    const stalled = answers.stalled();
    return reply
      .code(stalled === undefined ? 200 : 503)
      .send(stalled === undefined ? { status: 'ok' } : stall(stalled));
  });
  await app.register(async (closed) => {
    await closed.register(bearerAuth, {
      // After the rate limit, so that guesses count.
      addHook: 'preParsing',
      keys: new Set([options.token]),
      // RFC 9110, 11.1: the name of a scheme is read in any case.
      specCompliance: 'rfc6749',
      errorResponse: () => ({ code: 'http/no-token', message: tokenWanted, error: 'invalid_token' }),
    });
    show(closed, answers);
  });
  const known = new Set(['/healthz', '/metrics', '/api/status', '/api/events']);
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (known.has(path)) return reply.code(405).header('allow', 'GET, HEAD').send(onlyRead);
    return reply.code(404).send({ code: 'http/not-found', message: `There are ${[...known].join(', ')}.` });
  });

  try {
    await app.listen({ host: address.host, port: address.port });
  } catch (error) {
    await app.close();
    return failed(listenUnusable(formatAddress(address), error instanceof Error ? error.message : String(error)));
  }
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : address.port;
  return success({
    url: `http://${formatAddress({ ...address, port })}`,
    close: async () => {
      await app.close();
    },
  });
}

/** Takes the same time whatever is sent. */
function isAuthorised(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest((header ?? '').replace(/^bearer /i, 'Bearer ')), digest(`Bearer ${token}`));
}

/** Who may ask, what every answer says, and what an error looks like. */
function guard(app: FastifyInstance, { address, log }: HttpOptions): void {
  const names = isLoopback(address.host) ? [] : [address.host, hostname()];
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    if (isOwnHost(request.headers.host, names)) return;
    await reply.code(403).send({
      code: 'http/host-refused',
      message: `This is not the host ${request.headers.host}. Ask by address, such as http://127.0.0.1.`,
    });
  });
  app.setErrorHandler((error: Error & Partial<Refusal>, request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500) {
      const code = error.code?.startsWith('http/') ? error.code : 'http/invalid-request';
      return reply.code(error.statusCode).send({ code, message: error.message });
    }
    log(
      `${request.method} ${request.url.split('?', 1)[0]} met a fault in Healer: ${error.stack ?? error.message}`,
      'error',
    );
    return reply
      .code(500)
      .send({ code: 'http/fault', message: 'A fault in Healer; the daemon’s log has the details.' });
  });
}

function show(app: FastifyInstance, answers: HttpAnswers): void {
  app.get('/metrics', async (_, reply) => {
    const metrics = await answers.metrics();
    return metrics.ok ? reply.type(metrics.value.type).send(metrics.value.text) : refuse(reply, 503, metrics.failure);
  });
  app.get('/api/status', async (_, reply) => reply.type(json).send(`${answers.status()}\n`));
  app.get('/api/events', async (request, reply) => {
    const query = eventQueryOf(request.query as Readonly<Record<string, unknown>>);
    if (!query.ok) return refuse(reply, 400, query.failure);
    const found = await answers.events(query.value);
    if (!found.ok) return refuse(reply, found.failure.code === 'event/unknown' ? 404 : 503, found.failure);
    const next = nextPage(query.value, found.value);
    if (next !== undefined) reply.header('link', `</api/events?${next}>; rel="next"`);
    return reply.type(lines).send(found.value.map((event) => eventJson(event)).join(''));
  });
}

function refuseAddress({ message }: Error, _: FastifyRequest, reply: FastifyReply): void {
  reply.code(400).send({ code: 'http/invalid-request', message });
}

/** What cannot be read as HTTP has no request to answer: only its connection, which ends. */
function refuseRaw({ code, message }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ code: 'http/invalid-request', message });
  const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: ${json}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  socket.end(`${head}\r\n\r\n${body}`);
  // A peer that never closes its end would keep it for good.
  setTimeout(() => socket.destroy(), refusedRest).unref();
}

const json = 'application/json; charset=utf-8';
const lines = 'application/x-ndjson; charset=utf-8';
const onlyRead = {
  code: 'http/only-read',
  message: 'This can be read with GET, and nothing can be changed over HTTP.',
};
const tokenWanted = 'Send the token that `healer daemon token` prints, as the header Authorization: Bearer TOKEN.';

type Refusal = Failure & { readonly statusCode: number };

function refusal(statusCode: number, code: string, message: string): Error & Refusal {
  return Object.assign(new Error(message), { statusCode, code });
}

function refuse(reply: FastifyReply, status: number, { code, message }: Failure): FastifyReply {
  return reply.code(status).send({ code, message });
}

function stall(message: string) {
  return { status: 'stalled', code: 'http/stalled', message };
}
