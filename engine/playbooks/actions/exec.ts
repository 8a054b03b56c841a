import type { ActionPlanner } from '../step.ts';
import { quoted } from '../text.ts';

/** Runs a command on this host, without a shell. */
export const exec: ActionPlanner<'exec'> = {
  needsApproval: true,
  plan({ command, cwd }) {
    return {
      would: `run ${quoted(command)}`,
      targets: [{ platform: 'local', name: 'this host', status: 'a command: what it touches is not known' }],
      calls: [{ type: 'command', argv: command, cwd }],
      changes: [],
      rollback: 'cannot be undone; Healer does not know what the command changed',
    };
  },
};
