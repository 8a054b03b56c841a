import { resolve } from 'node:path';
import { parseDuration } from '../../schemas/duration.ts';
import { isInside } from '../../schemas/files/inside.ts';
import type { HealthConfig } from '../../schemas/generated/types.ts';
import type { Check, Expectation, ProbeSpec, RestartTarget } from '../model/check.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Location } from '../model/location.ts';
import {
  backwardsRange,
  badRegularExpression,
  badUrl,
  cwdOutsideRoot,
  execWithoutTarget,
  severalRestarts,
  tcpWithoutPort,
} from './failures.ts';

const defaultAlerts: Readonly<Record<string, string>> = { disk: 'H2', certificate: 'H3', memory: 'H8' };
const maxRedirects = 10;

/**
 * A health config that fits its schema, as a check with the defaults filled in. `root` resolves relative paths.
 * Fails on what a schema cannot see: a tcp check without a port, an exec check without a command, a URL, a regular
 * expression or a status range that means nothing, a folder outside the root, two ways to restart.
 */
export function toCheck(config: HealthConfig, source: Location, root: string): Result<Check> {
  const probe = toProbe(config, source, root);
  if (!probe.ok) return probe;
  const expect = toExpectation(config.expect, source);
  if (!expect.ok) return expect;
  const target = toRestartTarget(config, source);
  if (!target.ok) return target;
  const alert = config.alert ?? defaultAlerts[config.type];
  return success({
    workload: config.workload,
    name: config.name ?? config.type,
    enabled: config.enabled ?? false,
    interval: positiveDuration(config.interval, 30_000),
    timeout: positiveDuration(config.timeout, 5_000),
    retries: config.retries !== undefined && config.retries > 0 ? config.retries : 3,
    successThreshold: config.success_threshold ?? 1,
    probe: probe.value,
    expect: expect.value,
    restart: {
      auto: config.auto_restart ?? false,
      max: config.max_restarts ?? 0,
      delay: positiveDuration(config.restart_delay, 10_000),
      target: target.value,
    },
    ...(config.severity === undefined ? {} : { severity: config.severity }),
    ...(config.runbook === undefined ? {} : { runbook: config.runbook }),
    ...(alert === undefined ? {} : { alert }),
    dependsOn: config.depends_on ?? [],
    source,
    notYet: config.expect?.certificate_days === undefined ? [] : ['expect.certificate_days'],
  });
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

function toProbe(config: HealthConfig, source: Location, root: string): Result<ProbeSpec> {
  switch (config.type) {
    case 'http':
      return toHttpProbe(config, source);
    case 'tcp':
      if (!config.port) return failed(tcpWithoutPort(config.workload, source));
      return success({ type: 'tcp', ...hostOf(config), port: config.port });
    case 'exec': {
      if (!config.target?.trim()) return failed(execWithoutTarget(config.workload, source));
      const cwd = resolve(root, config.cwd ?? '.');
      if (!isInside(cwd, root)) return failed(cwdOutsideRoot(config.cwd ?? '.', root, source));
      return success({ type: 'exec', command: config.target, cwd, env: config.env ?? {} });
    }
    default:
      return success({ type: 'unsupported', wanted: config.type });
  }
}

function toHttpProbe(config: HealthConfig, source: Location): Result<ProbeSpec> {
  const how = {
    type: 'http' as const,
    method: config.method ?? 'GET',
    headers: config.headers ?? {},
    maxRedirects: config.redirect === 'manual' ? 0 : maxRedirects,
    readBody: config.expect?.body !== undefined || config.expect?.json !== undefined,
  };
  const target = config.target || '/healthz';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target)) {
    const url = URL.parse(target);
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return failed(badUrl(target, source));
    return success({ ...how, url: target });
  }
  const path = target.startsWith('/') ? target : `/${target}`;
  return success({ ...how, scheme: config.scheme ?? 'http', ...hostOf(config), port: config.port || 8080, path });
}

/** Brackets around an IPv6 address are a URL's, not the address's. */
function hostOf({ host }: HealthConfig): { readonly host?: string } {
  return host === undefined ? {} : { host: host.replace(/^\[(.*)\]$/, '$1') };
}

function toExpectation(expect: HealthConfig['expect'], source: Location): Result<Expectation> {
  const status = (expect?.status ?? ['200-399']).map(toRange);
  const backwards = status.find(([low, high]) => low > high);
  if (backwards) return failed(backwardsRange(backwards, source));
  const { contains, matches } = expect?.body ?? {};
  const problem = matches === undefined ? undefined : regularExpressionProblem(matches);
  if (problem !== undefined) return failed(badRegularExpression(matches ?? '', problem, source));
  const latency = expect?.latency === undefined ? undefined : parseDuration(expect.latency);
  return success({
    status,
    ...(contains === undefined ? {} : { bodyContains: contains }),
    ...(matches === undefined ? {} : { bodyMatches: matches }),
    json: expect?.json ?? [],
    ...(latency !== undefined && latency > 0 ? { latency } : {}),
  });
}

function toRange(status: number | string): readonly [number, number] {
  const [low, high] = String(status).split('-').map(Number);
  return [low ?? Number.NaN, high ?? low ?? Number.NaN];
}

function regularExpressionProblem(source: string): string | undefined {
  try {
    new RegExp(source);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function toRestartTarget({ workload, restart = {} }: HealthConfig, source: Location): Result<RestartTarget> {
  const { unit, command, container, kubernetes } = restart;
  const ways = Object.entries({ unit, command, container, kubernetes }).filter(([, value]) => value !== undefined);
  if (ways.length > 1)
    return failed(
      severalRestarts(
        workload,
        ways.map(([name]) => name),
        source,
      ),
    );
  if (command) return success({ type: 'command', command });
  if (container) return success({ type: 'container', container });
  if (kubernetes)
    return success({
      type: 'kubernetes',
      resource: kubernetes.resource,
      namespace: kubernetes.namespace ?? 'default',
    });
  return success({ type: 'unit', unit: unit ?? defaultUnit(workload) });
}
