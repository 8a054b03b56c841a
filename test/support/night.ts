import type {
  Event,
  Evidence,
  Incident,
  IncidentDetail,
  IncidentsView,
  Plan,
  PlanTarget,
  SimilarIncident,
} from '../../engine/protocol/page.ts';

/** The night of the pictures: worker 1.18.0 took every database connection, billing_api answers 503 since 02:53:12. */
export const nightNow = '2026-11-21T03:12:40.000Z';

const day = '2026-11-21T';
const mara = { name: 'mara', via: 'editor' } as const;

export const billing: Incident = {
  id: 'INC-20261121-025412',
  title: 'billing_api answers 503: no database connection',
  severity: 'P1',
  state: 'acknowledged',
  service: 'billing_api',
  owner: 'mara',
  description: 'Customers report that invoices can neither be paid nor read.',
  workload: 'billing_api',
  check: 'http',
  openedBy: { name: 'check', via: 'daemon' },
  milestones: {
    started: `${day}02:53:12.000Z`,
    opened: `${day}02:54:12.000Z`,
    acknowledged: `${day}02:56:05.000Z`,
  },
};

export const slowApi: Incident = {
  id: 'INC-20261120-220340',
  title: 'api: one request in 20 over 1.5 s',
  severity: 'P2',
  state: 'mitigated',
  service: 'api',
  owner: 'jonas',
  openedBy: { name: 'jonas', via: 'cli' },
  milestones: {
    opened: '2026-11-20T22:03:40.000Z',
    acknowledged: '2026-11-20T22:10:00.000Z',
    mitigated: '2026-11-20T23:00:20.000Z',
  },
};

export const fullDisk: Incident = {
  id: 'INC-20261121-023112',
  title: 'db_disk is 86% full, full in 9 h',
  severity: 'P3',
  state: 'open',
  service: 'db',
  openedBy: { name: 'check', via: 'daemon' },
  milestones: { opened: `${day}02:31:12.000Z` },
};

export const crashed: Incident = {
  id: 'INC-20261118-101500',
  title: 'worker crashed: out of memory',
  severity: 'P2',
  state: 'resolved',
  service: 'worker',
  owner: 'priya',
  openedBy: { name: 'priya', via: 'editor' },
  milestones: {
    opened: '2026-11-18T10:15:00.000Z',
    acknowledged: '2026-11-18T10:16:30.000Z',
    resolved: '2026-11-18T11:02:10.000Z',
  },
  resolution: {
    summary: 'The worker was killed for lack of memory four times in an hour; mails were late by 40 minutes.',
    root_cause: 'A report was built in memory as a whole.',
    trigger: 'The first report over 900 MB',
    fix: 'Reports over 100 MB are streamed.',
    component: 'worker',
    downtime_minutes: 40,
    lessons: 'Memory limits need a test with the largest customer.',
    action_items: [
      { what: 'Alert at 80% of the limit', owner: 'priya', due: '2026-11-28' },
      { what: 'Test with 2 GB' },
    ],
  },
};

export const certificate: Incident = {
  id: 'INC-20261115-080000',
  title: 'web certificate: 14 days left',
  severity: 'P4',
  state: 'reviewed',
  service: 'web',
  owner: 'jonas',
  openedBy: { name: 'check', via: 'daemon' },
  milestones: {
    opened: '2026-11-15T08:00:00.000Z',
    resolved: '2026-11-15T09:30:00.000Z',
    reviewed: '2026-11-16T09:00:00.000Z',
  },
};

export function event(at: string, kind: Event['kind'], who: string, message: string, incident = billing.id): Event {
  const actor = who === 'mara' ? mara : ({ name: who, via: 'daemon' } as const);
  return { id: `${at} ${kind}`, at: `${day}${at}.000Z`, kind, source: 'dev', scope: 'local', incident, actor, message };
}

