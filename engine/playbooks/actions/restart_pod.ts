import { backendStep, inNamespace } from '../backend.ts';
import type { ActionPlanner } from '../step.ts';

/** Deletes pods so that their controller starts new ones. */
export const restartPod: ActionPlanner<'restart_pod'> = {
  needsApproval: false,
  plan({ pod, selector, namespace }, facts) {
    const chosen =
      pod !== undefined ? `the pod ${pod}` : selector !== undefined ? `the pods with ${selector}` : undefined;
    return backendStep('kubernetes', facts, {
      would: `restart ${chosen ?? 'the pods the alert names'}`,
      name: inNamespace(pod ?? selector, namespace),
      rollback: 'cannot be undone; the controller starts a new pod',
    });
  },
};
