import { backendStep, inNamespace } from '../backend.ts';
import type { ActionPlanner } from '../step.ts';

/** Puts a deployment back to an earlier revision. */
export const rollbackDeployment: ActionPlanner<'rollback_deployment'> = {
  needsApproval: true,
  plan({ deployment, namespace, revision }, facts) {
    const which = deployment === undefined ? "the deployment of the alert's pod" : `the deployment ${deployment}`;
    const to = revision === undefined ? 'the revision before' : `revision ${revision}`;
    return backendStep('kubernetes', facts, {
      would: `put ${which} back to ${to}`,
      name: inNamespace(deployment, namespace),
      changes: [
        { what: 'revision', before: 'unknown', after: revision === undefined ? 'the one before' : String(revision) },
      ],
      rollback: 'forward to the revision it came from',
      undoable: true,
    });
  },
};
