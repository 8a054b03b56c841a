import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type HttpAnswers, type HttpServer, listenHttp, requestsPerMinute } from '../../../engine/daemon/http.ts';
import type { Event } from '../../../engine/model/event.ts';
import { failed, success } from '../../../engine/model/failure.ts';
import { expectOk } from './harness.ts';

const token = 'k'.repeat(43);
const event = (id: string): Event => ({
  id,
  at: '2026-11-22T03:00:00.000Z',
  kind: 'unhealthy',
  source: 'host',
  scope: 'local',
  workload: 'api',
  actor: { name: 'check', via: 'daemon' },
  message: 'it failed',
});

const fine: HttpAnswers = {
  stalled: () => undefined,
  metrics: async () => success({ type: 'text/plain; version=0.0.4; charset=utf-8', text: 'healer_up 1\n' }),
  status: () => '[]',
  events: async () => success([event('a'), event('b')]),
};

const servers: HttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(answers: Partial<HttpAnswers> = {}) {
  const logged: string[] = [];
  const address = { host: '127.0.0.1', port: 0 };
  const server = expectOk(
    await listenHttp({ address, token, answers: { ...fine, ...answers }, log: (line) => logged.push(line) }),
  );
  servers.push(server);
  const get = async (path: string, init: RequestInit & { readonly token?: string | null } = {}) => {
    const { token: sent = token, ...rest } = init;
    const headers = { ...(sent !== null && { authorization: `Bearer ${sent}` }), ...rest.headers };
    const response = await fetch(`${server.url}${path}`, { ...rest, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, type: response.headers.get('content-type') };
  };
  return { server, get, logged };
}

/** What is answered to bytes as they are. */
async function raw(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = createConnection({ host: hostname, port: Number(port) });
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
  });
  socket.end(request);
  await once(socket, 'close');
  return answer;
}

describe('/healthz', () => {
  it('needs no token and says no more than that', async () => {
    const { get } = await serve();
    expect(await get('/healthz', { token: null })).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  });

  it('is 503 when the watch has stalled', async () => {
    const { get } = await serve({ stalled: () => 'No check was observed for 90 s, and 2 should be.' });
    const { status, text } = await get('/healthz', { token: null });
    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({
      status: 'stalled',
      code: 'http/stalled',
      message: 'No check was observed for 90 s, and 2 should be.',
    });
  });
});

describe('the token', () => {
  const paths = ['/metrics', '/api/status', '/api/events'];
  const wrong: [string, string | null][] = [
    ['none', null],
    ['another', 'x'.repeat(43)],
    ['a part of it', token.slice(1)],
    ['more than it', `${token}k`],
  ];
  it.each(paths.flatMap((path) => wrong.map(([what, sent]) => [path, what, sent] as const)))(
    '%s is refused with %s',
    async (path, _, sent) => {
      const { get } = await serve();
      const { status, text, headers } = await get(path, { token: sent });
      expect(status).toBe(401);
      expect(JSON.parse(text)).toMatchObject({ code: 'http/no-token', message: expect.stringContaining('Bearer') });
      expect(headers.has('access-control-allow-origin')).toBe(false);
    },
  );

  it.each(['bearer', 'BEARER', 'Bearer'])('is taken after the word %s', async (scheme) => {
    const { get } = await serve();
    const { status } = await get('/api/status', { token: null, headers: { authorization: `${scheme} ${token}` } });
    expect(status).toBe(200);
    const { status: other } = await get('/api/status', { token: null, headers: { authorization: `Basic ${token}` } });
    expect(other).toBe(401);
  });

  it('is not taken from the address', async () => {
    const { get } = await serve();
    expect(await get(`/api/status?token=${token}`, { token: null })).toMatchObject({ status: 401 });
  });
});

