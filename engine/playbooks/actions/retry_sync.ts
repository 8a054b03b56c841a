import { backendStep } from '../backend.ts';
import type { ActionPlanner } from '../step.ts';

/** Asks Argo CD to sync an application again. */
export const retrySync: ActionPlanner<'retry_sync'> = {
  needsApproval: false,
  plan({ application }, facts) {
    return backendStep('argocd', facts, {
      would: `sync ${application === undefined ? 'the application the alert names' : `the application ${application}`} again`,
      name: application,
      rollback: 'cannot be undone; what git says is applied',
    });
  },
};