export const billingTimeline: readonly Event[] = [
  event('02:53:12', 'check_fail', 'check', 'billing_api http failed: answered 503, expected 200–399'),
  event('02:54:12', 'incident_opened', 'check', 'Opened as P1: three checks in a row failed'),
  event('02:54:17', 'evidence_collected', 'check', 'Evidence of 3 sources was taken'),
  event('02:56:05', 'incident_state', 'mara', 'Acknowledged, 1m 53s after opening'),
  event('03:02:30', 'incident_joined', 'alert', 'worker is suppressed: it depends on billing_api'),
  event('02:58:47', 'restart', 'auto_restart', 'Restart 1 of 3 of billing_api held for 41 s'),
  event('03:09:02', 'playbook_planned', 'mara', 'Dry run of restore-billing: 2 steps would run, 1 asks, 2 are skipped'),
  event(
    '03:11:20',
    'incident_note',
    'mara',
    'The worker’s pool went from 10 to 40 in a91c4e2. If the restart does not hold, roll the worker back.',
  ),
];

const gib = 1024 ** 3;
const minute = 60_000;
const opened = Date.parse(`${day}02:54:12.000Z`);

/** The half hour before it was opened, a look a minute: slower from 02:45 on, failing from 02:53. */
const latencies = Array.from({ length: 30 }, (_, at) => {
  const failing = at >= 29;
  const latency = at < 20 ? 180 + (at % 5) * 12 : 240 + (at - 20) ** 2 * 18;
  return { at: opened - (29 - at) * minute, count: 2, failures: failing ? 2 : 0, ...(failing ? {} : { latency }) };
});

const history: Evidence = {
  id: 'history',
  incident: billing.id,
  source: 'history',
  title: 'Check latency',
  status: 'collected',
  takenAt: `${day}02:54:12.000Z`,
  took: 9,
  data: {
    type: 'history',
    from: `${day}02:24:12.000Z`,
    to: `${day}02:54:12.000Z`,
    step: minute,
    checks: [
      {
        workload: 'billing_api',
        check: 'port',
        points: latencies.map(({ at, count }) => ({ at, count, failures: 0, latency: 1 })),
      },
      { workload: 'billing_api', check: 'http', points: latencies },
    ],
  },
};

const metrics: Evidence = {
  id: 'metrics',
  incident: billing.id,
  source: 'metrics',
  title: 'Prometheus',
  status: 'collected',
  takenAt: `${day}02:54:12.000Z`,
  took: 140,
  data: {
    type: 'metrics',
    backend: 'http://127.0.0.1:9090',
    from: `${day}01:54:12.000Z`,
    to: `${day}02:54:12.000Z`,
    step: minute,
    series: [
      {
        title: 'Rate',
        promql: 'sum(rate(http_requests_total{job="billing_api"}[5m]))',
        unit: 'per second',
        points: Array.from({ length: 60 }, (_, at) => [opened - (59 - at) * minute, 40 + (at % 7)] as const),
      },
      {
        title: 'Errors',
        promql: 'sum(rate(http_requests_total{job="billing_api",code=~"5.."}[5m]))',
        unit: 'ratio',
        points: Array.from({ length: 60 }, (_, at) => [opened - (59 - at) * minute, at < 50 ? 0.002 : 0.4] as const),
      },
    ],
    unread: [
      { title: 'Duration', promql: 'histogram_quantile(0.95, …)', reason: 'Prometheus has no histogram of that name.' },
    ],
  },
};

const logs: Evidence = {
  id: 'log',
  incident: billing.id,
  source: 'log',
  title: 'Logs',
  status: 'collected',
  takenAt: `${day}02:54:12.000Z`,
  took: 22,
  data: {
    type: 'log',
    files: [
      {
        path: 'logs/billing_api.log',
        size: 48_112,
        modified: `${day}02:54:11.000Z`,
        lines: ['02:54:10 ERROR remaining connection slots are reserved', '02:54:11 WARN GET /healthz 503 in 12 ms'],
        patterns: [
          { text: 'remaining connection slots are reserved', level: 'ERROR', count: 214 },
          { text: 'pool: no connection in # ms', level: 'ERROR', count: 62 },
          { text: 'GET /healthz # in # ms', level: 'WARN', count: 10 },
          { text: 'reading settings', level: 'INFO', count: 1 },
        ],
      },
    ],
    unread: ['logs/worker.log: there is no such file'],
  },
};

