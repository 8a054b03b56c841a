import { redactWords } from '../../redact.ts';
import type { ActionPlanner } from '../step.ts';
import { quoted } from '../text.ts';

/** Runs a command on this host, without a shell. */
export const exec: ActionPlanner<'exec'> = {
  needsApproval: true,
  plan({ command, cwd }) {
    const argv = redactWords(command);
    return {
      would: `run ${quoted(argv)}`,
      targets: [{ platform: 'local', name: 'this host', status: 'a command: what it touches is not known' }],
      calls: [{ type: 'command', argv, cwd }],
      changes: [],
      rollback: 'cannot be undone; Healer does not know what the command changed',
    };
  },
};
