import { didYouMean, nearest } from '../../schemas/suggest.ts';
import type { Definitions } from '../definitions/load.ts';
import type { Subject } from './collect.ts';

/** What is defined at a root, as far as it says what a service is made of. */
export type Known = Pick<Definitions, 'checks' | 'profile' | 'failures'>;

/**
 * What a service is made of, as the profile in force says: its workloads and their enabled checks, the paths of its
 * source, its logs and metrics. A service the profile does not name is taken for the workload of that name; without one,
 * it is everything.
 */
export function subjectOf({ checks, profile, failures }: Known, service: string | undefined): Subject {
  const { services = {}, backends } = profile?.value ?? {};
  const enabled = checks.filter((check) => check.enabled);
  const common = { failures, ...(backends?.prometheus && { prometheus: backends.prometheus }) };
  if (service === undefined) {
    const logs = Object.values(services).flatMap((one) => one.logs ?? []);
    const workloads = [...new Set(checks.map(({ workload }) => workload))];
    return { ...common, checks: enabled, workloads, paths: [], logs, metrics: {} };
  }
  const known = Object.hasOwn(services, service) ? services[service] : undefined;
  const workloads = known?.workloads ?? [service];
  const names = new Set([...Object.keys(services), ...checks.map(({ workload }) => workload)]);
  return {
    ...common,
    checks: enabled.filter(({ workload }) => workloads.includes(workload)),
    workloads,
    paths: known?.paths ?? [],
    logs: known?.logs ?? [],
    metrics: known?.metrics ?? {},
    ...(!names.has(service) && {
      unknown: `No service of the profile and no workload is called "${service}".${didYouMean(nearest(service, names))}`,
    }),
  };
}

/** What incidents need to know of the profile in force at a root. */
export interface ProfileInForce {
  readonly name: string;
  /** The workloads of a service: its own name where the profile does not know it. */
  readonly workloadsOf: (service: string) => readonly string[];
}

export function profileOf({ profile }: Pick<Definitions, 'profile'>): ProfileInForce | undefined {
  if (!profile) return undefined;
  const { metadata, services = {} } = profile.value;
  return { name: metadata.name, workloadsOf: (service) => services[service]?.workloads ?? [service] };
}