const openBeside: Evidence = {
  id: 'incident',
  incident: billing.id,
  source: 'incident',
  title: 'Other open incidents',
  status: 'collected',
  takenAt: `${day}02:54:12.000Z`,
  took: 1,
  data: {
    type: 'incident',
    incidents: [fullDisk, slowApi].map(({ id, title, severity, state, milestones }) => {
      return { id, title, severity, state, opened: milestones.opened };
    }),
  },
};

export const billingEvidence: readonly Evidence[] = [
  {
    id: 'host',
    incident: billing.id,
    source: 'host',
    title: 'This host',
    status: 'collected',
    takenAt: `${day}02:54:12.000Z`,
    took: 310,
    data: {
      type: 'host',
      hostname: 'shop-1',
      platform: 'linux',
      uptime: 1_814_400,
      load: [3.1, 2.8, 2.0],
      cpus: 4,
      memory: { total: 16 * gib, available: 5.2 * gib },
      disks: [
        { mount: '/', size: 100 * gib, available: 41 * gib },
        { mount: '/var/lib/postgresql', size: 200 * gib, available: 28 * gib },
      ],
      topProcesses: [
        { pid: 2211, name: 'postgres', memory: 4.1 * gib },
        { pid: 4127, name: 'billing_api', memory: 1.6 * gib },
        { pid: 4340, name: 'worker', memory: 1.2 * gib },
      ],
    },
  },
  {
    id: 'check',
    incident: billing.id,
    source: 'check',
    title: 'Checks of billing_api',
    status: 'collected',
    takenAt: `${day}02:54:12.000Z`,
    took: 5_012,
    data: {
      type: 'check',
      checks: [
        {
          workload: 'billing_api',
          check: 'http',
          target: 'http://127.0.0.1:8082/healthz',
          result: 'failed',
          message: 'answered 503, expected 200–399: remaining connection slots are reserved',
          took: 12,
        },
        {
          workload: 'billing_api',
          check: 'port',
          target: '127.0.0.1:8082',
          result: 'passed',
          message: 'connected',
          took: 1,
        },
      ],
    },
  },
  {
    id: 'git',
    incident: billing.id,
    source: 'git',
    title: 'Recent changes',
    status: 'collected',
    takenAt: `${day}02:54:12.000Z`,
    took: 84,
    data: {
      type: 'git',
      branch: 'main',
      commits: [
        {
          hash: 'a91c4e2f00aa11bb22cc33dd44ee55ff66aa77bb',
          author: 'jonas',
          at: `${day}02:41:10.000Z`,
          subject: 'Raise worker pool size',
          files: ['worker/config.yaml'],
        },
        {
          hash: '5d0be1700aa11bb22cc33dd44ee55ff66aa77bb8',
          author: 'priya',
          at: '2026-11-20T16:20:00.000Z',
          subject: 'Invoices: show the tax of each line where a country asks for it',
          files: ['billing/tax.ts', 'billing/tax.test.ts', 'billing/invoice.ts'],
        },
      ],
      diff: {
        hash: 'a91c4e2f00aa11bb22cc33dd44ee55ff66aa77bb',
        lines: ['@@ -3,3 +3,3 @@ worker:', '   image: worker:1.18.0', '-  pool_size: 10', '+  pool_size: 40'],
      },
      uncommitted: ['health/billing_api.yaml'],
    },
  },
  history,
  metrics,
  logs,
  openBeside,
];

