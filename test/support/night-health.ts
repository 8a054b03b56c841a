import type {
  CheckHealth,
  CheckPoint,
  Failure,
  HealthHistory,
  HealthOverview,
  HealthState,
  HealthView,
  WorkloadHealth,
} from '../../engine/protocol/page.ts';
import { billing, fullDisk, nightNow, slowApi } from './night.ts';

/** Health in the night of the pictures, at `nightNow`. */
const now = Date.parse(nightNow);
const minute = 60_000;
const shop = '/home/mara/shop';

/** The time `seconds` before now. */
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
const outage = '2026-11-21T02:53:12.000Z';

function check(type: CheckHealth['type'], target: string, more: Partial<CheckHealth> = {}): CheckHealth {
  return {
    check: type,
    type,
    target,
    healthy: true,
    lastCheck: ago(2),
    lastHealthy: ago(2),
    consecutiveFails: 0,
    retries: 3,
    totalChecks: 20_160,
    totalFails: 0,
    interval: 30_000,
    source: { file: `${shop}/health/shop.health.yaml`, line: 1 },
    ...more,
  };
}

function workload(name: string, one: CheckHealth, more: Partial<WorkloadHealth> = {}): WorkloadHealth {
  return {
    workload: name,
    state: 'healthy',
    since: '2026-11-14T03:12:40.000Z',
    message: one.message ?? 'answered as expected',
    checks: [one],
    dependsOn: [],
    labels: {},
    restart: { auto: true, count: 0, attempts: 0, max: 5, exhausted: false },
    stability: { score: 100, window: 7 * 24 * 60 * minute, outages: 0, crashes: 0 },
    ...more,
  };
}

const manual = { auto: false, count: 0, attempts: 0, max: 5, exhausted: false } as const;
const week = 7 * 24 * 60 * minute;

export const billingHealth = workload(
  'billing_api',
  check('http', 'http://127.0.0.1:8082/healthz', {
    healthy: false,
    lastCheck: ago(4),
    lastHealthy: '2026-11-21T02:52:42.000Z',
    consecutiveFails: 38,
    totalFails: 41,
    lastError: 'HTTP 503, expected 200–399: no database connection',
    expected: 'HTTP 200–399',
    actual: 'HTTP 503',
    latency: 12,
    limit: 1500,
    source: { file: `${shop}/health/billing_api.health.yaml`, line: 3 },
  }),
  {
    state: 'unhealthy',
    since: outage,
    message: 'HTTP 503, expected 200–399: no database connection',
    dependsOn: ['db'],
    labels: { team: 'payments' },
    severity: 'P1',
    incident: billing.id,
    report: '019aa4d0-7a1c-7000-8000-2f6c4a1e9b01',
    restart: {
      auto: true,
      count: 1,
      attempts: 1,
      max: 3,
      exhausted: false,
      last: {
        id: '1',
        workload: 'billing_api',
        target: 'unit billing_api.service',
        cause: 'auto_restart',
        number: 1,
        report: '019aa4d0-7a1c-7000-8000-2f6c4a1e9b01',
        began: '2026-11-21T02:58:47.000Z',
        ended: '2026-11-21T02:58:49.000Z',
        outcome: 'worked',
        message: 'held 41 s',
      },
      next: '2026-11-21T03:14:00.000Z',
    },
    stability: { score: 71, window: week, outages: 2, crashes: 0, mtbf: 3.4 * 24 * 60 * minute, restartSuccess: 0.5 },
  },
);

export const apiHealth = workload(
  'api',
  check('http', 'http://127.0.0.1:8080/healthz', {
    lastCheck: ago(11),
    lastHealthy: ago(71),
    consecutiveFails: 2,
    totalFails: 9,
    lastError: 'took 1.84 s, expected at most 1.5 s',
    expected: 'at most 1.5s',
    actual: '1s840ms',
    latency: 1840,
    limit: 1500,
  }),
  {
    state: 'at_risk',
    message: 'took 1.84 s, expected at most 1.5 s; one more failure makes it unhealthy',
    incident: slowApi.id,
    stability: { score: 88, window: week, outages: 1, crashes: 0 },
  },
);

export const diskHealth = workload(
  'db_disk',
  check('disk', '/var/lib/postgresql', {
    lastCheck: ago(38),
    lastHealthy: ago(41 * 60),
    consecutiveFails: 3,
    retries: 5,
    interval: 20 * minute,
    lastError: '86% used, expected at most 85%',
    expected: 'at most 85%',
    actual: '86%',
    value: { number: 0.861, unit: 'ratio' },
    limit: 0.85,
  }),
  {
    state: 'at_risk',
    message: '86% used, expected at most 85%; 2 more failures make it unhealthy',
    incident: fullDisk.id,
    restart: manual,
    stability: { score: 97, window: week, outages: 0, crashes: 0 },
  },
);

