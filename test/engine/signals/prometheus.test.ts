import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Backend, openPrometheus } from '../../../engine/signals/prometheus.ts';
import { freePort, listenHttp, listenTcp } from '../../support/servers.ts';
import { codeOf, temporaryFolder, value } from '../store/temporary.ts';
import { matrix, prometheusApi } from './prometheus-api.ts';

const question = { promql: 'up{job="api"}', from: 1_763_690_000_500, to: 1_763_693_600_000, step: 30_000 };
const never = new AbortController().signal;

async function query(backend: Backend, { root = '/nowhere', signal = never, ...changed } = {}) {
  const opened = value(await openPrometheus(root, backend));
  onTestFinished(() => opened.close());
  return opened.queryRange({ ...question, ...changed }, signal);
}

describe('a range query', () => {
  it('is asked as the HTTP API says, and its series come in milliseconds and numbers', async () => {
    const metric = { __name__: 'up', job: 'api' };
    const values = [
      [1_763_690_000.5, '1'],
      [1_763_690_030, '0.25'],
    ] as const;
    const { url, asked } = await prometheusApi(() => ({ body: matrix([{ metric, values }, { metric: {} }]) }));
    expect(value(await query({ url }))).toEqual({
      series: [
        {
          labels: metric,
          points: [
            [1_763_690_000_500, 1],
            [1_763_690_030_000, 0.25],
          ],
        },
        { labels: {}, points: [] },
      ],
      warnings: [],
    });
    expect(asked.map(({ path, query: sent }) => [path, Object.fromEntries(sent)])).toEqual([
      ['/api/v1/query_range', { query: 'up{job="api"}', start: '1763690000.5', end: '1763693600', step: '30' }],
    ]);
  });

  it('leaves out values that are no number', async () => {
    const values = ['NaN', '+Inf', '-Inf', '2', 'x'].map((said, index) => [1_763_690_000 + index, said] as const);
    const { url } = await prometheusApi(() => ({ body: matrix([{ values }]) }));
    expect(value(await query({ url })).series[0]?.points).toEqual([[1_763_690_003_000, 2]]);
  });

  it('comes with the warnings of a partial answer', async () => {
    const warnings = ['not all stores answered: token=abc'];
    const { url } = await prometheusApi(() => ({ body: matrix([], warnings) }));
    expect(value(await query({ url }))).toEqual({ series: [], warnings: ['not all stores answered: token=***'] });
  });

  it.each([
    ['/prometheus', '/prometheus/api/v1/query_range'],
    ['/prometheus/', '/prometheus/api/v1/query_range'],
    ['/', '/api/v1/query_range'],
    ['/#graph', '/api/v1/query_range'],
  ])('goes below the path of the address: %s', async (path, expected) => {
    const { url, asked } = await prometheusApi(() => ({ body: matrix([]) }));
    await query({ url: `${url}${path}` });
    expect(asked[0]?.path).toBe(expected);
  });
});

