import { expect, it } from 'vitest';
import { incidentText } from '../../cli/incident-text.ts';
import type { Evidence, EvidenceData } from '../../engine/model/evidence.ts';
import { billing, detailOf } from '../support/night.ts';

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
    a91c4e2f  2026-11-21 02:54:12  Raise the pool  (jonas, 7 files)
    not committed: c, d and 7 more
`);
});

it('cites the forensic reports of the hours before', () => {
  const report = { id: '1', at: '2026-11-21T02:54:12.000Z', workload: 'api', message: 'api has ended' };
  const cited = { ...report, trigger: 'crash', path: 'reports/x.txt' } as const;
  expect(text('report', { type: 'report', reports: [cited], moreReports: 2 })).toContain(`
    2026-11-21 02:54:12  crash  api has ended  (reports/x.txt)
    and 2 more: healer reports list
`);
  expect(text('report', { type: 'report', reports: [] })).toContain('    none of the hours before\n');
});
