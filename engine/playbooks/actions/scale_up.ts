import { backendStep, inNamespace } from '../backend.ts';
import { type ActionPlanner, blocked } from '../step.ts';

/** Adds replicas to a deployment, and takes them away again when the rollback window ends. */
export const scaleUp: ActionPlanner<'scale_up'> = {
  needsApproval: false,
  plan({ deployment, namespace, replicas }, facts) {
    const which = deployment === undefined ? "the deployment of the alert's pod" : `the deployment ${deployment}`;
    const after = 'relative' in replicas ? `${signed(replicas.relative)} to the live count` : String(replicas.absolute);
    const draft = backendStep('kubernetes', facts, {
      would: 'relative' in replicas ? `scale ${which} by ${signed(replicas.relative)}` : `scale ${which} to ${after}`,
      name: inNamespace(deployment, namespace),
      changes: [{ what: 'replicas', before: 'unknown', after }],
      rollback: 'back to the count before when the window ends',
      undoable: true,
    });
    const adds = 'relative' in replicas ? replicas.relative > 0 : replicas.absolute > 0;
    return adds
      ? draft
      : {
          ...draft,
          hindrance: blocked(`replicas: ${after} adds nothing, and scale_up only adds; write a count such as +1`),
        };
  },
};

function signed(count: number): string {
  return count < 0 ? String(count) : `+${count}`;
}
