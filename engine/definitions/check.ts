import { resolve } from 'node:path';
import { parseDuration } from '../../schemas/duration.ts';
import type { HealthConfig } from '../../schemas/generated/types.ts';
import { hasScheme } from '../../schemas/http-url.ts';
import { statusRange } from '../../schemas/status-range.ts';
import type { Check, Expectation, ProbeSpec, RestartTarget } from '../model/check.ts';
import type { Location } from '../model/location.ts';

const defaultAlerts: Readonly<Record<string, string>> = { disk: 'H2', certificate: 'H3', memory: 'H8' };
const maxRedirects = 10;

/** A health config without errors, as a check with the defaults filled in. `root` resolves relative paths. */
export function toCheck(config: HealthConfig, source: Location, root: string): Check {
  const alert = config.alert ?? defaultAlerts[config.type];
  return {
    workload: config.workload,
    name: config.name ?? config.type,
    enabled: config.enabled ?? false,
    interval: positiveDuration(config.interval, 30_000),
    timeout: positiveDuration(config.timeout, 5_000),
    retries: config.retries !== undefined && config.retries > 0 ? config.retries : 3,
    successThreshold: config.success_threshold ?? 1,
    probe: toProbe(config, root),
    expect: toExpectation(config.expect),
    restart: {
      auto: config.auto_restart ?? false,
      max: config.max_restarts ?? 0,
      delay: positiveDuration(config.restart_delay, 10_000),
      backoff: config.restart?.backoff ?? 2,
      maxDelay: positiveDuration(config.restart?.max_delay, 300_000),
      grace: positiveDuration(config.restart?.grace, 0),
      resetAfter: positiveDuration(config.restart?.reset_after, 600_000),
      target: toRestartTarget(config),
    },
    ...(config.severity === undefined ? {} : { severity: config.severity }),
    ...(config.runbook === undefined ? {} : { runbook: config.runbook }),
    ...(alert === undefined ? {} : { alert }),
    dependsOn: config.depends_on ?? [],
    labels: config.labels ?? {},
    source,
    notYet: config.expect?.certificate_days === undefined ? [] : ['expect.certificate_days'],
  };
}

/** The systemd unit that restarts a workload when its health config names nothing else. */
export function defaultUnit(workload: string): string {
  return `volt-container@${workload}.service`;
}

/** ms of a duration; the default where it is left out, zero or negative. */
export function positiveDuration(text: string | undefined, byDefault: number): number {
  const ms = text === undefined ? 0 : (parseDuration(text) ?? 0);
  return ms > 0 ? ms : byDefault;
}

function toProbe(config: HealthConfig, root: string): ProbeSpec {
  const { type, target = '', cwd = '.', env = {}, port = 0 } = config;
  switch (type) {
    case 'http':
      return toHttpProbe(config);
    case 'tcp':
      return { type, ...hostOf(config), port };
    case 'exec':
      return { type, command: target, cwd: resolve(root, cwd), env };
    default:
      return { type: 'unsupported', wanted: type };
  }
}

function toHttpProbe(config: HealthConfig): ProbeSpec {
  const how = {
    type: 'http' as const,
    method: config.method ?? 'GET',
    headers: config.headers ?? {},
    maxRedirects: config.redirect === 'manual' ? 0 : maxRedirects,
    readBody: config.expect?.body !== undefined || config.expect?.json !== undefined,
  };
  const target = config.target || '/healthz';
  if (hasScheme(target)) return { ...how, url: target };
  const path = target.startsWith('/') ? target : `/${target}`;
  return { ...how, scheme: config.scheme ?? 'http', ...hostOf(config), port: config.port || 8080, path };
}

/** Brackets around an IPv6 address are a URL's, not the address's. */
function hostOf({ host }: HealthConfig): { readonly host?: string } {
  return host === undefined ? {} : { host: host.replace(/^\[(.*)\]$/, '$1') };
}

function toExpectation(expect: HealthConfig['expect']): Expectation {
  const { contains, matches } = expect?.body ?? {};
  const latency = expect?.latency === undefined ? undefined : parseDuration(expect.latency);
  return {
    status: (expect?.status ?? ['200-399']).map(statusRange),
    ...(contains === undefined ? {} : { bodyContains: contains }),
    ...(matches === undefined ? {} : { bodyMatches: matches }),
    json: expect?.json ?? [],
    ...(latency === undefined ? {} : { latency }),
  };
}

function toRestartTarget({ workload, restart = {} }: HealthConfig): RestartTarget {
  const { unit, command, container, kubernetes } = restart;
  if (command) return { type: 'command', command };
  if (container) return { type: 'container', container };
  if (kubernetes)
    return { type: 'kubernetes', resource: kubernetes.resource, namespace: kubernetes.namespace ?? 'default' };
  return { type: 'unit', unit: unit ?? defaultUnit(workload) };
}
