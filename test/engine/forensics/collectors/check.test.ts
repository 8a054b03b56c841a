import { describe, expect, it, vi } from 'vitest';
import { runChecks } from '../../../../engine/checks/run.ts';
import type { Subject } from '../../../../engine/forensics/collect.ts';
import type { Check } from '../../../../engine/model/check.ts';
import type { Failure } from '../../../../engine/model/failure.ts';
import { freePort, listenTcp } from '../../../support/servers.ts';
import { value } from '../../store/temporary.ts';
import { collect, tcpCheck } from '../collecting.ts';

const sources = { runChecks };

/** Waits for an answer for longer than evidence does. */
function hangingCheck(workload: string, port: number): Check {
  const probe: Check['probe'] = {
    type: 'http',
    url: `http://127.0.0.1:${port}/`,
    method: 'GET',
    headers: {},
    maxRedirects: 0,
    readBody: false,
  };
  return { ...tcpCheck(workload, port), name: 'http', timeout: 60_000, probe };
}

describe('the checks of a service', () => {
  it('are run once, and it is told how each went', async () => {
    const { port } = await listenTcp((socket) => socket.end());
    const closed = await freePort();
    const checks = [tcpCheck('api', port), tcpCheck('database', closed)];
    const evidence = value(await collect('check', { checks }, { sources }));
    expect(evidence).toMatchObject({
      type: 'check',
      checks: [
        { workload: 'api', check: 'tcp', target: `127.0.0.1:${port}`, result: 'passed' },
        { workload: 'database', check: 'tcp', target: `127.0.0.1:${closed}`, result: 'failed' },
      ],
    });
    expect(evidence).not.toHaveProperty('notRun');
  });

  it('that did not answer in time are named, as those that did not begin, and only the first are called failed', async () => {
    const silent = await listenTcp(() => {});
    const { port } = await listenTcp((socket) => socket.end());
    const timeUp = new AbortController();
    const checks = [tcpCheck('api', port), hangingCheck('slow', silent.port), tcpCheck('later', port)];
    const one: typeof runChecks = (all, options) => runChecks(all, { ...options, concurrency: 1 });
    const evidence = collect('check', { checks }, { sources: { runChecks: one }, signal: timeUp.signal });
    await vi.waitUntil(() => silent.open() === 1);
    timeUp.abort();
    expect(value(await evidence)).toMatchObject({
      checks: [
        { workload: 'api', result: 'passed' },
        { workload: 'slow', result: 'failed', message: expect.stringMatching(/^no answer within [\d.]+ s$/) },
      ],
      notRun: ['later/tcp'],
    });
  });

  const broken: Failure = { code: 'x/y', message: 'unknown key', file: '/shop/health/api.yaml', line: 3 };
  const placed = '/shop/health/api.yaml:3: unknown key';

  it.each<[string, Partial<Subject>, string]>([
    ['none is enabled', {}, 'There is no enabled health check for api.'],
    ['a definition could not be loaded', { failures: [broken] }, `A definition could not be loaded: ${placed}`],
    ['several could not', { failures: [broken, broken] }, `2 definitions could not be loaded, the first: ${placed}`],
    ['nothing has the name', { unknown: 'No such service.' }, 'No such service.'],
  ])('are not there because %s', async (_, subject, words) => {
    const evidence = await collect('check', subject, { sources });
    expect(evidence).toMatchObject({ failure: { message: expect.stringContaining(words) } });
  });

  it('come with the definitions that could not be loaded', async () => {
    const checks = [tcpCheck('api', await freePort())];
    const evidence = value(await collect('check', { checks, failures: [broken] }, { sources }));
    expect(evidence).toMatchObject({ checks: [{ workload: 'api' }], unread: [placed] });
  });
});
