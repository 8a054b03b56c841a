import { describe, expect, it } from 'vitest';
import { queriesOf } from '../../../../engine/forensics/collectors/metrics.ts';
import type { MetricsEvidence } from '../../../../engine/model/evidence.ts';
import { freePort } from '../../../support/servers.ts';
import { matrix, prometheusApi } from '../../signals/prometheus-api.ts';
import { value } from '../../store/temporary.ts';
import { about, collect, collectorOf, nobody } from '../collecting.ts';

const opened = about.at.getTime();
const seconds = opened / 1_000;

describe('what is asked of a service', () => {
  it('is rate, errors and duration by its job', () => {
    expect(queriesOf('api', {})).toEqual([
      { title: 'Requests', unit: 'per second', promql: 'sum(rate(http_requests_total{job="api"}[5m]))' },
      {
        title: 'Errors',
        unit: 'ratio',
        promql:
          '(sum(rate(http_requests_total{job="api",code=~"5.."}[5m]) or rate(http_requests_total{job="api",status=~"5.."}[5m])) or vector(0)) / sum(rate(http_requests_total{job="api"}[5m]))',
      },
      {
        title: 'Duration (p95)',
        unit: 'seconds',
        promql: 'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="api"}[5m])))',
      },
    ]);
  });

  it('is what the profile says instead, and besides', () => {
    const queries = queriesOf('api', { pool: 'pool_size', errors: 'my_errors', rate: undefined });
    expect(queries.map(({ title, promql }) => [title, promql])).toEqual([
      ['Errors', 'my_errors'],
      ['Duration (p95)', expect.stringContaining('histogram_quantile')],
      ['pool', 'pool_size'],
    ]);
  });

  it('keeps a name with quotes inside its string', () => {
    expect(queriesOf('a"} or up{x="\\', {})[0]?.promql).toContain(String.raw`{job="a\"} or up{x=\"\\"}`);
  });
});

describe('the metrics of a service', () => {
  it('are those of the hour before, with the PromQL and where they come from', async () => {
    const { url, asked } = await prometheusApi(({ query }) => ({
      body: matrix(query.get('query') === 'pool_size' ? [{ values: [[seconds - 30, '40']] }] : []),
    }));
    const subject = { prometheus: { url }, metrics: { pool: 'pool_size' } };
    const evidence = value(await collect('metrics', subject)) as MetricsEvidence;
    expect(evidence).toMatchObject({
      backend: url,
      from: '2026-11-21T11:00:00.000Z',
      to: '2026-11-21T12:00:00.000Z',
      step: 30_000,
    });
    expect(evidence.series.map(({ title, points }) => [title, points])).toEqual([
      ['Requests', []],
      ['Errors', []],
      ['Duration (p95)', []],
      ['pool', [[opened - 30_000, 40]]],
    ]);
    expect(evidence).not.toHaveProperty('unread');
    expect(Object.fromEntries(asked[0]?.query ?? [])).toMatchObject({
      start: String(seconds - 3_600),
      end: String(seconds),
      step: '30',
    });
  });

  it('of one query are at most five series, those with the highest values', async () => {
    const series = [1, 9, 3, 7, 5, 2, 8].map((height) => ({
      metric: { __name__: 'pool', pod: `api-${height}` },
      values: [[seconds, String(height)]] as const,
    }));
    const { url } = await prometheusApi(({ query }) => ({
      body: matrix(
        query.get('query') === 'pool' ? series : [],
        query.get('query') === 'pool' ? ['partial'] : undefined,
      ),
    }));
    const evidence = value(
      await collect('metrics', { prometheus: { url }, metrics: { pool: 'pool' } }),
    ) as MetricsEvidence;
    const pools = evidence.series.filter(({ promql }) => promql === 'pool');
    expect(pools.map(({ title, points }) => [title, points[0]?.[1]])).toEqual([
      ['pool {pod="api-9"}', 9],
      ['pool {pod="api-8"}', 8],
      ['pool {pod="api-7"}', 7],
      ['pool {pod="api-5"}', 5],
      ['pool {pod="api-3"}', 3],
    ]);
    expect(pools[0]?.warnings).toEqual(['partial']);
    expect(evidence.unread).toEqual([
      { title: 'pool', promql: 'pool', reason: '2 more series, with lower values, are not kept' },
    ]);
  });

  it('come with the queries that failed, and those beyond twelve', async () => {
    const { url } = await prometheusApi(({ query }) =>
      query.get('query') === 'm0'
        ? { status: 422, body: { status: 'error', errorType: 'execution', error: 'too many samples' } }
        : { body: matrix([]) },
    );
    const metrics = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`m${index}`, `m${index}`]));
    const evidence = value(await collect('metrics', { prometheus: { url }, metrics })) as MetricsEvidence;
    expect(evidence.series).toHaveLength(11);
    expect(evidence.unread).toEqual([
      { title: 'm0', promql: 'm0', reason: '422 execution: too many samples' },
      { title: 'm9', promql: 'm9', reason: 'not asked: more than 12 queries' },
    ]);
  });

  it('are not there, and it is said why', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const failure = (code: string, words: string) => ({ failure: { code, message: expect.stringContaining(words) } });
    expect(await collect('metrics', {})).toMatchObject(failure('forensics/no-prometheus', 'backends.prometheus.url'));
    const { service: _, ...unnamed } = about;
    const collector = collectorOf('metrics', { subject: async () => ({ ...nobody, prometheus: { url } }) });
    expect(await collector.collect(unnamed, new AbortController().signal)).toMatchObject(
      failure('forensics/no-metrics', 'names no service'),
    );
    expect(await collect('metrics', { prometheus: { url } })).toMatchObject(
      failure('forensics/metrics-unread', `${url} answered no query: connection refused`),
    );
    expect(await collect('metrics', { prometheus: { url, tokenFile: '/nowhere/token' } })).toMatchObject(
      failure('signal/no-token', '/nowhere/token'),
    );
  });
});
