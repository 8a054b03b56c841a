import { resolve } from 'node:path';
import { parseDuration } from '../../schemas/duration.ts';
import { parseEndpoint } from '../../schemas/endpoint.ts';
import type { HealthConfig } from '../../schemas/generated/types.ts';
import { hasScheme } from '../../schemas/http-url.ts';
import { parseSize } from '../../schemas/size.ts';
import { statusRange } from '../../schemas/status-range.ts';
import {
  type Check,
  type CheckType,
  type Expectation,
  mostRedirects,
  type ProbeSpec,
  type RestartTarget,
} from '../model/check.ts';
import type { Location } from '../model/location.ts';

const defaultAlerts: Readonly<Record<string, string>> = { disk: 'H2', certificate: 'H3', memory: 'H8' };

/** What holds where a check of a type says nothing else; load and file descriptors as the node-exporter mixin has them. */
const defaultLimits: Readonly<Partial<Record<CheckType, Partial<Expectation>>>> = {
  memory: { usage: 0.9 },
  disk: { usage: 0.9 },
  host: { load: 2, fileDescriptors: 0.9 },
  zombies: { zombies: 10 },
  certificate: { certificateDays: 14 },
};

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
    expect: toExpectation(config),
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
  const { type, target = '', cwd = '.', env = {}, port = 0, expect, send, pid_file: pidFile } = config;
  switch (type) {
    case 'http':
      return toHttpProbe(config, root);
    case 'tcp':
      return {
        type,
        ...hostOf(config),
        port,
        ...(send === undefined ? {} : { send }),
        ...(expect?.answer === undefined ? {} : { answer: expect.answer }),
      };
    case 'exec':
      return { type, command: target, cwd: resolve(root, cwd), env };
    case 'process':
      return {
        type,
        ...(target === '' ? {} : { name: target }),
        ...(pidFile === undefined ? {} : { pidFile: resolve(root, pidFile) }),
        cpu: expect?.cpu !== undefined,
      };
    case 'disk':
      return { type, mount: resolve(root, target || '/') };
    case 'host':
      return { type, cpu: expect?.cpu !== undefined };
    case 'certificate':
      return toCertificateProbe(config, root);
    case 'memory':
    case 'zombies':
      return { type };
  }
}

function toCertificateProbe(
  { target = '', server_name: serverName, ca_file: caFile, expect }: HealthConfig,
  root: string,
): ProbeSpec {
  const served = parseEndpoint(target);
  return {
    type: 'certificate',
    ...(served ?? { file: resolve(root, target) }),
    ...(serverName === undefined ? {} : { serverName }),
    chain: expect?.trusted ?? served !== undefined,
    ...(caFile === undefined ? {} : { caFile: resolve(root, caFile) }),
  };
}

function toHttpProbe(config: HealthConfig, root: string): ProbeSpec {
  const how = {
    type: 'http' as const,
    method: config.method ?? 'GET',
    headers: config.headers ?? {},
    maxRedirects: config.redirect === 'manual' ? 0 : mostRedirects,
    readBody: config.expect?.body !== undefined || config.expect?.json !== undefined,
    ...(config.ca_file === undefined ? {} : { caFile: resolve(root, config.ca_file) }),
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

function toExpectation({ type, target = '', expect = {} }: HealthConfig): Expectation {
  const { contains, matches } = expect.body ?? {};
  const wanted: Optional<Expectation> = {
    bodyContains: contains,
    bodyMatches: matches,
    latency: milliseconds(expect.latency),
    certificateDays: expect.certificate_days,
    answer: expect.answer,
    exitCodes: expect.exit_code,
    output: expect.output,
    memory: expect.memory === undefined ? undefined : parseSize(expect.memory),
    cpu: expect.cpu,
    threadChange: expect.thread_change,
    restarts: expect.restarts,
    usage: expect.usage,
    inodes: expect.inodes,
    timeToFull: milliseconds(expect.time_to_full),
    load: expect.load,
    swap: expect.swap,
    fileDescriptors: expect.file_descriptors,
    zombies: expect.zombies,
    trusted: expect.trusted ?? (type === 'certificate' ? parseEndpoint(target) !== undefined : undefined),
  };
  return {
    status: (expect.status ?? ['200-399']).map(statusRange),
    json: expect.json ?? [],
    ...defaultLimits[type],
    ...Object.fromEntries(Object.entries(wanted).filter(([, limit]) => limit !== undefined)),
  };
}

type Optional<Type> = { readonly [Key in keyof Type]?: Type[Key] | undefined };

function milliseconds(duration: string | undefined): number | undefined {
  return duration === undefined ? undefined : parseDuration(duration);
}

function toRestartTarget({ workload, restart = {} }: HealthConfig): RestartTarget {
  const { unit, command, container, kubernetes } = restart;
  if (command) return { type: 'command', command };
  if (container) return { type: 'container', container };
  if (kubernetes)
    return { type: 'kubernetes', resource: kubernetes.resource, namespace: kubernetes.namespace ?? 'default' };
  return { type: 'unit', unit: unit ?? defaultUnit(workload) };
}
