import { expect, it } from 'vitest';
import { incidentText } from '../../cli/incident-text.ts';
import type { Evidence, EvidenceData } from '../../engine/model/evidence.ts';
import type { IncidentDetail } from '../../engine/protocol/rpc.ts';
import { billing, crashed, detailOf } from '../support/night.ts';

const gib = 1024 ** 3;

function text(source: Evidence['source'], data: EvidenceData): string {
  const { id: incident } = billing;
  const took = { takenAt: billing.milestones.opened, took: 5 };
  const evidence: Evidence = { id: source, incident, source, title: 'Source', status: 'collected', ...took, data };
  return incidentText({ ...detailOf(billing), evidence: [evidence] });
}

it('tells of a host what a person needs: load, memory, full disks, the largest processes, what was not read', () => {
  const shown = text('host', {
    type: 'host',
    hostname: 'shop-1',
    platform: 'linux',
    uptime: 60,
    load: [3.1, 2.8, 2],
    cpus: 4,
    memory: { total: 16 * gib, available: 5.2 * gib },
    disks: [
      { mount: '/', size: 100 * gib, available: 41 * gib },
      { mount: '/var', size: 200 * gib, available: 28 * gib },
    ],
    topProcesses: [
      { pid: 2211, name: 'postgres', memory: 4 * gib },
      { pid: 4127, name: 'api', memory: gib / 2 },
    ],
    unread: ['memory: no answer within 1.5s'],
  });
  expect(shown).toContain(`
    shop-1: load 3.10 2.80 2.00 on 4 CPUs, 10.8 GiB of 16.0 GiB memory in use
    /var is 86% full: 28.0 GiB of 200.0 GiB left
    most memory: postgres (2211) 4.0 GiB, api (4127) 512.0 MiB
    not read: memory: no answer within 1.5s
`);
});

it('names each check that ran, those that did not, and definitions that could not be loaded', () => {
  const shown = text('check', {
    type: 'check',
    checks: [{ workload: 'api', check: 'http', target: 'u', result: 'failed', message: 'HTTP 503', took: 1 }],
    notRun: ['worker/queue'],
    unread: ['/shop/health/db.yaml:3: unknown key'],
  });
  expect(shown).toContain(`
    failed  api/http: HTTP 503
    not run  worker/queue: the time for evidence was up
    not loaded  /shop/health/db.yaml:3: unknown key
`);
});

it('counts the files of a change and those not committed beyond the ones listed', () => {
  const commit = { hash: 'a91c4e2f00', author: 'jonas', at: billing.milestones.opened, subject: 'Raise the pool' };
  const shown = text('git', {
    type: 'git',
    branch: 'main',
    commits: [{ ...commit, files: ['a', 'b'], moreFiles: 5 }],
    uncommitted: ['c', 'd'],
    moreUncommitted: 7,
  });
  expect(shown).toContain(`
    branch main
    a91c4e2f  2026-11-21 02:54:12Z  Raise the pool  (jonas, 7 files)
    not committed: c, d and 7 more
`);
});

it('cites the forensic reports of the hours before', () => {
  const report = { id: '1', at: '2026-11-21T02:54:12.000Z', workload: 'api', message: 'api has ended' };
  const cited = { ...report, trigger: 'crash', path: 'reports/x.txt' } as const;
  expect(text('report', { type: 'report', reports: [cited], moreReports: 2 })).toContain(`
    2026-11-21 02:54:12Z  crash  api has ended  (reports/x.txt)
    and 2 more: healer reports list
`);
  expect(text('report', { type: 'report', reports: [] })).toContain('    none of the hours before\n');
});

it('tells what the checks saw before, in a line each', () => {
  const at = Date.parse('2026-11-21T02:53:00.000Z');
  const span = { from: '2026-11-20T20:54:12.000Z', to: '2026-11-21T02:54:12.000Z', step: 60_000 };
  const points = [
    { at, count: 2, failures: 0, latency: 1_234 },
    { at: at + 60_000, count: 2, failures: 2 },
  ];
  const checks = [
    { workload: 'api', check: 'http', finding: '2 of 2 failed since 02:54', points },
    { workload: 'web', check: 'tcp', points: points.slice(1) },
  ];
  expect(text('history', { type: 'history', ...span, checks, moreChecks: 1 })).toContain(`
    api/http: 2 of 2 failed since 02:54, at most 1.23 s in a minute's mean
    web/tcp: 1 minute
    and 1 check more: healer history
`);
});

it('tells of a log what it says most, the worst first, and its end', () => {
  const lines = Array.from({ length: 9 }, (_, index) => `line ${index}`);
  const patterns = [
    { text: 'GET <n>', level: 'INFO', count: 214 },
    { text: 'no connection in <n> ms', level: 'ERROR', count: 62 },
  ];
  const file = { path: 'logs/api.log', size: 1.5 * gib, modified: '2026-11-21T02:54:12.000Z', lines, patterns };
  const empty = { ...file, path: 'logs/web.log', size: 0, lines: [], patterns: [] };
  const unread = ['gone.log: there is no such file'];
  expect(text('log', { type: 'log', files: [file, empty], unread })).toContain(`
    logs/api.log (1.5 GiB, last written 2026-11-21 02:54:12Z)
      62×   ERROR  no connection in <n> ms
      214×  INFO   GET <n>
      | line 4
      | line 5
      | line 6
      | line 7
      | line 8
    logs/web.log (0 B, last written 2026-11-21 02:54:12Z)
      is empty
    not read: gone.log: there is no such file
`);
});