describe('who asks', () => {
  it('is told by the token of its file', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'token'), 'abc123\n', { mode: 0o600 });
    const { url, asked } = await prometheusApi(() => ({ body: matrix([]) }));
    await query({ url, tokenFile: 'token' }, { root });
    await query({ url });
    expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer abc123', undefined]);
  });

  it('is told by a name and password in the address, which is shown without them', async () => {
    const { url, asked } = await prometheusApi(() => ({ body: matrix([]) }));
    const written = url.replace('//', '//mara:s%40cret@');
    await query({ url: written });
    expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('mara:s@cret').toString('base64')}`);
    expect(value(await openPrometheus('/', { url: written })).address).toBe(url.replace('//', '//***@'));
  });

  it('is not told where the token file cannot be used: nothing is asked', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'token'), 'abc123\n', { mode: 0o644 });
    expect(codeOf(await openPrometheus(root, { url: 'http://127.0.0.1:1', tokenFile: 'token' }))).toBe(
      'signal/token-open',
    );
  });
});

describe('what is no answer', () => {
  const refusal = (errorType: string, error: string) => ({ status: 'error', errorType, error });
  it.each<[number, unknown, string, string]>([
    [
      400,
      refusal('bad_data', 'invalid parameter "query": 1:5: parse error'),
      'signal/refused',
      '400 bad_data: invalid parameter "query": 1:5: parse error',
    ],
    [
      422,
      refusal('execution', 'query processing would load too many samples'),
      'signal/refused',
      '422 execution: query processing would load too many samples',
    ],
    [
      503,
      refusal('timeout', 'query timed out in expression evaluation'),
      'signal/refused',
      '503 timeout: query timed out in expression evaluation',
    ],
    [200, refusal('internal', 'odd'), 'signal/refused', '200 internal: odd'],
    [401, 'Unauthorized', 'signal/not-allowed', 'HTTP 401: it asks who we are; name a tokenFile'],
    [403, refusal('x', 'y'), 'signal/not-allowed', 'HTTP 403: it asks who we are; name a tokenFile'],
    [
      404,
      '404 page not found',
      'signal/not-prometheus',
      'HTTP 404, and not what the API of Prometheus answers; check the address and its path',
    ],
    [
      503,
      'Service Unavailable',
      'signal/not-prometheus',
      'HTTP 503, and not what the API of Prometheus answers; check the address and its path',
    ],
    [
      200,
      '<html>',
      'signal/not-prometheus',
      'HTTP 200, and not what the API of Prometheus answers; check the address and its path',
    ],
    [
      200,
      'null',
      'signal/not-prometheus',
      'HTTP 200, and not what the API of Prometheus answers; check the address and its path',
    ],
    [
      200,
      { status: 'success', data: null },
      'signal/not-prometheus',
      'HTTP 200, and not what the API of Prometheus answers; check the address and its path',
    ],
    [
      200,
      { status: 'success', data: { resultType: 'vector', result: [] } },
      'signal/not-prometheus',
      'HTTP 200, and not what the API of Prometheus answers; check the address and its path',
    ],
  ])('HTTP %d with %j', async (status, body, code, message) => {
    const { url } = await prometheusApi(() => ({ status, body }));
    expect(await query({ url })).toEqual({ ok: false, failure: { code, message } });
  });

  it('is a token that was not taken', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'token'), 'abc123\n', { mode: 0o600 });
    const { url } = await prometheusApi(() => ({ status: 401, body: '' }));
    expect(await query({ url, tokenFile: 'token' }, { root })).toMatchObject({
      failure: { message: 'HTTP 401: the token was not taken; check tokenFile' },
    });
  });

  it('is a redirect, which a token does not follow', async () => {
    const { port } = await listenHttp((_, response) =>
      response.writeHead(302, { location: 'https://login.example/?token=abc' }).end(),
    );
    expect(await query({ url: `http://127.0.0.1:${port}` })).toMatchObject({
      failure: {
        code: 'signal/redirected',
        message: 'HTTP 302: it redirects to https://login.example/?token=***; name that address',
      },
    });
  });

  it('is one that has no end, of which no more than 4 MiB are read', async () => {
    let sent = 0;
    const { port } = await listenHttp((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) sent += 65_536;
      };
      response.on('drain', more);
      more();
    });
    expect(codeOf(await query({ url: `http://127.0.0.1:${port}` }))).toBe('signal/too-large');
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it.each<[string, (url: string) => Promise<string>, string]>([
    ['nobody listens', async () => `http://127.0.0.1:${await freePort()}`, 'nothing listens on 127.0.0.1:'],
    [
      'the connection is cut',
      async () => `http://127.0.0.1:${(await listenTcp((socket) => socket.destroy())).port}`,
      'was closed before a whole answer came',
    ],
    [
      'something else speaks',
      async () => `http://127.0.0.1:${(await listenTcp((socket) => socket.end('SSH-2.0-x\r\n'))).port}`,
      'no usable answer from http://127.0.0.1:',
    ],
  ])('is said where %s', async (_, address, words) => {
    expect(await query({ url: await address('') })).toMatchObject({
      failure: { code: 'signal/unreachable', message: expect.stringContaining(words) },
    });
  });

  it('is silence, until the time is up', async () => {
    const silent = await listenTcp(() => {});
    const timeUp = new AbortController();
    const answer = query({ url: `http://127.0.0.1:${silent.port}` }, { signal: timeUp.signal });
    await vi.waitUntil(() => silent.open() === 1);
    timeUp.abort();
    expect(await answer).toMatchObject({ failure: { code: 'signal/timeout' } });
  });

  it.each(['', 'prometheus:9090', 'ftp://shop', 'http://'])('is an address like %j', async (url) => {
    expect(codeOf(await openPrometheus('/', { url }))).toBe('signal/bad-url');
  });
});
