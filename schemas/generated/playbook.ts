// Generated from the schemas by `npm run generate`. Do not edit.
/**
 * One step of a playbook.
 */
export type Action =
  | RestartPod
  | ScaleUp
  | ClearPvc
  | RetrySync
  | RefreshSecrets
  | RestartProcess
  | RestartContainer
  | RestartWorkload
  | AlertEscalate
  | Notify
  | RollbackDeployment
  | NodeDrain
  | DatabaseFailover
  | FeatureFlagDisable
  | Exec
  | HttpRequest;
/**
 * A name for this action, for later conditions to refer to. Needed where two actions begin with the same word.
 */
export type Id = string;
/**
 * Run only if an earlier action failed or succeeded: its id, or the first word of its type, then `_failed` or `_succeeded`. Left out, the action runs in its turn.
 */
export type Condition1 = string;
/**
 * How long the action may take before it counts as failed.
 */
export type Timeout = string;
/**
 * How often it is tried again before it counts as failed.
 */
export type Retry = number;
/**
 * The Kubernetes namespace; left out, the profile’s.
 */
export type Namespace = string;
/**
 * The workload to act on; left out, the one the alert names.
 */
export type Workload = string;
/**
 * A channel of the profile, else the name of an escalation policy.
 */
export type Channel = string;
/**
 * What the message says; left out, the incident’s summary.
 */
export type Message = string;

/**
 * Automated steps against a known failure: what starts it, what it does in what order, and how it is undone.
 */
export interface RemediationPlaybook {
  /**
   * The version of this kind.
   */
  apiVersion: "healer.platform/v1";
  /**
   * What this document is.
   */
  kind: "RemediationPlaybook";
  metadata: Metadata;
  spec: Specification;
}
/**
 * The playbook’s name and what it is for.
 */
export interface Metadata {
  /**
   * The name it is run by: `healer playbooks run NAME`. Unique in the workspace.
   */
  name: string;
  /**
   * What it is for, in a sentence.
   */
  description?: string;
  /**
   * Free names and values to filter and group by.
   */
  labels?: {
    [k: string]: string;
  };
}
/**
 * What starts the playbook, what it does, and how it is undone.
 */
export interface Specification {
  /**
   * How much it does by itself.
   */
  mode?: "suggest" | "approve" | "auto";
  trigger?: Trigger;
  /**
   * What is done, in order.
   *
   * @minItems 1
   */
  actions: Action[];
  rollback?: Rollback;
  limits?: BlastRadius;
}
/**
 * What it is for: an alert, and conditions that must hold beside it.
 */
