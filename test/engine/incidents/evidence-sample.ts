import type { Evidence, EvidenceData } from '../../../engine/model/evidence.ts';
import { whole } from './sample.ts';

const { id: incident } = whole.incident;
const opened = Date.parse(whole.incident.milestones.opened);
const minutes = [...Array(30).keys()].map((minute) => opened - (30 - minute) * 60_000);
const window = { from: '2026-11-21T02:24:12.000Z', to: '2026-11-21T02:54:12.000Z', step: 60_000 };

const rest: Readonly<Record<string, EvidenceData>> = {
  'Check history': {
    type: 'history',
    ...window,
    checks: [
      {
        workload: 'billing_api',
        check: 'http',
        finding: '4 of 60 failed since 02:52',
        points: minutes.map((at, minute) =>
          minute < 28 ? { at, count: 2, failures: 0, latency: 40 + minute } : { at, count: 2, failures: 2 },
        ),
      },
    ],
  },
  Changes: {
    type: 'git',
    branch: 'main',
    commits: [
      {
        hash: 'a91c4e2f00000000000000000000000000000000',
        author: 'Jonas Berg',
        at: '2026-11-21T02:41:10.000Z',
        subject: 'Raise the pool',
        files: ['worker/pool.ts'],
      },
    ],
    diff: { hash: 'a91c4e2f00000000000000000000000000000000', lines: ['-  max: 10', '+  max: 40'] },
    uncommitted: ['worker/pool.test.ts'],
    moreUncommitted: 3,
  },
  Logs: {
    type: 'log',
    files: [
      {
        path: 'logs/billing_api.log',
        size: 52_400,
        modified: '2026-11-21T02:54:11.000Z',
        lines: ['02:54:10 ERROR no connection in 5000 ms', '02:54:11 ERROR no connection in 5001 ms'],
        patterns: [{ text: 'no connection in # ms', level: 'ERROR', count: 214 }],
      },
    ],
    unread: ['logs/audit.log: permission denied'],
  },
  'Other open incidents': {
    type: 'incident',
    incidents: [
      {
        id: 'INC-20261121-025001',
        title: 'db has no free connection',
        severity: 'P2',
        state: 'open',
        service: 'db',
        opened: '2026-11-21T02:50:01.000Z',
      },
    ],
  },
  Prometheus: {
    type: 'metrics',
    backend: 'http://127.0.0.1:9090',
    ...window,
    series: [
      {
        title: 'Rate',
        promql: 'sum(rate(http_requests_total{service="billing_api"}[5m]))',
        unit: 'per second',
        points: minutes.map((at, minute) => [at, 12 - minute / 10] as const),
      },
    ],
    unread: [{ title: 'Duration', promql: 'histogram_quantile(0.95, …)', reason: 'no answer within 3s' }],
  },
};

/** Evidence of every type that `whole` does not have, and of a source that failed. */
export const moreEvidence: readonly Evidence[] = [
  ...Object.entries(rest).map(
    ([title, data]): Evidence => ({
      id: title,
      incident,
      source: data.type as Evidence['source'],
      title,
      status: 'collected',
      takenAt: '2026-11-21T02:54:12.100Z',
      took: 12,
      data,
    }),
  ),
  {
    id: 'gone',
    incident,
    source: 'git',
    title: 'Recent changes',
    status: 'unavailable',
    reason: '/shop is not in a git repository.',
    takenAt: '2026-11-21T02:54:12.100Z',
    took: 4,
    data: { type: 'nothing' },
  },
];
