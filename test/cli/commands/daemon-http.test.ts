import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderWith, healer, startHealer } from '../../support/healer.ts';

/** A target that answers as told, and a root with one check of it. */
async function shop() {
  let status = 200;
  const target = createServer((_, response) => response.writeHead(status).end());
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  onTestFinished(() => void target.close());
  const { port } = target.address() as AddressInfo;
  const root = folderWith({
    'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health]\n',
    'health/api.health.yaml': `workload: api\ntype: http\nport: ${port}\ntarget: /\ninterval: 100ms\nretries: 2\nenabled: true\n`,
  });
  const stateDirectory = join(folderWith({}), 'state');
  return {
    root,
    stateDirectory,
    at: ['--state-dir', stateDirectory],
    answer(given: number) {
      status = given;
    },
  };
}

/** A daemon that shows what it watches, once it does. */
async function watching({ root, stateDirectory }: Awaited<ReturnType<typeof shop>>, listen = '0') {
  const child = startHealer(['daemon', '--dir', root, '--state-dir', stateDirectory, '--listen', listen]);
  const log = logOf(child);
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const url = await until(() => /HTTP is served at (\S+);/.exec(log())?.[1]);
  const token = readFileSync(join(stateDirectory, 'http-token'), 'utf8').trim();
  const get = async (path: string) =>
    (await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })).text();
  const metric = async (name: string) => {
    const line = (await get('/metrics')).split('\n').find((one) => one.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.slice(name.length + 1));
  };
  const end = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, token, get, metric, log, end };
}

function logOf(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  return () => text;
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(100);
  }
}

const fails = 'healer_check_failures_total{workload="api",check="http"}';
const unhealthy = 'healer_workload_state{workload="api",state="unhealthy"}';

describe('healer daemon --dir DIR --listen 0', () => {
  it('shows what it watches, and counts on after it was started again', async () => {
    const place = await shop();
    const first = await watching(place);
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(JSON.parse(readFileSync(join(place.stateDirectory, 'daemon.json'), 'utf8'))).toMatchObject({
      http: first.url,
    });
    expect(statSync(join(place.stateDirectory, 'http-token')).mode & 0o777).toBe(0o600);
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
    await until(async () => (await first.metric('healer_up{workload="api",check="http"}')) === 1 || undefined);

    place.answer(503);
    await until(async () => (await first.metric(unhealthy)) === 1 || undefined);
    const before = (await first.metric(fails)) ?? 0;
    expect(before).toBeGreaterThan(1);
    expect(await first.metric('healer_stability_score{workload="api"}')).toBeLessThan(85);
    const events = (await first.get('/api/events?limit=1000'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ kind }) => kind)).toContain('unhealthy');
    const told = await healer(['events', '--json', ...place.at]);
    expect(told.stdout.split('\n')).toEqual(expect.arrayContaining(events.map((event) => JSON.stringify(event))));
    await first.end();

    place.answer(200);
    const second = await watching(place);
    expect(second.token).toBe(first.token);
    expect(await second.metric(fails)).toBeGreaterThanOrEqual(before);
    expect(await second.metric('healer_check_duration_seconds_count{workload="api",check="http"}')).toBeLessThan(
      before + 100,
    );
    await second.end();
  });

  it('tells states as `healer status --json` does, and the token', async () => {
    const place = await shop();
    const { get, token, end } = await watching(place);
    await until(async () => (JSON.parse(await get('/api/status')) as readonly unknown[]).length > 0 || undefined);
    const keys = (text: string) => (JSON.parse(text) as readonly object[]).map((status) => Object.keys(status));
    const status = await healer(['status', '--json', ...place.at]);
    expect(keys(await get('/api/status'))).toEqual(keys(status.stdout));
    expect(await healer(['daemon', 'token', ...place.at])).toEqual({ code: 0, stdout: `${token}\n`, stderr: '' });
    const path = await healer(['daemon', 'token', '--path', ...place.at]);
    expect(path.stdout).toBe(`${join(place.stateDirectory, 'http-token')}\n`);
    await end();
  });
});

describe('healer daemon --listen', () => {
  it.each<[string, (root: string) => string[], string]>([
    ['without a folder to watch', () => ['--listen', '0'], 'http/needs-dir'],
    ['at an address that is none', (root) => ['--dir', root, '--listen', 'here'], 'http/invalid-address'],
    ['at an address of another host', (root) => ['--dir', root, '--listen', '192.0.2.1:0'], 'http/unusable'],
  ])('%s does not start', async (_, args, code) => {
    const { root, stateDirectory, at } = await shop();
    const refused = await healer(['daemon', ...args(root), ...at], { cwd: root });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(`(${code})`) });
    expect((await healer(['daemon', 'status', '--state-dir', stateDirectory])).stdout).toBe('not running\n');
  });

  it('where others reach it says so', async () => {
    const { log, end } = await watching(await shop(), '0.0.0.0:0');
    expect(log()).toContain('HTTP at 0.0.0.0:0 can be reached from other machines');
    await end();
  });

  it('starts in the background and prints the address; one that watches without HTTP is no such daemon', async () => {
    const { root, at } = await shop();
    onTestFinished(async () => void (await healer(['daemon', 'stop', ...at])));
    const begun = await healer(['daemon', 'start', '--dir', root, '--listen', '0', '--json', ...at]);
    const { http } = JSON.parse(begun.stdout) as { http: string };
    expect((await fetch(`${http}/healthz`)).status).toBe(200);
    await healer(['daemon', 'stop', ...at]);
    await healer(['daemon', 'start', '--dir', root, ...at]);
    const refused = await healer(['daemon', 'start', '--dir', root, '--listen', '0', ...at]);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('(http/not-served)') });
  });

  it('says that there is no token yet', async () => {
    const { at } = await shop();
    const none = await healer(['daemon', 'token', ...at]);
    expect(none).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('(http/no-token)') });
  });
});
