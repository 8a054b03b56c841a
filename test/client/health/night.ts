import type { CheckHealth, HealthOverview, HealthState, WorkloadHealth } from '../../../engine/protocol/rpc.ts';

/** When the pictures of these tests are taken. */
export const now = new Date('2026-03-07T03:12:40.000Z');

export function check(more: Partial<CheckHealth> = {}): CheckHealth {
  return {
    check: 'http',
    type: 'http',
    target: 'http://127.0.0.1:8080/healthz',
    healthy: true,
    lastCheck: '2026-03-07T03:12:35.000Z',
    consecutiveFails: 0,
    retries: 3,
    totalChecks: 100,
    totalFails: 0,
    message: 'HTTP 200',
    latency: 12,
    interval: 10_000,
    source: { file: '/shop/health/web.health.yaml', line: 1 },
    ...more,
  };
}

/** A check that fails. */
export function failing(more: Partial<CheckHealth> = {}): CheckHealth {
  return check({ healthy: false, lastError: 'HTTP 503, expected 200', consecutiveFails: 4, ...more });
}

export function workload(
  name: string,
  state: HealthState = 'healthy',
  more: Partial<WorkloadHealth> = {},
): WorkloadHealth {
  return {
    workload: name,
    state,
    message: state === 'healthy' ? 'HTTP 200' : 'HTTP 503, expected 200',
    checks: [state === 'healthy' ? check() : state === 'unknown' ? unchecked : failing()],
    dependsOn: [],
    labels: {},
    restart: { auto: false, count: 0, attempts: 0, max: 0, exhausted: false },
    ...more,
  };
}

const { lastCheck: _, latency: __, ...unchecked } = check();

/** Watched, unless told otherwise. */
export function overview(workloads: readonly WorkloadHealth[], more: Partial<HealthOverview> = {}): HealthOverview {
  return {
    at: '2026-03-07T03:12:38.000Z',
    watching: { root: '/shop', folders: ['/shop/health'], since: '2026-03-07T00:00:00.000Z' },
    workloads,
    failures: [],
    ...more,
  };
}

/** The same, of a folder that nobody watches. */
export function unwatched(workloads: readonly WorkloadHealth[]): HealthOverview {
  const { watching: ___, ...rest } = overview(workloads);
  return rest;
}
