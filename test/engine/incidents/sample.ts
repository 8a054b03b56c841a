import type { PostmortemRecord } from '../../../engine/incidents/postmortem.ts';
import type { Event, EventKind } from '../../../engine/model/event.ts';
import type { Evidence } from '../../../engine/model/evidence.ts';
import type { Incident, Resolution } from '../../../engine/model/incident.ts';

const id = 'INC-20261121-025412';

function event(at: string, kind: EventKind, message: string): Event {
  const who = kind === 'evidence_collected' ? 'evidence' : 'mara';
  return {
    id: `${at} ${kind}`,
    at: `2026-11-21T${at}.000Z`,
    kind,
    source: 'shop-1',
    scope: 'local',
    incident: id,
    actor: { name: who, via: 'editor' },
    message,
  };
}

const resolution: Required<Resolution> = {
  summary: 'billing_api answered 503 for 16 minutes.\nNo order could be paid.',
  root_cause: 'The database allows 100 connections, and nothing kept the sum of all pools below that.',
  trigger: 'A deploy raised the worker pool from 10 to 40.',
  fix: 'The worker was rolled back, then billing_api was restarted.',
  category: 'dependency',
  component: 'postgres_db',
  detection: 'The check billing_api failed three times in a row.',
  impact: 'All payments failed:\n\n- 412 orders were given up\n- 3 customers wrote to support',
  downtime_minutes: 16,
  toil_minutes: 45.5,
  toil_category: 'database_triage',
  went_well: 'The dry run showed the rollback before anybody did it.',
  could_be_better: 'The pool size is nowhere near the limit it must respect.',
  lessons: 'A limit that is shared needs one owner.',
  action_items: [
    { what: 'Put a proxy in front of the database', owner: 'jonas', due: '2026-12-05' },
    { what: 'Alert at 80% of the connections | any pool' },
  ],
};

const incident: Incident = {
  id,
  title: 'billing_api answers 503: no database connection',
  severity: 'P1',
  state: 'resolved',
  service: 'billing_api',
  description: 'Customers cannot pay.',
  owner: 'mara',
  openedBy: { name: 'mara', via: 'editor' },
  milestones: {
    started: '2026-11-21T02:53:12.000Z',
    detected: '2026-11-21T02:54:10.000Z',
    opened: '2026-11-21T02:54:12.000Z',
    acknowledged: '2026-11-21T02:56:05.000Z',
    mitigated: '2026-11-21T03:09:12.000Z',
    resolved: '2026-11-21T04:30:00.400Z',
  },
  resolution,
};

const evidence: readonly Evidence[] = [
  {
    id: 'e1',
    incident: id,
    source: 'host',
    title: 'This host',
    status: 'collected',
    takenAt: '2026-11-21T02:54:12.100Z',
    took: 20,
    data: {
      type: 'host',
      hostname: 'shop-1',
      platform: 'Linux 6.1 x64',
      uptime: 86_400,
      load: [3.2, 2.1, 1],
      cpus: 4,
      memory: { total: 8_589_934_592, available: 1_288_490_188 },
      disks: [{ mount: '/var/lib/my_data', size: 107_374_182_400, available: 900 }],
      topProcesses: [{ pid: 1, name: 'postgres', memory: 1_000_000 }],
      unread: ['processes: no answer within 1.5s'],
    },
  },
  {
    id: 'e2',
    incident: id,
    source: 'check',
    title: 'Health checks, run once',
    status: 'collected',
    takenAt: '2026-11-21T02:54:12.100Z',
    took: 300,
    data: {
      type: 'check',
      checks: [
        {
          workload: 'billing_api',
          check: 'http',
          target: 'u',
          result: 'failed',
          message: '503, not 200–399',
          took: 12,
        },
        { workload: 'db', check: 'tcp', target: 'u', result: 'passed', message: 'connected', took: 1 },
      ],
      notRun: ['mail/queue'],
      unread: ['/shop/health/db.yaml:3: unknown key'],
    },
  },
  {
    id: 'e3',
    incident: id,
    source: 'git',
    title: 'Recent changes',
    status: 'collected',
    takenAt: '2026-11-21T02:54:12.100Z',
    took: 40,
    data: {
      type: 'git',
      branch: 'main',
      commits: [
        {
          hash: 'a91c4e2f00000000000000000000000000000000',
          author: 'Jonas Berg',
          at: '2026-11-21T02:41:10.000Z',
          subject: 'Raise *worker* pool size',
          files: ['worker/pool.ts'],
          moreFiles: 2,
        },
      ],
      uncommitted: [],
    },
  },
  {
    id: 'e4',
    incident: id,
    source: 'report',
    title: 'Forensic reports',
    status: 'collected',
    takenAt: '2026-11-21T02:54:12.100Z',
    took: 2,
    data: {
      type: 'report',
      reports: [
        {
          id: '019e1a2b-0000-7000-8000-000000000001',
          at: '2026-11-21T02:53:12.000Z',
          workload: 'billing_api',
          trigger: 'unhealthy',
          message: 'billing_api answered 503',
          path: 'reports/20261121T025312000Z-billing_api-billing-api-answered-503.txt',
        },
      ],
    },
  },
];

