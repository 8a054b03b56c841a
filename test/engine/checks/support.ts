import type { ProbeContext } from '../../../engine/checks/probe.ts';
import type { ReadyHttp } from '../../../engine/checks/target.ts';
import type { Check, ExecProbe, Expectation } from '../../../engine/model/check.ts';

export const startedAt = '2026-01-02T03:04:05.000Z';

export function context(given: Partial<ProbeContext> = {}): ProbeContext {
  return { timeout: 10_000, signal: new AbortController().signal, now: () => new Date(startedAt), ...given };
}

export function http(url: string, given: Partial<ReadyHttp> = {}): ReadyHttp {
  return { type: 'http', url, method: 'GET', headers: {}, maxRedirects: 10, readBody: false, ...given };
}

export function exec(command: string, given: Partial<ExecProbe> = {}): ExecProbe {
  return { type: 'exec', command, cwd: '/', env: {}, ...given };
}

/** An enabled check named after its probe's type, with the defaults of a health config. */
export function check(given: Partial<Omit<Check, 'expect'>> & { readonly expect?: Partial<Expectation> } = {}): Check {
  const { expect, ...rest } = given;
  return {
    workload: 'web',
    name: rest.probe?.type ?? 'http',
    enabled: true,
    interval: 30_000,
    timeout: 5000,
    retries: 3,
    successThreshold: 1,
    probe: http('http://127.0.0.1:8080/healthz'),
    restart: {
      auto: false,
      max: 0,
      delay: 10_000,
      backoff: 2,
      maxDelay: 300_000,
      grace: 0,
      resetAfter: 600_000,
      target: { type: 'unit', unit: 'web.service' },
    },
    dependsOn: [],
    labels: {},
    source: { file: '/shop/health/web.health.yaml', line: 1 },
    ...rest,
    expect: { status: [[200, 399]], json: [], ...expect },
  };
}