export const workerHealth = workload(
  'worker',
  check('exec', 'bin/jobs-done', {
    healthy: false,
    lastCheck: ago(9),
    lastHealthy: ago(600),
    consecutiveFails: 18,
    totalFails: 18,
    lastError: '0 jobs a second, expected more than 1',
    value: { number: 0, unit: 'jobs/s' },
  }),
  {
    state: 'suppressed',
    since: '2026-11-21T03:02:40.000Z',
    message: 'billing_api is unhealthy, and this depends on it; no alert of its own',
    dependsOn: ['billing_api'],
    suppressedBy: 'billing_api',
    labels: { team: 'payments' },
    stability: { score: 92, window: week, outages: 1, crashes: 1, mtbf: 3 * 24 * 60 * minute },
  },
);

export const webHealth = workload('web', check('http', 'https://shop.example/', { latency: 142 }));

export const reportsHealth = workload(
  'reports',
  check('exec', 'reports-check.sh', {
    healthy: false,
    lastCheck: ago(50),
    lastHealthy: ago(48 * 60),
    consecutiveFails: 7,
    totalFails: 7,
    lastError: 'exit code 1: index reports_by_day is being rebuilt',
    expected: 'exit code 0',
    actual: 'exit code 1',
    interval: 60_000,
  }),
  {
    state: 'silenced',
    since: ago(48 * 60),
    message: 'silenced until 2026-11-21T04:00:00.000Z by jonas: nightly reindex',
    restart: manual,
    stability: { score: 90, window: week, outages: 2, crashes: 0 },
    silence: {
      id: 'silence-1',
      match: { workload: 'reports' },
      reason: 'nightly reindex',
      by: { name: 'jonas', via: 'cli' },
      starts: ago(48 * 60),
      ends: '2026-11-21T04:00:00.000Z',
    },
  },
);

/** One that was unhealthy when its file was broken: it is not watched since. */
export const mailerHealth: WorkloadHealth = {
  workload: 'mailer',
  state: 'unhealthy',
  since: ago(22 * 60),
  message: `its definition cannot be used: ${shop}/health/mailer.health.yaml:3: This is not YAML: a flow sequence is not closed. When it was watched: connection refused`,
  checks: [],
  dependsOn: [],
  labels: {},
  restart: { ...manual, max: 0 },
  unusable: {
    failure: {
      code: 'definitions/yaml',
      message: 'This is not YAML: a flow sequence is not closed.',
      file: `${shop}/health/mailer.health.yaml`,
      line: 3,
    },
    checks: [
      {
        workload: 'mailer',
        check: 'tcp',
        healthy: false,
        lastCheck: ago(20 * 60),
        consecutiveFails: 9,
        seenFails: 9,
        seenDown: true,
        consecutiveSuccesses: 0,
        totalChecks: 400,
        totalFails: 9,
        lastError: 'connection refused',
      },
    ],
  },
};

/** The disk of the daemon is full. */
export const unkeptNight: Failure = {
  code: 'store/disk-full',
  message:
    'Nothing is kept and nothing is restarted: The disk that holds /home/mara/.local/state/healer/healer.db is full, so nothing was written. Free some space and try again.',
  file: '/home/mara/.local/state/healer/healer.db',
};

export const nightOverview: HealthOverview = {
  at: ago(1),
  watching: { root: shop, folders: [`${shop}/health`], since: '2026-11-14T03:00:00.000Z' },
  workloads: [
    billingHealth,
    apiHealth,
    diskHealth,
    workerHealth,
    reportsHealth,
    workload('db', check('tcp', '127.0.0.1:5432', { latency: 1.9, lastCheck: ago(6) }), {
      restart: { auto: true, count: 0, attempts: 0, max: 1, exhausted: false },
      stability: { score: 96, window: week, outages: 1, crashes: 0 },
    }),
    workload('queue', check('tcp', '127.0.0.1:5672', { latency: 0.8, lastCheck: ago(1) })),
    webHealth,
    workload(
      'web_cert',
      check('certificate', '127.0.0.1:443', {
        value: { number: 64, unit: 'days' },
        limit: 14,
        lastCheck: ago(12 * 60),
        interval: 3_600_000,
      }),
      { restart: manual },
    ),
  ],
  failures: [],
};

