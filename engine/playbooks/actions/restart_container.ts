import { type ActionPlanner, blocked } from '../step.ts';

/** Restarts a Docker container of this host. */
export const restartContainer: ActionPlanner<'restart_container'> = {
  needsApproval: false,
  plan({ container }) {
    const shared = { changes: [], rollback: 'cannot be undone' };
    if (container === undefined)
      return {
        ...shared,
        would: 'restart the container the alert names',
        targets: [{ platform: 'docker', status: 'not known' }],
        calls: [],
        hindrance: blocked('it names no container, and no alert gives one; add container'),
      };
    return {
      ...shared,
      would: `restart the container ${container}`,
      targets: [{ platform: 'docker', name: container, status: 'container of this host' }],
      calls: [{ type: 'command', argv: ['docker', 'restart', container] }],
    };
  },
};
