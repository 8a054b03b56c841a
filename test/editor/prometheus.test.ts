import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { metricsCollector } from '../../engine/forensics/collectors/metrics.ts';
import { ownNode } from '../../scripts/code-server.mjs';
import { repository } from '../support/editor.ts';
import { freePort } from '../support/servers.ts';

// The real Prometheus of Debian, in the slow suite because it has to be installed (`apt-get install prometheus`).

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'healer-prometheus-')));
const started: ChildProcess[] = [];
const target = createServer((request, response) => response.writeHead(request.url === '/down' ? 503 : 200).end());

/** A service that counts as Prometheus' documentation does: nine requests of ten answered, in 50 ms to 100 ms. */
const counted = createServer((_, response) => {
  const requests = Math.round((Date.now() - begun) / 10);
  response.setHeader('content-type', 'text/plain; version=0.0.4').end(`# TYPE http_requests_total counter
http_requests_total{code="200"} ${requests * 9}
http_requests_total{code="503"} ${requests}
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="0.05"} 0
http_request_duration_seconds_bucket{le="0.1"} ${requests * 10}
http_request_duration_seconds_bucket{le="+Inf"} ${requests * 10}
http_request_duration_seconds_sum ${requests}
http_request_duration_seconds_count ${requests * 10}
# TYPE pool_size gauge
pool_size{pod="a"} 10
pool_size{pod="b"} 40
`);
});
const begun = Date.now();

afterAll(async () => {
  for (const child of started) child.kill('SIGTERM');
  await Promise.all(started.map((child) => child.exitCode ?? once(child, 'exit')));
  target.close();
  counted.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
});

function start(program: string, args: readonly string[]): ChildProcess {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  started.push(child);
  return child;
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    await delay(250);
  }
}

/** A Prometheus over what `scrape` names, which scrapes each second; its port. */
async function prometheus(name: string, scrape: string): Promise<number> {
  const port = await freePort();
  const config = join(scratch, `${name}.yml`);
  writeFileSync(config, `scrape_configs:\n${scrape}`);
  start('prometheus', [
    `--config.file=${config}`,
    `--web.listen-address=127.0.0.1:${port}`,
    `--storage.tsdb.path=${join(scratch, name)}`,
  ]);
  return port;
}

/** A daemon over one check that passes and one that fails. */
async function watching(): Promise<{ url: string; tokenFile: string }> {
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  const { port } = target.address() as AddressInfo;
  const check = (workload: string, path: string) =>
    `workload: ${workload}\ntype: http\nport: ${port}\ntarget: ${path}\ninterval: 500ms\nretries: 2\nenabled: true\n`;
  const dir = mkdtempSync(join(scratch, 'health-'));
  writeFileSync(join(dir, 'web.health.yaml'), check('web', '/'));
  writeFileSync(join(dir, 'api.health.yaml'), check('api', '/down'));
  const state = join(scratch, 'state');
  const cli = join(repository, 'dist', 'cli.js');
  start(ownNode, [cli, 'daemon', '--dir', dir, '--state-dir', state, '--listen', '0']);
  const url = await until(
    async () => (JSON.parse(readFileSync(join(state, 'daemon.json'), 'utf8')) as { http?: string }).http,
  );
  return { url, tokenFile: join(state, 'http-token') };
}

it('Prometheus scrapes the metrics with the token, and promtool finds nothing to say of them', async () => {
  const { url, tokenFile } = await watching();
  const headers = { authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}` };
  const exposed = await until(async () => {
    const text = await (await fetch(`${url}/metrics`, { headers })).text();
    return text.includes('healer_workload_state{workload="api",state="unhealthy"} 1') ? text : undefined;
  });
  const checked = spawnSync('promtool', ['check', 'metrics'], { input: exposed, encoding: 'utf8' });
  expect([checked.status, checked.stdout, checked.stderr]).toEqual([0, '', '']);

  // As docs/http.md shows it.
  const port = await prometheus(
    'healer',
    `  - job_name: healer
    scrape_interval: 1s
    authorization: {credentials_file: ${tokenFile}}
    static_configs: [{targets: ["${new URL(url).host}"]}]
  - job_name: without-token
    scrape_interval: 1s
    static_configs: [{targets: ["${new URL(url).host}"]}]
`,
  );
  const query = (expression: string) =>
    until(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(expression)}`);
      const { data } = (await answer.json()) as { data: { result: readonly { value: readonly [number, string] }[] } };
      return data.result[0]?.value[1];
    });
  expect(await query('up{job="healer"}')).toBe('1');
  expect(await query('up{job="without-token"}')).toBe('0');
  expect(await query('healer_up{workload="web",check="http"}')).toBe('1');
  expect(await query('healer_up{workload="api",check="http"}')).toBe('0');
  expect(Number(await query('rate(healer_check_failures_total{workload="api"}[1m])'))).toBeGreaterThan(0);
  const late = await query('histogram_quantile(0.99, rate(healer_check_lateness_seconds_bucket[1m])) >= 0');
  expect(Number(late)).toBeLessThan(10);
  expect(Number(await query('healer_stability_score{workload="api"}'))).toBeLessThan(85);
});

it('an incident keeps what Prometheus measured of its service, and what it would not answer', async () => {
  counted.listen(0, '127.0.0.1');
  await once(counted, 'listening');
  const { port: servicePort } = counted.address() as AddressInfo;
  const port = await prometheus(
    'service',
    `  - job_name: shop
    scrape_interval: 1s
    static_configs: [{targets: ["127.0.0.1:${servicePort}"]}]
`,
  );
  const url = `http://127.0.0.1:${port}`;
  const metrics = { pool: 'pool_size{job="shop"}', broken: 'sum(', ambiguous: 'pool_size / on() pool_size' };
  const collector = metricsCollector(async () => {
    return { checks: [], workloads: [], paths: [], logs: [], failures: [], prometheus: { url }, metrics };
  });
  const never = new AbortController().signal;
  const evidence = await until(async () => {
    const about = { root: scratch, trusted: true, incident: 'INC', service: 'shop', at: new Date() };
    const answer = await collector.collect(about, never);
    const found = answer.ok && answer.value.type === 'metrics' ? answer.value : undefined;
    return found?.series.some(({ title, points }) => title === 'Errors' && points.length > 0) ? found : undefined;
  });
  const last = (title: string) => evidence.series.find((one) => one.title === title)?.points.at(-1)?.[1];
  expect(last('Requests')).toBeGreaterThan(1);
  expect(last('Errors')).toBeCloseTo(0.1, 1);
  expect(last('Duration (p95)')).toBeCloseTo(0.0975, 4);
  const instance = `127.0.0.1:${servicePort}`;
  expect(last(`pool pool_size{instance="${instance}", job="shop", pod="b"}`)).toBe(40);
  expect(evidence.unread).toMatchObject([
    { title: 'broken', reason: expect.stringMatching(/^400 bad_data: .*parse error/) },
    { title: 'ambiguous', reason: expect.stringMatching(/^422 execution: .*many-to-many/) },
  ]);
});