/** Past incidents like the one of the night. */
export const billingSimilar: readonly SimilarIncident[] = [
  {
    incident: {
      ...certificate,
      id: 'INC-20261009-221540',
      title: 'billing_api answers 503',
      severity: 'P2',
      service: 'billing_api',
      milestones: { opened: '2026-10-09T22:15:40.000Z' },
    },
    score: 2.4,
    reasons: ['same check billing_api/http', 'same service billing_api', 'says connection too'],
    fix: 'worker pool back to 10, then restart billing_api.',
    downtimeMinutes: 17,
  },
  {
    incident: {
      ...certificate,
      id: 'INC-20260730-081102',
      title: 'db has no connection left',
      severity: 'P1',
      milestones: { opened: '2026-07-30T08:11:02.000Z' },
    },
    score: 0.8,
    reasons: ['says connection, slots too'],
    fix: 'ended idle sessions left by a nightly report.',
    downtimeMinutes: 31,
  },
];

export function detailOf(incident: Incident): IncidentDetail {
  if (incident.id === billing.id)
    return {
      incident,
      timeline: billingTimeline,
      evidence: billingEvidence,
      missing: ['summary', 'root_cause', 'fix'],
    };
  const opened: Event = {
    ...event('00:00:00', 'incident_opened', incident.openedBy.name, `Opened as ${incident.severity}`, incident.id),
    id: `${incident.id} opened`,
    at: incident.milestones.opened,
  };
  const reason = 'the folder is not in a git repository';
  const git: Evidence = {
    id: `${incident.id} git`,
    incident: incident.id,
    source: 'git',
    title: 'Recent changes',
    status: 'unavailable',
    reason,
    takenAt: incident.milestones.opened,
    took: 8,
    data: { type: 'nothing' },
  };
  return {
    incident,
    timeline: [opened],
    evidence: [git],
    missing: incident.resolution ? ['category', 'detection', 'impact'] : [],
  };
}

const shop = '/home/mara/shop';

export const night: IncidentsView = {
  connection: { state: 'live' },
  trusted: true,
  me: 'mara',
  incidents: [certificate, fullDisk, slowApi, billing, crashed],
  counts: { open: 1, acknowledged: 1, mitigated: 1, resolved: 1, reviewed: 1, mine: 1 },
  playbooks: [
    {
      name: 'drain-idle-connections',
      description: 'Ends database sessions idle over 5 min.',
      alert: 'H7',
      source: { file: `${shop}/playbooks/drain.playbook.yaml`, line: 1 },
    },
    {
      name: 'restore-billing',
      description: 'Restarts billing_api and waits for it; rolls the worker back if that fails.',
      source: { file: `${shop}/playbooks/restore-billing.playbook.yaml`, line: 1 },
    },
  ],
};

const source = (line: number) => ({ file: `${shop}/playbooks/restore-billing.playbook.yaml`, line });

const escalated = (name: string, how: string): PlanTarget => {
  return { platform: 'channel', name, status: `${how}, with the text "billing_api does not come back."` };
};