export interface Trigger {
  /**
   * The alert that starts it.
   */
  alert?: ("H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "H7" | "H8") | string;
  /**
   * All must hold. A value that cannot be read is unknown, and unknown never acts.
   */
  conditions?: Condition[];
}
export interface Condition {
  /**
   * The metric’s name, or a PromQL expression.
   */
  metric: string;
  /**
   * How the value is compared with the threshold.
   */
  operator?: "gt" | "ge" | "lt" | "le" | "eq" | "ne";
  /**
   * The value to compare with. For a `*_memory_usage_bytes` metric a threshold of 1 or less is a share of the memory limit.
   */
  threshold: number;
  /**
   * The metric this one is a share of.
   */
  ratio_of?: string;
  /**
   * How long it must have held.
   */
  duration?: string;
}
/**
 * Delete pods so that their controller starts new ones. Pre-approved.
 */
export interface RestartPod {
  /**
   * Delete pods so that their controller starts new ones. Pre-approved.
   */
  type: "restart_pod";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The pod’s name; left out, the pods the alert names.
   */
  pod?: string;
  /**
   * A label selector for the pods.
   */
  selector?: string;
  namespace?: Namespace;
}
/**
 * Add replicas to a deployment, and take them away again when the rollback window ends. Pre-approved.
 */
export interface ScaleUp {
  /**
   * Add replicas to a deployment, and take them away again when the rollback window ends. Pre-approved.
   */
  type: "scale_up";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The deployment; left out, the one that owns the alert’s pod.
   */
  deployment?: string;
  namespace?: Namespace;
  /**
   * With a leading + it is added to the live count (`+1`); without a sign it is the count wanted (`3`).
   */
  replicas?: number;
}
/**
 * Remove old temporary files from a persistent volume. Pre-approved.
 */
export interface ClearPvc {
  /**
   * Remove old temporary files from a persistent volume. Pre-approved.
   */
  type: "clear_pvc";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The PersistentVolumeClaim.
   */
  pvc?: string;
  namespace?: Namespace;
  /**
   * The folder inside the volume to clear.
   */
  path?: string;
  /**
   * Only files older than this are removed.
   */
  older_than?: string;
}
/**
 * Ask Argo CD to sync an application again. Pre-approved.
 */
export interface RetrySync {
  /**
   * Ask Argo CD to sync an application again. Pre-approved.
   */
  type: "retry_sync";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The Argo CD application; left out, the one the alert names.
   */
  application?: string;
}
/**
 * Have a secret read again by what uses it. Pre-approved.
 */
export interface RefreshSecrets {
  /**
   * Have a secret read again by what uses it. Pre-approved.
   */
  type: "refresh_secrets";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The Kubernetes secret.
   */
  secret?: string;
  namespace?: Namespace;
}
/**
 * Start a process again with the command it had. Pre-approved.
 */
export interface RestartProcess {
  /**
   * Start a process again with the command it had. Pre-approved.
   */
  type: "restart_process";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The process name; left out, the one the alert names.
   */
  process?: string;
}
/**
 * Restart a Docker container. Pre-approved.
 */
export interface RestartContainer {
  /**
   * Restart a Docker container. Pre-approved.
   */
  type: "restart_container";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The container’s name or id; left out, the one the alert names.
   */
  container?: string;
}
/**
 * Restart a workload as its health config says. Pre-approved.
 */
export interface RestartWorkload {
  /**
   * Restart a workload as its health config says. Pre-approved.
   */
  type: "restart_workload";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  workload?: Workload;
}
/**
 * Escalate: page a channel, or start an escalation policy. Pre-approved.
 */
export interface AlertEscalate {
  /**
   * Escalate: page a channel, or start an escalation policy. Pre-approved.
   */
  type: "alert_escalate";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  channel?: Channel;
  message?: Message;
}
/**
 * Tell a channel. Pre-approved.
 */
export interface Notify {
  /**
   * Tell a channel. Pre-approved.
   */
  type: "notify";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  channel?: Channel;
  message?: Message;
}
/**
 * Put a deployment back to an earlier revision. Needs approval.
 */
export interface RollbackDeployment {
  /**
   * Put a deployment back to an earlier revision. Needs approval.
   */
  type: "rollback_deployment";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The deployment to roll back.
   */
  deployment?: string;
  namespace?: Namespace;
  /**
   * The revision to go back to; left out, the one before.
   */
  revision?: number;
}
/**
 * Move everything off a node and keep new work away. Needs approval.
 */
export interface NodeDrain {
  /**
   * Move everything off a node and keep new work away. Needs approval.
   */
  type: "node_drain";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The node; left out, the one the alert names.
   */
  node?: string;
  /**
   * How long pods may take to end.
   */
  grace?: string;
}
/**
 * Make a replica the primary. Needs approval.
 */
export interface DatabaseFailover {
  /**
   * Make a replica the primary. Needs approval.
   */
  type: "database_failover";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The database cluster.
   */
  database?: string;
  /**
   * The replica that becomes the primary.
   */
  to?: string;
}
/**
 * Switch a feature flag off. Needs approval.
 */
export interface FeatureFlagDisable {
  /**
   * Switch a feature flag off. Needs approval.
   */
  type: "feature_flag_disable";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The feature flag.
   */
  flag: string;
}
/**
 * Run a command, without a shell. Needs approval.
 */
export interface Exec {
  /**
   * Run a command, without a shell. Needs approval.
   */
  type: "exec";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * A command as a list of its words. It is run as it stands, without a shell.
   *
   * @minItems 1
   */
  command: string[];
  /**
   * The folder it runs in, relative to the root.
   */
  cwd?: string;
  /**
   * Variables given to the command, on top of `PATH`, `HOME`, `LANG` and `USER`. Nothing else is inherited, so a check behaves the same whoever started it.
   */
  env?: {
    [k: string]: string;
  };
}
/**
 * Send an HTTP request. Needs approval.
 */
export interface HttpRequest {
  /**
   * Send an HTTP request. Needs approval.
   */
  type: "http_request";
  id?: Id;
  condition?: Condition1;
  timeout?: Timeout;
  retry?: Retry;
  /**
   * The method of the request.
   */
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /**
   * Where it is sent.
   */
  url: string;
  /**
   * Headers sent with it. Keep secrets out of them.
   */
  headers?: {
    [k: string]: string;
  };
  /**
   * What is sent.
   */
  body?: string;
}
/**
 * Whether what was done is undone when it did not help.
 */
export interface Rollback {
  /**
   * Undo the actions that can be undone, in reverse order, if the alert holds or worsens within the window.
   */
  enabled?: boolean;
  /**
   * How long after the run the alert is watched.
   */
  window?: string;
}
/**
 * How much it may touch.
 */
export interface BlastRadius {
  /**
   * The most runs in any hour.
   */
  runs_per_hour?: number;
  /**
   * The most targets one run may touch.
   */
  targets?: number;
  /**
   * Names it must never touch.
   */
  protected?: string[];
}
