import { formatDuration } from '../../../schemas/duration.ts';
import { backendStep } from '../backend.ts';
import type { ActionPlanner } from '../step.ts';

/** Moves everything off a node and keeps new work away. */
export const nodeDrain: ActionPlanner<'node_drain'> = {
  needsApproval: true,
  plan({ node, grace }, facts) {
    return backendStep('kubernetes', facts, {
      would: `drain ${node === undefined ? 'the node the alert names' : `the node ${node}`}, giving each pod ${formatDuration(grace)} to end`,
      name: node,
      changes: [{ what: 'new work', before: 'unknown', after: 'kept away' }],
      rollback: 'the node takes work again; pods that moved stay where they are',
      undoable: true,
    });
  },
};