/** An incident about which everything is known that people write. */
export const whole: PostmortemRecord = {
  incident,
  timeline: [
    event('02:54:12', 'incident_opened', 'Opened as P1: billing_api answers 503: no database connection'),
    event('02:54:13', 'evidence_collected', 'Evidence taken: host, check, git'),
    event('02:56:05', 'incident_state', 'Acknowledged'),
    event('03:09:12', 'incident_state', 'Mitigated'),
    event(
      '03:11:20',
      'incident_note',
      'The pool went from 10 to 40 in a91c4e2.\nIf the restart does not hold, roll it back.',
    ),
    event('04:30:00', 'incident_resolution', 'Resolved: billing_api answered 503 for 16 minutes.'),
    event('04:31:00', 'postmortem_written', 'Postmortem written'),
  ],
  evidence,
  missing: [],
  watched: [],
  similar: [],
};

/** An incident that was opened a moment ago. */
export const bare: PostmortemRecord = {
  incident: {
    id,
    title: 'something is slow',
    severity: 'P3',
    state: 'open',
    openedBy: { name: 'mara', via: 'cli' },
    milestones: { opened: '2026-11-21T02:54:12.000Z' },
  },
  timeline: [event('02:54:12', 'incident_opened', 'Opened as P3: something is slow')],
  evidence: [
    {
      id: 'e1',
      incident: id,
      source: 'git',
      title: 'Recent changes',
      status: 'unavailable',
      reason: '/shop is not in a git repository.',
      takenAt: '2026-11-21T02:54:12.100Z',
      took: 4,
      data: { type: 'nothing' },
    },
  ],
  missing: Object.keys(resolution) as (keyof Resolution)[],
  watched: [],
  similar: [],
};

function state(at: string, to: 'acknowledged' | 'mitigated' | 'reviewed'): Event {
  return { ...event(at, 'incident_state', `${to.charAt(0).toUpperCase()}${to.slice(1)}`), data: { to } };
}

function seen(at: string, kind: EventKind, message: string, more: Partial<Event> = {}): Event {
  const { incident: _, ...told } = event(at, kind, message);
  return { ...told, workload: 'billing_api', actor: { name: 'check', via: 'daemon' }, ...more };
}

const http = { check: 'http' };

const minute = (n: number) => Date.parse('2026-11-21T02:44:00.000Z') + n * 60_000;

/** What the check saw in the minutes before and after. */
const history: Evidence = {
  id: 'e5',
  incident: id,
  source: 'history',
  title: 'What the checks saw before',
  status: 'collected',
  takenAt: '2026-11-21T02:54:12.100Z',
  took: 3,
  data: {
    type: 'history',
    from: '2026-11-21T02:44:00.000Z',
    to: '2026-11-21T02:55:00.000Z',
    step: 60_000,
    checks: [
      {
        workload: 'billing_api',
        check: 'http',
        finding: '3 of 20 failed since 02:53',
        points: Array.from({ length: 11 }, (_, n) =>
          n < 9 ? { at: minute(n), count: 2, failures: 0, latency: 20 + n } : { at: minute(n), count: 2, failures: 2 },
        ),
      },
    ],
  },
};

