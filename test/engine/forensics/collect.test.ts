import { describe, expect, it, vi } from 'vitest';
import { runChecks } from '../../../engine/checks/run.ts';
import { type EvidenceSources, evidenceCollectors, type Subject } from '../../../engine/forensics/collect.ts';
import type { EvidenceContext } from '../../../engine/forensics/collector.ts';
import type { Check } from '../../../engine/model/check.ts';
import type { Evidence, HostEvidence, ReportEvidence } from '../../../engine/model/evidence.ts';
import { type Failure, success } from '../../../engine/model/failure.ts';
import { freePort, listenTcp } from '../../support/servers.ts';
import { temporaryFolder, value } from '../store/temporary.ts';
import { recordOf } from './happened.ts';

const noChecks: Subject = { checks: [], paths: [], failures: [] };
const host = { type: 'host', hostname: 'shop-1' } as HostEvidence;
const about = {
  incident: 'INC-20261121-025412',
  trusted: true,
  root: '/nowhere',
  service: 'api',
  at: new Date('2026-11-21T12:00:00Z'),
};

const reports: EvidenceSources['reports'] = async () => success([]);

function collect(
  source: Evidence['source'],
  subject: Subject,
  signal = new AbortController().signal,
  sources: Partial<EvidenceSources> = {},
) {
  const collectors = evidenceCollectors({
    hostContext: async () => host,
    subject: async () => subject,
    runChecks,
    reports,
    ...sources,
  });
  const collector = collectors.find((found) => found.source === source);
  if (!collector) throw new Error(`no collector for ${source}`);
  return collector.collect(about, signal);
}

function tcpCheck(workload: string, port: number): Check {
  return {
    workload,
    name: 'tcp',
    enabled: true,
    interval: 30_000,
    timeout: 5_000,
    retries: 3,
    successThreshold: 1,
    probe: { type: 'tcp', host: '127.0.0.1', port },
    expect: { status: [], json: [] },
    restart: {
      auto: false,
      max: 0,
      delay: 0,
      backoff: 2,
      maxDelay: 300_000,
      grace: 0,
      resetAfter: 600_000,
      target: { type: 'unit', unit: 'x' },
    },
    dependsOn: [],
    labels: {},
    source: { file: '/shop/health/x.yaml', line: 1 },
  };
}

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

