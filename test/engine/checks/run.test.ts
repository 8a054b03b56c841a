import { describe, expect, it } from 'vitest';
import { observeCheck, runCheck, runChecks } from '../../../engine/checks/run.ts';
import { freePort, listenHttp, listenTcp } from '../../support/servers.ts';
import { check, exec, http, startedAt } from './support.ts';

const now = () => new Date(startedAt);

describe('one check', () => {
  it('that passes', async () => {
    const { port } = await listenHttp((_, response) => response.end('{"status":"ok"}'));
    const probe = http(`http://127.0.0.1:${port}/healthz`, { readBody: true });
    const report = await runCheck(check({ probe, expect: { json: [{ path: 'status', equals: 'ok' }] } }), { now });
    expect(report).toEqual({
      workload: 'web',
      check: 'http',
      type: 'http',
      target: `http://127.0.0.1:${port}/healthz`,
      result: 'passed',
      message: `HTTP 200 from http://127.0.0.1:${port}/healthz`,
      value: { number: expect.any(Number), unit: 'ms' },
      timings: { connect: expect.any(Number), firstByte: expect.any(Number) },
      startedAt,
      took: expect.any(Number),
      notes: [],
      source: { file: '/shop/health/web.health.yaml', line: 1 },
    });
  });

  it('that fails', async () => {
    const port = await freePort();
    const report = await runCheck(check({ probe: { type: 'tcp', host: '127.0.0.1', port } }));
    expect(report).toMatchObject({
      result: 'failed',
      target: `127.0.0.1:${port}`,
      message: `connection refused: nothing listens on 127.0.0.1:${port}`,
      expected: 'an answer',
      actual: 'refused',
    });
  });

  it('says nothing of a secret that its target tells of', async () => {
    const secret = 'zzz-s3cret';
    const body = JSON.stringify({ auth: { api_token: secret }, secret: { count: 4242 }, ok: false });
    const { port } = await listenHttp((_, response) => response.end(body));
    const probe = http(`http://127.0.0.1:${port}/`, { readBody: true });
    const json = (path: string, equals: string | number | boolean) =>
      check({ probe, expect: { json: [{ path, equals }] } });
    const reports = [
      await runCheck(check({ probe: exec(`echo 'no: https://u:${secret}@h/?token=${secret}' >&2; exit 1`) })),
      await runCheck(json('auth.api_token', `${secret}-wanted`)),
      await runCheck(json('secret.count', 1)),
      await runCheck(check({ probe, expect: { bodyContains: 'welcome' } })),
    ];
    expect(JSON.stringify(reports)).not.toContain(secret);
    expect(JSON.stringify(reports[2])).not.toContain('4242');
    expect(reports.map(({ message }) => message.replace(/http:\S+,/, 'URL,'))).toEqual([
      'exit code 1: no: https://***@h/?token=***',
      'auth.api_token is *** in the body from URL, expected ***',
      'secret.count is *** in the body from URL, expected ***',
      expect.stringContaining('***'),
    ]);
    expect((await runCheck(json('ok', true))).actual).toBe('false');
  });

  it.each<[string, Parameters<typeof check>[0], number, true | undefined]>([
    ['an answer that is not as expected', {}, 503, true],
    ['an answer that took long', { expect: { latency: 0.001 } }, 200, undefined],
    ['an answer that is neither', { expect: { latency: 0.001 } }, 503, true],
    ['what had no answer', { timeout: 0.001 }, 200, undefined],
    ['a command', { probe: exec('exit 1') }, 200, undefined],
  ])('says of %s whether the target itself answered so', async (_, given, status, answered) => {
    const { port } = await listenHttp((_, response) => response.writeHead(status).end());
    const report = await runCheck(check({ probe: http(`http://127.0.0.1:${port}/`), ...given }));
    expect(report.result).toBe('failed');
    expect(report.answered).toBe(answered);
  });

  it.each([
    [200, /still running after 200ms/],
    // Less than it may take to look at its folder, which comes first.
    [0.5, /still running after 1ms|no answer within 1ms about the folder/],
  ])('ends at its own timeout of %d ms', async (timeout, message) => {
    const report = await runCheck(check({ probe: exec('sleep 300'), timeout }));
    expect(report).toMatchObject({ result: 'failed', message: expect.stringMatching(message) });
  });

  it('without a host goes to the address of its workload', async () => {
    const { port } = await listenTcp((socket) => socket.resume(), '::1');
    const asked: string[] = [];
    const address = async (workload: string) => {
      asked.push(workload);
      return '::1';
    };
    const report = await runCheck(check({ workload: 'database', probe: { type: 'tcp', port } }), { address });
    expect(report).toMatchObject({ result: 'passed', target: `[::1]:${port}` });
    expect(asked).toEqual(['database']);
  });

  it('counts the search for the address in its time, and probes nothing when that is used up', async () => {
    const connected: unknown[] = [];
    const { port } = await listenTcp((socket) => connected.push(socket), '127.0.0.1');
    const address = async (_: string, signal: AbortSignal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return '127.0.0.1';
    };
    const report = await runCheck(check({ timeout: 50, probe: { type: 'tcp', port } }), { address });
    expect(report).toMatchObject({ result: 'failed', message: expect.stringContaining('50ms') });
    expect(report.took).toBeGreaterThanOrEqual(45);
    expect(connected).toEqual([]);
  });

  it('is cancelled while its address is searched', async () => {
    const controller = new AbortController();
    const address = async (_: string, signal: AbortSignal) => {
      controller.abort();
      await new Promise((resolve) => signal.aborted && resolve(null));
      return '127.0.0.1';
    };
    const report = await runCheck(check({ probe: { type: 'tcp', port: 1 } }), { address, signal: controller.signal });
    expect(report).toMatchObject({ result: 'failed', message: 'cancelled' });
  });

  it('hands on what the next one is judged against', async () => {
    const disk = check({ probe: { type: 'disk', mount: '/' }, expect: { usage: 1, timeToFull: 60_000 } });
    const first = await observeCheck(disk, { now });
    expect(first.report).toMatchObject({
      result: 'passed',
      value: { number: expect.any(Number), unit: 'ratio' },
      notes: ['the time to full is judged once this was observed for 5m'],
    });
    const second = await observeCheck(disk, { now, previous: first.outcome });
    expect(second.outcome).toMatchObject({ type: 'disk', trend: [{}, {}] });
    expect(JSON.parse(JSON.stringify(second))).toEqual(second);
  });

  it('shows no password', async () => {
    const port = await freePort();
    const report = await runCheck(check({ probe: http(`http://guest:secret@127.0.0.1:${port}/`) }));
    expect(JSON.stringify(report)).not.toContain('secret');
  });
});

