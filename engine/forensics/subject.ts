import { loadDefinitions } from '../definitions/load.ts';
import { type Result, success } from '../model/failure.ts';
import type { Subject } from './collect.ts';

/**
 * What a service is made of, as the profile in force says: the enabled checks of its workloads and the paths of its
 * source. A service the profile does not name is taken for the workload of that name; without one, it is everything.
 */
export async function subjectOf(root: string, service: string | undefined): Promise<Result<Subject>> {
  const { checks, profile } = await loadDefinitions({ root });
  const enabled = checks.filter((check) => check.enabled);
  if (service === undefined) return success({ checks: enabled, paths: [] });
  const known = profile?.value.services?.[service];
  const workloads = known?.workloads ?? [service];
  return success({ checks: enabled.filter(({ workload }) => workloads.includes(workload)), paths: known?.paths ?? [] });
}
