import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { bodyLimit, probeHttp } from '../../../engine/checks/http.ts';
import { issued, selfSigned } from '../../support/certificate.ts';
import { freePort, listenHttp, listenHttps, listenTcp } from '../../support/servers.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { context, http, startedAt } from './support.ts';

describe('an answer', () => {
  it('is its status, with the time it took and without its body', async () => {
    const { port } = await listenHttp((_, response) => response.writeHead(503).end('down'));
    const url = `http://127.0.0.1:${port}/healthz`;
    const outcome = await probeHttp(http(url), context());
    expect(outcome).toEqual({
      type: 'http',
      status: 503,
      url,
      redirects: 0,
      timings: { connect: expect.any(Number), firstByte: expect.any(Number) },
      startedAt,
      took: expect.any(Number),
    });
    expect(outcome.took).toBeGreaterThan(0);
  });

  it('comes to the method and headers asked for', async () => {
    const { port } = await listenHttp(({ method, headers }, response) => {
      response.end(JSON.stringify([method, headers.host, headers['x-shop'], headers['user-agent']]));
    });
    const headers = { Host: 'shop.example', 'X-Shop': 'yes', 'User-Agent': 'probe' };
    const spec = http(`http://127.0.0.1:${port}/`, { method: 'PUT', headers, readBody: true });
    expect(await probeHttp(spec, context())).toMatchObject({ body: '["PUT","shop.example","yes","probe"]' });
  });

  it('comes from an IPv6 address', async () => {
    const { port } = await listenHttp((_, response) => response.end(), '::1');
    expect(await probeHttp(http(`http://[::1]:${port}/`), context())).toMatchObject({ status: 200 });
  });

  it.each([
    ['guest:s%20cret@', 'guest:s cret'],
    ['guest:%zz@', 'guest:%zz'],
  ])('to credentials %s in the URL is asked with basic authentication and shows none', async (userinfo, sent) => {
    const { port } = await listenHttp(({ headers }, response) => response.end(headers.authorization));
    const outcome = await probeHttp(http(`http://${userinfo}127.0.0.1:${port}/`, { readBody: true }), context());
    expect(outcome).toMatchObject({
      url: `http://${userinfo && '***@'}127.0.0.1:${port}/`,
      body: `Basic ${Buffer.from(sent).toString('base64')}`,
    });
  });

  it('ignores proxies of the environment', async () => {
    const { port } = await listenHttp((_, response) => response.end());
    vi.stubEnv('http_proxy', `http://127.0.0.1:${await freePort()}`);
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`), context())).toMatchObject({ status: 200 });
  });

  it('leaves no connection open', async () => {
    const server = await listenHttp(({ url }, response) => {
      if (url === '/answer') response.end('x'.repeat(100_000));
      else response.flushHeaders();
    });
    const base = `http://127.0.0.1:${server.port}`;
    await probeHttp(http(`${base}/answer`), context());
    await probeHttp(http(`${base}/hang`, { readBody: true }), context({ timeout: 50 }));
    await vi.waitFor(() => expect(server.open()).toBe(0));
  });
});