describe('several checks', () => {
  it('are reported in their order, and each as it ends', async () => {
    const secondReported = Promise.withResolvers<void>();
    const { port } = await listenHttp(async ({ url }, response) => {
      if (url === '/first') await secondReported.promise;
      response.end();
    });
    const checks = ['first', 'second'].map((name) => check({ name, probe: http(`http://127.0.0.1:${port}/${name}`) }));
    const reported: string[] = [];
    const reports = await runChecks(checks, {
      onReport: (report) => {
        reported.push(report.check);
        if (report.check === 'second') secondReported.resolve();
      },
    });
    expect(reports.map((report) => report.check)).toEqual(['first', 'second']);
    expect(reported).toEqual(['second', 'first']);
  });

  it.each([
    [1, 1],
    [3, 3],
    [100, 10],
  ])('run %d at once at most', async (concurrency, most) => {
    let running = 0;
    let peak = 0;
    const full = Promise.withResolvers<void>();
    const { port } = await listenHttp(async (_, response) => {
      running += 1;
      peak = Math.max(peak, running);
      response.on('close', () => {
        running -= 1;
      });
      if (running === most) full.resolve();
      await full.promise;
      setTimeout(() => response.end(), 20);
    });
    const checks = Array.from({ length: 10 }, () => check({ probe: http(`http://127.0.0.1:${port}/`) }));
    await runChecks(checks, { concurrency });
    expect(peak).toBe(most);
  });

  it('stop when cancelled: the running ones end, the others do not begin', async () => {
    const controller = new AbortController();
    const { port } = await listenTcp(() => controller.abort());
    const probes = [exec('true'), http(`http://127.0.0.1:${port}/`), exec('true')];
    const checks = probes.map((probe, index) => check({ name: `${index}`, probe }));
    const reports = await runChecks(checks, { concurrency: 1, signal: controller.signal });
    expect(reports).toMatchObject([
      { check: '0', result: 'passed' },
      { check: '1', result: 'failed', message: 'cancelled' },
    ]);
  });

  it('may be none', async () => {
    expect(await runChecks([])).toEqual([]);
  });
});
