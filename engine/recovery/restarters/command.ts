import type { RestartTarget } from '../../model/check.ts';
import type { RestartCommand } from '../restarter.ts';

/** Restarts by the command of the health config, in the root. */
export function restartByCommand(
  { command }: Extract<RestartTarget, { type: 'command' }>,
  root: string,
): RestartCommand {
  return { argv: command, cwd: root };
}
