import type { RestartTarget } from '../../model/check.ts';
import type { RestartCommand } from '../restarter.ts';

/** Replaces the pods of a Kubernetes object one by one, in the context kubectl has. */
export function restartRollout({
  resource,
  namespace,
}: Extract<RestartTarget, { type: 'kubernetes' }>): RestartCommand {
  return { argv: ['kubectl', 'rollout', 'restart', `--namespace=${namespace}`, '--', resource] };
}