it('shows metrics, states and events', async () => {
  const { get } = await serve();
  expect(await get('/metrics')).toMatchObject({
    status: 200,
    text: 'healer_up 1\n',
    type: 'text/plain; version=0.0.4; charset=utf-8',
  });
  expect(await get('/api/status')).toMatchObject({
    status: 200,
    text: '[]\n',
    type: 'application/json; charset=utf-8',
  });
  const events = await get('/api/events?since=2026-11-22T00:00:00Z&limit=2');
  expect(events).toMatchObject({ status: 200, type: 'application/x-ndjson; charset=utf-8' });
  expect(
    events.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(
    ['a', 'b'].map((id) => ({
      id,
      at: '2026-11-22T03:00:00.000Z',
      kind: 'unhealthy',
      workload: 'api',
      check: null,
      message: 'it failed',
      data: null,
    })),
  );
  expect(events.headers.get('link')).toBe('</api/events?after=b&limit=2>; rel="next"');
  expect(events.headers.get('cache-control')).toBe('no-store');
});

describe('errors are JSON with code and message', () => {
  it.each<[string, string, RequestInit, number, string]>([
    ['another page', '/nothing', {}, 404, 'http/not-found'],
    ['a way up', '/api/../../etc/passwd', {}, 404, 'http/not-found'],
    ['a change', '/metrics', { method: 'POST' }, 405, 'http/only-read'],
    ['a change with a body', '/api/events', { method: 'DELETE', body: '{' }, 405, 'http/only-read'],
    ['an address that is none', '/api/%zz', {}, 400, 'http/invalid-request'],
    ['a page with a query that is none', '/api/events?limit=many', {}, 400, 'http/invalid-query'],
  ])('for %s', async (_, path, init, status, code) => {
    const { get } = await serve();
    const answer = await get(path, init);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ code, message: expect.any(String) });
  });

  it.each([
    ['event/unknown', 404],
    ['store/disk-failed', 503],
  ])('for %s', async (code, status) => {
    const { get } = await serve({ events: async () => failed({ code, message: 'it is so' }) });
    const answer = await get('/api/events?after=x');
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ code, message: 'it is so' });
  });

  it('for a fault of ours, which is logged and not shown', async () => {
    const { get, logged } = await serve({
      status() {
        throw new Error('a secret');
      },
    });
    const answer = await get('/api/status?x=secret');
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.text)).toEqual({ code: 'http/fault', message: expect.not.stringContaining('secret') });
    expect(logged).toEqual([expect.stringMatching(/^GET \/api\/status met a fault in Healer: Error: a secret\n/)]);
  });

  it.each(['nonsense\r\n\r\n', `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`])(
    'for what is not HTTP',
    async (request) => {
      const { server } = await serve();
      expect(await raw(server.url, request)).toMatch(/^HTTP\/1\.1 400 .*\{"code":"http\/invalid-request",/s);
    },
  );
});

it('lets go of a connection that is refused, whether its peer closes it or not', async () => {
  const { server } = await serve();
  const { hostname, port } = new URL(server.url);
  const socket = createConnection({ host: hostname, port: Number(port), allowHalfOpen: true });
  const broken = new Promise((resolve) => socket.on('error', resolve));
  socket.resume().write('nonsense\r\n\r\n');
  await once(socket, 'end');
  const writing = setInterval(() => socket.write('more'), 20);
  onTestFinished(() => clearInterval(writing));
  expect(await broken).toMatchObject({ code: expect.stringMatching(/^(EPIPE|ECONNRESET)$/) });
});

it.each([
  ['evil.example', 403],
  ['evil.example:9464', 403],
  ['127.0.0.1.evil.example', 403],
  ['localhost', 200],
  ['127.0.0.1:1', 200],
  ['[::1]:9464', 200],
])('asked as %s it answers %i', async (host, status) => {
  const { server } = await serve();
  const answer = await raw(server.url, `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

it('limits what one address asks, guesses at the token apart from who has it', async () => {
  const { get } = await serve();
  const statuses: number[] = [];
  for (let batch = 0; batch < requestsPerMinute; batch += 20) {
    const some = await Promise.all(Array.from({ length: 20 }, () => get('/metrics', { token: 'guess' })));
    statuses.push(...some.map(({ status }) => status));
  }
  expect(new Set(statuses)).toEqual(new Set([401]));
  const { status, text, headers } = await get('/metrics', { token: 'guess' });
  expect(status).toBe(429);
  expect((await get('/metrics')).status).toBe(200);
  expect(JSON.parse(text)).toEqual({ code: 'http/too-many', message: expect.stringContaining('Try again in') });
  expect(headers.has('retry-after')).toBe(true);
});

it('says why it cannot listen', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const address = { host: '127.0.0.1', port };
  const listening = await listenHttp({ address, token, answers: fine, log: () => {} });
  expect(listening).toMatchObject({
    failure: { code: 'http/unusable', message: expect.stringContaining('EADDRINUSE') },
  });
  taken.close();
});

it('ends though a connection is open', async () => {
  const { server } = await serve();
  const { hostname, port } = new URL(server.url);
  const socket = createConnection({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  await server.close();
  await closed;
});