it('shows a small change below its commit', () => {
  const at = '2026-11-21T02:41:10.000Z';
  const commit = { author: 'jonas', at, files: ['a'] };
  const shown = text('git', {
    type: 'git',
    branch: 'main',
    commits: [
      { ...commit, hash: 'ffff', subject: 'A large one' },
      { ...commit, hash: 'a91c4e2f00', subject: 'Raise the pool' },
    ],
    diff: { hash: 'a91c4e2f00', lines: ['-pool_size: 10', '+pool_size: 40'] },
    uncommitted: [],
  });
  expect(shown).toContain(`
    ffff  2026-11-21 02:41:10Z  A large one  (jonas, 1 file)
    a91c4e2f  2026-11-21 02:41:10Z  Raise the pool  (jonas, 1 file)
      -pool_size: 10
      +pool_size: 40
`);
});

it('names the other open incidents', () => {
  const { id, title, severity } = billing;
  const other = { id, title, severity, state: 'open', opened: '2026-11-21T02:54:12.000Z' };
  const shown = text('incident', { type: 'incident', incidents: [other], moreIncidents: 4 });
  expect(shown).toContain(`
    INC-20261121-025412  P1  open  -  billing_api answers 503: no database connection
    and 4 more: healer incident list
`);
  expect(text('incident', { type: 'incident', incidents: [] })).toContain('    none\n');
});

it('tells of a metric where it ended and between what it moved, with its PromQL', () => {
  const at = Date.parse('2026-11-21T02:53:30.000Z');
  const shown = text('metrics', {
    type: 'metrics',
    backend: 'http://127.0.0.1:9090',
    from: '2026-11-21T01:54:12.000Z',
    to: '2026-11-21T02:54:12.000Z',
    step: 30_000,
    series: [
      {
        title: 'Errors',
        promql: 'errors',
        unit: 'ratio',
        points: [
          [at - 60_000, 0],
          [at - 30_000, 0.9],
          [at, 0.52],
        ],
        warnings: ['partial'],
      },
      { title: 'Requests', promql: 'rate', unit: 'per second', points: [[at, 1_234.5]] },
      { title: 'Duration (p95)', promql: 'duration', unit: 'seconds', points: [] },
    ],
    unread: [{ title: 'pool', promql: 'pool(', reason: '400 bad_data: parse error' }],
  });
  expect(shown).toContain(`
    from http://127.0.0.1:9090
    Errors: 52% at 02:53, between 0 and 90% in the hour before
      errors
      warning: partial
    Requests: 1,230/s at 02:53, all the time in the hour before
      rate
    Duration (p95): no values
      duration
    not read: pool: 400 bad_data: parse error
      pool(
`);
});

it('tells when milestones were reached, what was written as its resolution, and who is typing', () => {
  const shown = incidentText({
    ...detailOf(crashed),
    draft: { fields: {}, items: [], savedAt: '2026-11-21T03:10:00.000Z', savedBy: { name: 'jonas', via: 'editor' } },
  });
  expect(shown).toContain(`INC-20261118-101500  worker crashed: out of memory
P2 · resolved · priya · service worker

Times
  opened        2026-11-18 10:15:00Z
  acknowledged  2026-11-18 10:16:30Z  1m 30s after it was opened
  resolved      2026-11-18 11:02:10Z  47m 10s after it was opened

Resolution
  Summary: The worker was killed for lack of memory four times in an hour; mails were late by 40 minutes.
  Root cause: A report was built in memory as a whole.
`);
  expect(shown).toContain(`
  Downtime: 40 minutes
  Lessons: Memory limits need a test with the largest customer.

Action items
  1  to do  2026-11-28  priya  -  Alert at 80% of the limit
  2  to do  -           -      -  Test with 2 GB

jonas is writing its resolution: last typed 2026-11-21 03:10:00Z
`);
  expect(
    incidentText({
      ...detailOf(billing),
      incident: { ...billing, workload: 'api', check: 'http', alert: 'H4', profile: 'prod' },
    }),
  ).toContain('P1 · acknowledged · mara · service billing_api · opened by api/http · alert H4 · profile prod');
});

it('keeps the further lines of a description and of a note apart, and says through what each came', () => {
  const detail = detailOf({ ...billing, description: 'Nobody can pay.\nSince three.' });
  const [opened] = detail.timeline;
  const note = { ...opened, at: '2026-11-21T03:11:20.000Z', message: 'one\ntwo', actor: { name: 'jonas', via: 'cli' } };
  const shown = incidentText({ ...detail, timeline: [note] as IncidentDetail['timeline'] });
  expect(shown).toContain('\nNobody can pay.\n  Since three.\n');
  expect(shown).toContain('\n  2026-11-21 03:11:20Z  one\n                        two  (jonas, cli)\n');
});
