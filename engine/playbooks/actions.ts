import type { Action, ActionType } from '../model/playbook.ts';
import { alertEscalate } from './actions/alert_escalate.ts';
import { clearPvc } from './actions/clear_pvc.ts';
import { databaseFailover } from './actions/database_failover.ts';
import { exec } from './actions/exec.ts';
import { featureFlagDisable } from './actions/feature_flag_disable.ts';
import { httpRequest } from './actions/http_request.ts';
import { nodeDrain } from './actions/node_drain.ts';
import { notify } from './actions/notify.ts';
import { refreshSecrets } from './actions/refresh_secrets.ts';
import { restartContainer } from './actions/restart_container.ts';
import { restartPod } from './actions/restart_pod.ts';
import { restartProcess } from './actions/restart_process.ts';
import { restartWorkload } from './actions/restart_workload.ts';
import { retrySync } from './actions/retry_sync.ts';
import { rollbackDeployment } from './actions/rollback_deployment.ts';
import { scaleUp } from './actions/scale_up.ts';
import type { PlanFacts } from './facts.ts';
import type { ActionPlanner, StepDraft } from './step.ts';

/** Every type of action, and how it is planned. */
export const planners: { readonly [T in ActionType]: ActionPlanner<T> } = {
  restart_pod: restartPod,
  scale_up: scaleUp,
  clear_pvc: clearPvc,
  retry_sync: retrySync,
  refresh_secrets: refreshSecrets,
  restart_process: restartProcess,
  restart_container: restartContainer,
  restart_workload: restartWorkload,
  alert_escalate: alertEscalate,
  notify,
  rollback_deployment: rollbackDeployment,
  node_drain: nodeDrain,
  database_failover: databaseFailover,
  feature_flag_disable: featureFlagDisable,
  exec,
  http_request: httpRequest,
};

/** What one action would do by itself. */
export function draftAction(action: Action, facts: PlanFacts): StepDraft {
  // The table pairs each type with its own planner, which an index by a union cannot tell the compiler.
  const planner = planners[action.type] as ActionPlanner<ActionType>;
  return planner.plan(action, facts);
}
