import type { RestartTarget } from '../../model/check.ts';
import type { RestartCommand } from '../restarter.ts';

/** Restarts a systemd unit of this host. */
export function restartUnit({ unit }: Extract<RestartTarget, { type: 'unit' }>): RestartCommand {
  return { argv: ['systemctl', 'restart', unit] };
}
