import { backendStep, inNamespace } from '../backend.ts';
import type { ActionPlanner } from '../step.ts';

/** Has a secret read again by what uses it. */
export const refreshSecrets: ActionPlanner<'refresh_secrets'> = {
  needsApproval: false,
  plan({ secret, namespace }, facts) {
    return backendStep('kubernetes', facts, {
      would: `have ${secret === undefined ? 'the secret the alert names' : `the secret ${secret}`} read again`,
      name: inNamespace(secret, namespace),
      rollback: 'cannot be undone; the secret itself is not changed',
    });
  },
};