/** The same incident as a watch opened it, with all that happened: joined, restarted, reopened, corrected, passed on. */
export const rich: PostmortemRecord = {
  incident: {
    ...incident,
    state: 'reviewed',
    workload: 'billing_api',
    check: 'http',
    alert: 'H4',
    milestones: { ...incident.milestones, mitigated: '2026-11-21T03:09:12.000Z', reviewed: '2026-11-22T09:00:00.000Z' },
    resolution: {
      ...resolution,
      action_items: [
        { what: 'Put a proxy in front of the database', owner: 'jonas', due: '2026-12-05', ticket: 'OPS-412' },
        { what: 'Alert at 80% of the connections | any pool', done: '2026-11-21T09:30:00.000Z' },
      ],
    },
  },
  timeline: [
    event('02:54:12', 'incident_opened', 'Opened as P1: billing_api answers 503: no database connection'),
    event('02:54:13', 'evidence_collected', 'Evidence taken: host, check, git'),
    {
      ...event('02:55:30', 'incident_joined', 'checkout is suppressed: 502 (depends on billing_api)'),
      workload: 'checkout',
    },
    state('02:56:05', 'acknowledged'),
    {
      ...event('02:56:20', 'incident_note', 'Restarted (attempt 1, billing_api.service): it failed'),
      actor: { name: 'check', via: 'daemon' },
    },
    {
      ...event('02:57:00', 'incident_changed', 'Assigned to mara'),
      data: { field: 'owner', from: 'jonas', to: 'mara' },
    },
    { ...event('02:58:00', 'incident_changed', 'Severity P2 → P1'), data: { field: 'severity', from: 'P2', to: 'P1' } },
    state('03:04:00', 'mitigated'),
    { ...event('03:05:00', 'incident_resolution', 'Resolved: too early'), data: { from: 'mitigated', to: 'resolved' } },
    {
      ...event('03:06:00', 'incident_state', 'Reopened: It came back within a minute.'),
      data: { from: 'resolved', to: 'acknowledged' },
    },
    state('03:11:00', 'mitigated'),
    event(
      '03:11:20',
      'incident_note',
      'The pool went from 10 to 40 in a91c4e2.\n\nIf the restart does not hold:\n- roll it back\n- say so here',
    ),
    {
      ...event('04:30:00', 'incident_resolution', 'Resolved: billing_api answered 503 for 16 minutes.'),
      data: { from: 'mitigated', to: 'resolved' },
    },
    { ...event('04:30:30', 'incident_resolution', 'Resolution amended'), data: { from: 'resolved', to: 'resolved' } },
    {
      ...event('04:31:00', 'incident_changed', 'Times corrected: mitigated 2026-11-21T03:09:12.000Z'),
      data: {
        field: 'milestones',
        changes: [
          { milestone: 'started', from: null, to: '2026-11-21T02:53:12.000Z' },
          { milestone: 'mitigated', from: '2026-11-21T03:11:00.000Z', to: '2026-11-21T03:09:12.000Z' },
        ],
      },
    },
    event('04:31:00', 'postmortem_written', 'Postmortem written'),
    { ...event('09:30:00', 'action_item', 'Action item done: Alert at 80%'), data: { item: 2, done: true } },
    { ...state('09:00:00', 'reviewed'), at: '2026-11-22T09:00:00.000Z' },
  ],
  evidence: [history, ...evidence],
  missing: [],
  watched: [
    seen('02:53:12', 'check_fail', '503, not 200–399', { ...http, data: { count: 1 } }),
    seen('02:53:42', 'check_fail', '503, not 200–399', { ...http, data: { count: 1 } }),
    seen('02:54:10', 'check_fail', '503, not 200–399', { ...http, data: { count: 1 } }),
    seen('02:54:10', 'unhealthy', 'health check failed 3 times: 503, not 200–399', http),
    seen('02:55:10', 'check_fail', '503, not 200–399', { ...http, data: { count: 2 } }),
    seen('02:56:10', 'restart', 'auto-restarting (attempt 1): billing_api.service', http),
    seen('02:56:20', 'restart_failed', 'exit code 1', http),
    seen('02:56:40', 'check_fail', 'no answer within 5s', { ...http, data: { count: 1 } }),
    seen('03:08:40', 'check_fail', '503, not 200–399', { ...http, data: { count: 24 } }),
    seen('03:09:12', 'healthy', 'health check recovered'),
  ],
  similar: [
    {
      incident: {
        id: 'INC-20260730-101500',
        title: 'billing_api cannot reach its database',
        severity: 'P2',
        state: 'reviewed',
        service: 'billing_api',
        openedBy: { name: 'jonas', via: 'cli' },
        milestones: { opened: '2026-07-30T10:15:00.000Z' },
      },
      score: 2.1,
      reasons: ['same check billing_api/http', 'says database, connection too'],
      fix: 'The pool was made smaller.',
    },
  ],
};

/** Texts that mean something to Markdown, HTML, SQL or a terminal. */
export const hostile: readonly string[] = [
  '# heading\n## another\n\n---\n===\n***',
  '| a | b |\n|---|---|\n| c | d |',
  '```\ncode\n~~~\n    indented',
  '<script>alert(1)</script> <!-- comment',
  '[link](javascript:alert(1)) ![image](http://x/y.png) https://x/',
  '1. one\n2) two\n- dash\n+ plus\n* star\n> quote',
  '\\| back\\slashes \\` &lt; &#35; &amp;',
  `'; DROP TABLE incidents; --`,
  'naïve 日本語 🧯 \u001b[31mred\u001b[0m \u0000 \u2028 \u0085',
  '_emphasis_ __strong__ snake_case ~~gone~~ `tick`',
];