export const healthNight: HealthView = {
  connection: { state: 'live' },
  trusted: true,
  overview: nightOverview,
  incidents: [billing, slowApi, fullDisk],
};

/** What each workload went through: its state from a time before now on (minutes), until the next. */
const stories: Readonly<Record<string, readonly (readonly [number, HealthState, string?])[]>> = {
  billing_api: [
    [1e5, 'healthy'],
    [19.47, 'unhealthy', 'HTTP 503, expected 200–399: no database connection'],
  ],
  api: [
    [1e5, 'healthy'],
    [318, 'at_risk', 'took 1.6 s, expected at most 1.5 s'],
    [309, 'healthy'],
    [20, 'at_risk', 'took 1.84 s, expected at most 1.5 s'],
  ],
  db_disk: [
    [1e5, 'healthy'],
    [41, 'at_risk', '86% used, expected at most 85%'],
  ],
  worker: [
    [1e5, 'healthy'],
    [10, 'suppressed', 'depends on billing_api, which is unhealthy'],
  ],
  db: [
    [1e5, 'healthy'],
    [234, 'unhealthy', 'connection refused'],
    [230, 'healthy'],
  ],
  mailer: [
    [1e5, 'healthy'],
    [22, 'unhealthy', 'connection refused'],
    [20, 'unknown'],
  ],
  reports: [
    [1e5, 'healthy'],
    [48, 'silenced', 'exit code 1: index reports_by_day is being rebuilt'],
  ],
};

/** What a check measured `age` minutes before now: ms, or its value; undefined where it failed without an answer. */
const measured: Readonly<Record<string, (age: number) => number | undefined>> = {
  billing_api: (age) => (age < 19.5 ? undefined : 230 + (age < 31 ? 1.05 * (31 - age) ** 2.8 : 0)),
  api: (age) => 300 + (age < 66 ? 1540 * ((66 - age) / 66) ** 1.4 : 0),
  db_disk: (age) => 0.861 - age * 0.00025,
  worker: (age) => (age < 10 ? 0 : 42),
  web: () => 142,
  db: (age) => (age > 230 && age < 234 ? undefined : 1.9),
  queue: () => 0.8,
  web_cert: (age) => 64 + Math.ceil(age / 1440 - 0.5),
  reports: (age) => (age < 48 ? undefined : 900),
};

/** The history of the night between two times, with a point a 360th of it, the same each time it is asked for. */
export function nightHistory(workloads: readonly string[], from: string, to: string): readonly HealthHistory[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const step = (end - start) / 360;
  return workloads.map((name) => {
    const known = nightOverview.workloads.find((one) => one.workload === name);
    const story = stories[name] ?? ([[1e5, 'healthy']] as const);
    const strip = story.flatMap(([age, state, message], index) => {
      const begins = Math.max(start, now - age * minute);
      const ends = Math.min(end, now - (story[index + 1]?.[0] ?? (now - end) / minute) * minute);
      if (ends <= begins) return [];
      return [
        {
          from: new Date(begins).toISOString(),
          to: new Date(ends).toISOString(),
          state,
          ...(message ? { message } : {}),
        },
      ];
    });
    const one = known?.checks[0];
    const points = Array.from({ length: 360 }, (_, index) => pointAt(name, start + index * step, one));
    return { workload: name, strip, series: one ? [{ check: one.check, step, points }] : [] };
  });
}

function pointAt(name: string, at: number, one: CheckHealth | undefined): CheckPoint {
  const age = (now - at) / minute;
  const level = measured[name]?.(age);
  const point = { at: new Date(at).toISOString(), count: 2 };
  if (level === undefined) return { ...point, failures: 2 };
  if (one?.value !== undefined) {
    const steady = one.value.unit !== 'jobs/s' || level === 0;
    return { ...point, failures: 0, value: steady ? level : level + 3 * noise(name, at) };
  }
  const p50 = level * (1 + 0.1 * noise(name, at));
  return { ...point, failures: 0, p50, p95: p50 * (1.7 + 0.5 * Math.abs(noise(name, at + 1))), max: p50 * 3 };
}

/** −1 to 1, the same for the same name and time. */
function noise(name: string, at: number): number {
  let hash = at / 1000;
  for (const letter of name) hash = (hash * 31 + letter.charCodeAt(0)) % 2_147_483_647;
  return ((Math.sin(hash * 12.9898) * 43_758.5453) % 1) * 0.8;
}
