import type { RestartTarget } from '../../model/check.ts';
import type { RestartCommand } from '../restarter.ts';

/** Restarts a Docker container. */
export function restartContainer({ container }: Extract<RestartTarget, { type: 'container' }>): RestartCommand {
  return { argv: ['docker', 'restart', '--', container] };
}