describe('the collectors', () => {
  it('are this host, the checks, git and the reports', () => {
    const collectors = evidenceCollectors({
      hostContext: async () => host,
      subject: async () => noChecks,
      runChecks,
      reports,
    });
    expect(collectors.map((collector) => collector.source)).toEqual(['host', 'check', 'git', 'report']);
  });

  it('give this host', async () => {
    expect(value(await collect('host', noChecks))).toBe(host);
  });

  it('run the checks of the service once and tell how each went', async () => {
    const { port } = await listenTcp((socket) => socket.end());
    const closed = await freePort();
    const checks = [tcpCheck('api', port), tcpCheck('database', closed)];
    const evidence = value(await collect('check', { checks, paths: [], failures: [] }));
    expect(evidence).toMatchObject({
      type: 'check',
      checks: [
        { workload: 'api', check: 'tcp', target: `127.0.0.1:${port}`, result: 'passed' },
        { workload: 'database', check: 'tcp', target: `127.0.0.1:${closed}`, result: 'failed' },
      ],
    });
    expect(evidence).not.toHaveProperty('notRun');
  });

  it('name the checks that did not answer in time and those that did not begin, and call only the first failed', async () => {
    const silent = await listenTcp(() => {});
    const { port } = await listenTcp((socket) => socket.end());
    const timeUp = new AbortController();
    const checks = [tcpCheck('api', port), hangingCheck('slow', silent.port), tcpCheck('later', port)];
    const evidence = collect('check', { checks, paths: [], failures: [] }, timeUp.signal, {
      runChecks: (all, { signal }) => runChecks(all, { signal, concurrency: 1 }),
    });
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

  it('say that there is no check to run', async () => {
    expect(await collect('check', noChecks)).toMatchObject({
      failure: { code: 'forensics/no-checks', message: expect.stringContaining('for api') },
    });
  });

  const broken: Failure = { code: 'x/y', message: 'unknown key', file: '/shop/health/api.yaml', line: 3 };
  const placed = '/shop/health/api.yaml:3: unknown key';

  it.each<[string, Partial<Subject>, string]>([
    ['a definition that could not be loaded', { failures: [broken] }, `A definition could not be loaded: ${placed}`],
    ['several of them', { failures: [broken, broken] }, `2 definitions could not be loaded, the first: ${placed}`],
    ['a name that nothing has', { unknown: 'No such service.' }, 'No such service.'],
  ])('say why there is no check: %s', async (_, subject, message) => {
    const evidence = await collect('check', { ...noChecks, ...subject });
    expect(evidence).toMatchObject({ failure: { message } });
  });

  it('tell of definitions that could not be loaded beside the checks that could', async () => {
    const checks = [tcpCheck('api', await freePort())];
    const evidence = value(await collect('check', { checks, paths: [], failures: [broken] }));
    expect(evidence).toMatchObject({ checks: [{ workload: 'api' }], unread: [placed] });
  });

  it.each(['check', 'git'] as const)('execute nothing of a folder that is not trusted: %s', async (source) => {
    let asked = false;
    const subject = async () => {
      asked = true;
      return noChecks;
    };
    const collectors = evidenceCollectors({ hostContext: async () => host, subject, runChecks, reports });
    const collector = collectors.find((found) => found.source === source);
    const result = await collector?.collect({ ...about, trusted: false }, new AbortController().signal);
    expect(result).toMatchObject({ failure: { code: 'forensics/not-trusted' } });
    expect(asked).toBe(false);
  });

  it('ask git for the root', async () => {
    const root = temporaryFolder();
    const [, , git] = evidenceCollectors({
      hostContext: async () => host,
      subject: async () => noChecks,
      runChecks,
      reports,
    });
    const result = await git?.collect(
      { root, trusted: true, at: about.at, incident: about.incident },
      new AbortController().signal,
    );
    expect(result).toMatchObject({ failure: { code: 'forensics/not-a-repository', file: root } });
  });
});

describe('the reports of an incident', () => {
  const workloads = ['api', 'web', undefined, ...Array.from({ length: 25 }, () => 'api')];
  const kept = workloads.map((workload, index) => {
    const { workload: _, ...rest } = recordOf({ id: `${index}` });
    return { ...rest, ...(workload !== undefined && { workload }) };
  });
  const subject: Subject = { ...noChecks, checks: [tcpCheck('web', 1)] };
  const asked: { since: string }[] = [];
  const sources: Partial<EvidenceSources> = {
    subject: async () => subject,
    reports: async (query) => {
      asked.push(query);
      return success(kept);
    },
  };
  const cite = async (context: Partial<EvidenceContext>) => {
    const { service: _, ...all } = about;
    const collectors = evidenceCollectors({
      hostContext: async () => host,
      subject: async () => noChecks,
      runChecks,
      reports,
      ...sources,
    });
    const collector = collectors.find(({ source }) => source === 'report');
    if (!collector) throw new Error('no collector');
    return value(await collector.collect({ ...all, ...context }, new AbortController().signal)) as ReportEvidence;
  };

  it('are those of its workloads in the six hours before, the last twenty by path, time and message', async () => {
    const cited = await cite({ service: 'api' });
    expect(asked.at(-1)).toEqual({ since: '2026-11-21T06:00:00.000Z' });
    const { id, at, workload, trigger, message, path } = recordOf({ id: '0' });
    expect(cited.reports[0]).toEqual({ id, at, workload, trigger, message, path });
    expect(cited.reports[1]?.workload).toBe('web');
    expect([cited.reports.length, cited.moreReports]).toEqual([20, 7]);
  });

  it.each<[string, Partial<EvidenceContext>, number]>([
    ['without a service are all there are', {}, 28],
    ['of a service of other workloads are theirs', { service: 'shop' }, 1],
    ['of a folder that is not trusted are those of the service by its name', { service: 'shop', trusted: false }, 0],
  ])('%s', async (_, context, count) => {
    const { reports: cited, moreReports = 0 } = await cite(context);
    expect(cited.length + moreReports).toBe(count);
  });
});