describe('a body', () => {
  it.each([
    { size: bodyLimit, read: bodyLimit, truncated: undefined },
    { size: bodyLimit + 1, read: bodyLimit, truncated: true },
    { size: 3 * bodyLimit, read: bodyLimit, truncated: true },
  ])('of $size bytes is read to $read', async ({ size, read, truncated }) => {
    const { port } = await listenHttp((_, response) => response.end(Buffer.alloc(size, 'x')));
    const outcome = await probeHttp(http(`http://127.0.0.1:${port}/`, { readBody: true }), context());
    if (outcome.type !== 'http') throw new Error(`unexpected ${outcome.type}`);
    expect({ read: outcome.body?.length, truncated: outcome.truncated }).toEqual({ read, truncated });
  });

  it('that never ends is waited for only when it is read', async () => {
    const { port } = await listenHttp((_, response) => response.writeHead(200).write('half'));
    const url = `http://127.0.0.1:${port}/`;
    expect(await probeHttp(http(url), context())).toMatchObject({ type: 'http', status: 200 });
    expect(await probeHttp(http(url, { readBody: true }), context({ timeout: 100 }))).toMatchObject({
      type: 'error',
      reason: 'timeout',
    });
  });

  it('that is not UTF-8 is read all the same', async () => {
    const { port } = await listenHttp((_, response) => response.end(Buffer.from([0xff, 0x6f, 0x6b])));
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`, { readBody: true }), context())).toMatchObject({
      body: '\ufffdok',
    });
  });
});

describe('redirects', () => {
  /** `/n` redirects to `/n-1`, and `/0` answers. */
  const countdown = async () => {
    const { port } = await listenHttp(({ url }, response) => {
      const left = Number(url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` });
      response.end();
    });
    return `http://127.0.0.1:${port}`;
  };

  it.each([
    { from: 10, maxRedirects: 10, status: 200, path: '/0', followed: 10 },
    { from: 11, maxRedirects: 10, status: 302, path: '/1', followed: 10 },
    { from: 3, maxRedirects: 0, status: 302, path: '/3', followed: 0 },
  ])('from /$from with $maxRedirects allowed end at $path', async ({ from, maxRedirects, status, path, followed }) => {
    const base = await countdown();
    expect(await probeHttp(http(`${base}/${from}`, { maxRedirects }), context())).toMatchObject({
      status,
      url: base + path,
      redirects: followed,
    });
  });

  it('to itself end after as many as are allowed', async () => {
    const { port } = await listenHttp((_, response) => response.writeHead(307, { location: '/' }).end());
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`), context())).toMatchObject({ status: 307, redirects: 10 });
  });

  it.each(['http://[broken', 'ftp://127.0.0.1/', 'file:///etc/passwd'])('to %s are the answer', async (location) => {
    const { port } = await listenHttp((_, response) => response.writeHead(301, { location }).end());
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`), context())).toMatchObject({ status: 301, redirects: 0 });
  });

  it('without a location are the answer', async () => {
    const { port } = await listenHttp((_, response) => response.writeHead(302).end());
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`), context())).toMatchObject({ status: 302, redirects: 0 });
  });

  it.each([
    [301, 'POST', 'GET'],
    [302, 'PUT', 'PUT'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [308, 'POST', 'POST'],
  ])('%i of a %s become a %s', async (status, method, becomes) => {
    const methods: unknown[] = [];
    const { port } = await listenHttp((request, response) => {
      methods.push(request.method);
      if (request.url === '/') response.writeHead(status, { location: '/next' });
      response.end();
    });
    await probeHttp(http(`http://127.0.0.1:${port}/`, { method }), context());
    expect(methods).toEqual([method, becomes]);
  });

  it('to another origin carry no credentials', async () => {
    const other = await listenHttp(({ headers }, response) => {
      response.end(`${headers.authorization} ${headers.cookie} ${headers['x-shop']}`);
    });
    const first = await listenHttp((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${other.port}/` }).end();
    });
    const headers = { Authorization: 'Bearer secret', Cookie: 'session=secret', 'X-Shop': 'yes' };
    const spec = http(`http://127.0.0.1:${first.port}/`, { headers, readBody: true });
    expect(await probeHttp(spec, context())).toMatchObject({ body: 'undefined undefined yes' });
  });

  it('to where nothing listens name that address', async () => {
    const gone = await freePort();
    const { port } = await listenHttp((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${gone}/` }).end();
    });
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`), context())).toMatchObject({
      reason: 'refused',
      message: `connection refused: nothing listens on 127.0.0.1:${gone}`,
    });
  });
});

describe('no answer', () => {
  it('because nothing listens', async () => {
    const port = await freePort();
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`), context())).toEqual({
      type: 'error',
      reason: 'refused',
      message: `connection refused: nothing listens on 127.0.0.1:${port}`,
      startedAt,
      took: expect.any(Number),
    });
  });

  it('because the connection is accepted and nothing follows', async () => {
    const { port } = await listenTcp(() => {});
    const outcome = await probeHttp(http(`http://127.0.0.1:${port}/healthz`), context({ timeout: 100 }));
    expect(outcome).toMatchObject({
      reason: 'timeout',
      message: `no answer within 100ms from http://127.0.0.1:${port}/healthz`,
    });
    expect(outcome.took).toBeLessThan(5_000);
  });

  it.each([
    ['closed at once', '', false],
    ['closed in the middle of the headers', 'HTTP/1.1 200 OK\r\nContent-', false],
    ['closed in the middle of the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', true],
  ])('because the connection is %s', async (_, sent, readBody) => {
    const { port } = await listenTcp((socket) => socket.once('data', () => socket.end(sent)));
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`, { readBody }), context())).toMatchObject({
      reason: 'reset',
      message: `the connection to 127.0.0.1:${port} was closed before a whole answer came`,
    });
  });

  it('because the connection is reset', async () => {
    const { port } = await listenTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`), context())).toMatchObject({ reason: 'reset' });
  });

  it('because the server speaks another protocol', async () => {
    const { port } = await listenTcp((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`), context())).toMatchObject({ reason: 'protocol' });
  });

  it('because the host has no address', async () => {
    expect(await probeHttp(http('http://shop.invalid/'), context())).toMatchObject({
      reason: 'dns',
      message: expect.stringContaining('cannot find the host shop.invalid'),
    });
  });

  it.each(['nonsense', 'ftp://127.0.0.1/', 'http://127.0.0.1:99999/'])('because %s is no URL of ours', async (url) => {
    expect(await probeHttp(http(url), context())).toMatchObject({
      reason: 'protocol',
      message: `${url} is not an http or https URL`,
    });
  });

  it('because a header cannot be sent', async () => {
    const { port } = await listenHttp((_, response) => response.end());
    const spec = http(`http://127.0.0.1:${port}/`, { headers: { 'x-shop': 'a\nb' } });
    expect(await probeHttp(spec, context())).toMatchObject({ reason: 'protocol' });
  });

  it('because the caller cancelled', async () => {
    const controller = new AbortController();
    const { port, open } = await listenTcp(() => controller.abort());
    const spec = http(`http://127.0.0.1:${port}/`);
    expect(await probeHttp(spec, context({ signal: controller.signal }))).toMatchObject({ reason: 'cancelled' });
    await vi.waitFor(() => expect(open()).toBe(0));
    expect(await probeHttp(spec, context({ signal: controller.signal }))).toMatchObject({ reason: 'cancelled' });
  });

  it('within a timeout longer than a timer can wait is waited for', async () => {
    const { port } = await listenHttp((_, response) => response.end());
    expect(await probeHttp(http(`http://127.0.0.1:${port}/`), context({ timeout: 2 ** 40 }))).toMatchObject({
      status: 200,
    });
  });
});

