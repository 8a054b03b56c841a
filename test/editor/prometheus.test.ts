import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { ownNode } from '../../scripts/code-server.mjs';
import { repository } from '../support/editor.ts';
import { freePort } from '../support/servers.ts';

// The real Prometheus of Debian, in the slow suite because it has to be installed (`apt-get install prometheus`).

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'healer-prometheus-')));
const started: ChildProcess[] = [];
const target = createServer((request, response) => response.writeHead(request.url === '/down' ? 503 : 200).end());

afterAll(async () => {
  for (const child of started) child.kill('SIGTERM');
  await Promise.all(started.map((child) => child.exitCode ?? once(child, 'exit')));
  target.close();
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

  const port = await freePort();
  const config = join(scratch, 'prometheus.yml');
  // As docs/http.md shows it.
  writeFileSync(
    config,
    `scrape_configs:
  - job_name: healer
    scrape_interval: 1s
    authorization: {credentials_file: ${tokenFile}}
    static_configs: [{targets: ["${new URL(url).host}"]}]
  - job_name: without-token
    scrape_interval: 1s
    static_configs: [{targets: ["${new URL(url).host}"]}]
`,
  );
  start('prometheus', [
    `--config.file=${config}`,
    `--web.listen-address=127.0.0.1:${port}`,
    `--storage.tsdb.path=${join(scratch, 'tsdb')}`,
  ]);
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