export const nightPlan: Plan = {
  playbook: 'restore-billing',
  description: 'Restarts billing_api and waits for it; rolls the worker back if that fails.',
  mode: 'approve',
  source: source(1),
  madeAt: `${day}03:12:31.000Z`,
  summary: 'It would restart billing_api and wait until it is healthy. Nothing has been touched.',
  trigger: {
    alert: 'billing_api',
    firing: { holds: 'yes', why: 'since 02:53:12 UTC' },
    holds: 'yes',
    conditions: [
      {
        metric: 'pg_connections_used',
        operator: '>',
        threshold: '0.90',
        now: '1.00',
        duration: '5m',
        holds: 'yes',
        why: '100 of 100 for 20m',
      },
      {
        metric: 'consecutive_fails',
        operator: '≥',
        threshold: '3',
        now: '38',
        holds: 'yes',
        why: 'since 02:53:12 UTC',
      },
    ],
  },
  gates: [
    { name: 'Mode', holds: 'yes', why: 'approve: a person starts it' },
    { name: 'Protected names', holds: 'yes', why: 'db and queue are not targets' },
    { name: 'Targets', holds: 'yes', why: '1 of at most 2' },
    { name: 'Silences', holds: 'unknown', why: 'silences are not read in this version' },
  ],
  steps: [
    {
      index: 1,
      type: 'restart_workload',
      verdict: 'run',
      why: 'It runs in its turn and is approved beforehand.',
      targets: [{ platform: 'local', name: 'billing_api', status: 'a unit of this host' }],
      calls: [{ type: 'command', argv: ['systemctl', 'restart', 'volt-container@billing_api.service'] }],
      changes: [
        { what: 'main pid', before: '4127, up 14m', after: 'new, up 0s' },
        { what: 'db connections', before: '62', after: '0, then up to 10' },
      ],
      approval: { needed: false },
      timeout: 60_000,
      retries: 3,
      onFailure: [3],
      onSuccess: [],
      rollback: 'cannot be undone',
      source: source(14),
    },
    {
      index: 2,
      type: 'wait_for',
      verdict: 'run',
      why: 'It runs in its turn and only reads.',
      targets: [{ platform: 'local', name: 'billing_api', status: 'a check of this folder' }],
      calls: [{ type: 'http', method: 'GET', url: 'http://127.0.0.1:8082/healthz' }],
      changes: [],
      approval: { needed: false },
      timeout: 300_000,
      retries: 0,
      onFailure: [4],
      onSuccess: [],
      rollback: 'nothing to undo',
      source: source(15),
    },
    {
      index: 3,
      type: 'scale_up',
      verdict: 'not_connected',
      condition: 'restart_failed',
      why: 'Nothing is known of billing-api: the profile names no kubernetes backend.',
      targets: [
        {
          platform: 'kubernetes',
          name: 'billing-api',
          status: 'not connected: the profile names no kubernetes backend',
        },
      ],
      calls: [],
      changes: [],
      approval: { needed: false },
      timeout: 60_000,
      retries: 0,
      onFailure: [5],
      onSuccess: [],
      rollback: 'scaled back after 15m',
      source: source(16),
    },
    {
      index: 4,
      type: 'rollback_deployment',
      verdict: 'ask',
      condition: 'wait_failed',
      why: 'It changes what is deployed, so a person approves it first.',
      targets: [{ platform: 'local', name: 'worker', status: 'deployed by ./deploy.sh' }],
      calls: [{ type: 'command', argv: ['./deploy.sh', 'worker', '1.17.4', '--note', 'roll back'], cwd: shop }],
      changes: [
        { what: 'image', before: 'worker:1.18.0', after: 'worker:1.17.4' },
        { what: 'pool_size', before: '40', after: '10' },
      ],
      approval: { needed: true, from: 'jonas or priya' },
      timeout: 600_000,
      retries: 1,
      onFailure: [5],
      onSuccess: [],
      rollback: 'deploy 1.18.0 again',
      source: source(17),
    },
    {
      index: 5,
      type: 'alert_escalate',
      verdict: 'skip',
      condition: 'scale_failed',
      why: 'It waits for step 3 or step 4 to fail.',
      targets: [
        escalated('desktop', 'level 1, at once: a notification on this desktop'),
        escalated('oncall', 'level 2, after 10m without an acknowledgement: a Slack message'),
        escalated('oncall', 'level 3, after 30m without an acknowledgement: a Slack message'),
        escalated('pager', 'level 3, after 30m without an acknowledgement: a PagerDuty page'),
      ],
      calls: [
        { type: 'http', method: 'POST', url: '(the address in ~/.config/healer/oncall.url)' },
        { type: 'http', method: 'POST', url: '(the address in ~/.config/healer/oncall.url)' },
        { type: 'http', method: 'POST', url: 'https://events.pagerduty.com/v2/enqueue' },
      ],
      changes: [],
      approval: { needed: false },
      timeout: 60_000,
      retries: 0,
      onFailure: [],
      onSuccess: [],
      rollback: 'nothing to undo',
      source: source(18),
    },
  ],
  counts: { run: 2, ask: 1, skip: 1, not_connected: 1, unsupported: 0, blocked: 0 },
  rollback: { enabled: true, window: 900_000 },
  reads: [
    'playbooks/restore-billing.playbook.yaml',
    'profile.yaml',
    'systemctl show volt-container@billing_api.service',
  ],
};