describe('TLS', () => {
  it('is trusted when its authority is', async () => {
    const tls = selfSigned();
    const { port } = await listenHttps(tls, (_, response) => response.end());
    trust(tls.cert);
    expect(await probeHttp(http(`https://127.0.0.1:${port}/`), context())).toMatchObject({ status: 200 });
  });

  it('is trusted by the authorities of ca_file, and by no other', async () => {
    const root = issued({ name: 'Private Root', authority: true });
    const { port } = await listenHttps(issued({ name: 'shop', issuer: root }), (_, response) => response.end());
    const url = `https://localhost:${port}/`;
    const caFile = join(temporaryFolder(), 'ca.pem');
    writeFileSync(caFile, root.cert);
    expect(await probeHttp(http(url, { caFile }), context())).toMatchObject({ status: 200 });
    expect(await probeHttp(http(url), context())).toMatchObject({
      reason: 'tls',
      message: expect.stringMatching(/^(?!.*Node).*; name the file of a private authority as ca_file$/),
    });
    writeFileSync(caFile, selfSigned().cert);
    expect(await probeHttp(http(url, { caFile }), context())).toMatchObject({ reason: 'tls' });
    writeFileSync(caFile, 'no certificate');
    expect(await probeHttp(http(url, { caFile }), context())).toMatchObject({
      message: expect.stringMatching(/^the ca_file .* holds no certificate/),
    });
  });

  it('shows how long it took and until when the certificate of the URL that answered is valid', async () => {
    const expires = new Date(Math.ceil(Date.now() / 1000) * 1000 + 86_400_000);
    const root = issued({ name: 'Healer Root', authority: true });
    const first = issued({ name: 'first', issuer: root });
    const last = issued({ name: 'last', issuer: root, expires });
    trust(root.cert);
    const server = await listenHttps(last, (_, response) => response.end());
    const { port } = await listenHttps(first, (_, response) => {
      response.writeHead(302, { location: `https://localhost:${server.port}/` }).end();
    });
    expect(await probeHttp(http(`https://127.0.0.1:${port}/`), context())).toMatchObject({
      certificateEnds: expires.toISOString(),
      timings: {
        dns: expect.any(Number),
        connect: expect.any(Number),
        tls: expect.any(Number),
        firstByte: expect.any(Number),
      },
    });
  });

  it('lets go of a server that never finishes the handshake', async () => {
    const { port, open } = await listenTcp((socket) => socket.resume());
    const outcome = await probeHttp(http(`https://127.0.0.1:${port}/`), context({ timeout: 100 }));
    expect(outcome).toMatchObject({ reason: 'timeout', timings: { connect: expect.any(Number) } });
    await vi.waitFor(() => expect(open()).toBe(0));
  });

  it.each([
    { what: 'an unknown authority', trusted: false, tls: selfSigned(), says: 'self-signed certificate' },
    { what: 'an expired certificate', trusted: true, tls: selfSigned(new Date('2020-01-01')), says: 'expired' },
  ])('is refused for $what', async ({ trusted, tls, says }) => {
    const { port } = await listenHttps(tls, (_, response) => response.end());
    if (trusted) trust(tls.cert);
    expect(await probeHttp(http(`https://127.0.0.1:${port}/`), context())).toMatchObject({
      reason: 'tls',
      message: expect.stringMatching(`no trusted TLS connection to 127.0.0.1:${port}: .*${says}`),
    });
  });

  it("is refused for another host's certificate", async () => {
    const tls = selfSigned();
    const { port } = await listenHttps(tls, (_, response) => response.end());
    trust(tls.cert);
    const spec = http(`https://127.0.0.1:${port}/`, { headers: { host: 'shop.example' } });
    expect(await probeHttp(spec, context())).toMatchObject({ reason: 'tls' });
  });

  it('is refused by a server that has none', async () => {
    const { port } = await listenHttp((_, response) => response.end());
    expect(await probeHttp(http(`https://127.0.0.1:${port}/`), context())).toMatchObject({
      reason: 'tls',
      message: `127.0.0.1:${port} does not speak TLS: it may be a port for plain connections`,
    });
  });

  function trust(certificate: string): void {
    const before = getCACertificates('default');
    setDefaultCACertificates([certificate]);
    onTestFinished(() => setDefaultCACertificates(before));
  }
});
