import { expect, it } from 'vitest';
import type { HostEvidence } from '../../../engine/protocol/page.ts';
import {
  evidenceSummary,
  gauges,
  latestChange,
  pendingSources,
  sortEvidence,
} from '../../../webview/src/incidents/model-evidence.ts';
import { billing, billingEvidence, crashed, detailOf, event } from '../../support/night.ts';

it('sums up what was taken, and names what was not with its reason', () => {
  expect(evidenceSummary([...billingEvidence, ...detailOf(crashed).evidence])).toEqual({
    takenAt: '2026-11-18T10:15:00.000Z',
    took: 5012,
    collected: 7,
    total: 8,
    unavailable: ['Recent changes not available: the folder is not in a git repository'],
  });
  expect(evidenceSummary([])).toEqual({ took: 0, collected: 0, total: 0, unavailable: [] });
});

it('says once that sources need a trusted folder, and shows nothing else of them', () => {
  const [host, ...rest] = billingEvidence;
  const reason = 'The folder is not trusted in the editor, so nothing of it was executed.';
  const refused = rest.map((item) => ({ ...item, status: 'unavailable', reason }) as const);
  const evidence = host ? [host, ...refused] : [];
  expect(evidenceSummary(evidence).unavailable).toEqual(['6 sources need a trusted folder']);
  expect(sortEvidence(evidence)).toEqual([host]);
});

it('shows how it came before what failed, what was said, what changed and where it ran', () => {
  expect(sortEvidence(billingEvidence).map(({ source }) => source)).toEqual([
    'history',
    'check',
    'metrics',
    'log',
    'git',
    'incident',
    'host',
  ]);
});

it('shows the reports after what changed', () => {
  const [host, ...rest] = billingEvidence;
  if (!host) throw new Error('no evidence');
  const report = { ...host, id: 'report', source: 'report', data: { type: 'report', reports: [] } } as const;
  const sources = sortEvidence([report, host, ...rest]).map(({ source }) => source);
  expect(sources.slice(3, 6)).toEqual(['log', 'git', 'report']);
});

const gib = 1024 ** 3;
const host: HostEvidence = {
  type: 'host',
  hostname: 'shop-1',
  platform: 'linux',
  uptime: 1,
  load: [1, 1, 1],
  cpus: 4,
  memory: { total: 8 * gib, available: 4 * gib },
  disks: [],
  topProcesses: [],
};

it.each<[string, Partial<HostEvidence>, string, string, string]>([
  ['a calm load', {}, 'Load', '1.0 1.0 1.0 on 4 CPUs', 'ok'],
  ['a load above the CPUs', { load: [4.5, 1, 1] }, 'Load', '4.5 1.0 1.0 on 4 CPUs', 'risk'],
  ['a load far above them', { load: [9, 1, 1], cpus: 1 }, 'Load', '9.0 1.0 1.0 on 1 CPU', 'bad'],
  ['memory', {}, 'Memory', '50% of 8.0 GiB', 'ok'],
  ['nearly no memory', { memory: { total: 100, available: 2 } }, 'Memory', '98% of 100 B', 'bad'],
  ['swap', { swap: { total: gib, free: gib / 10 } }, 'Swap', '90% of 1.0 GiB', 'risk'],
  ['a disk', { disks: [{ mount: '/', size: 100 * gib, available: 14 * gib }] }, '/', '86% of 100 GiB', 'risk'],
])('%s', (_what, change, name, text, level) => {
  expect(gauges({ ...host, ...change }).find((gauge) => gauge.name === name)).toMatchObject({ text, level });
});

it('leaves out swap that is not there and shows the four fullest disks', () => {
  const disks = [1, 5, 3, 2, 4, 0].map((used) => ({ mount: `/${used}`, size: 10, available: 10 - used }));
  const names = gauges({ ...host, swap: { total: 0, free: 0 }, disks }).map(({ name }) => name);
  expect(names).toEqual(['Load', 'Memory', '/5', '/4', '/3', '/2']);
});

it('measures the last change before the trouble', () => {
  const git = billingEvidence.map(({ data }) => data).find((data) => data.type === 'git');
  expect(git && latestChange(git, billing.milestones.started ?? '')).toBe((12 * 60 + 2) * 1000);
  expect(git && latestChange({ ...git, commits: [] }, billing.milestones.opened)).toBeUndefined();
  expect(git && latestChange(git, '2026-11-21T02:00:00.000Z')).toBeUndefined();
});

it('names the sources that have not answered yet, until the taking has ended', () => {
  const asked = [
    { source: 'git', title: 'Recent changes' },
    { source: 'log', title: 'Logs' },
  ];
  const opened = { ...event('02:54:12', 'incident_opened', 'check', 'Opened'), data: { evidence: asked } };
  const detail = { ...detailOf(billing), timeline: [opened], evidence: billingEvidence.slice(2, 3) };
  expect(pendingSources(detail)).toEqual([asked[1]]);
  const ended = event('02:54:17', 'evidence_collected', 'evidence', 'Evidence taken');
  expect(pendingSources({ ...detail, timeline: [opened, ended] })).toEqual([]);
  expect(pendingSources(detailOf(crashed))).toEqual([]);
});
