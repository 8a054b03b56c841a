import type { Location } from './location.ts';

export type PlaybookMode = 'suggest' | 'approve' | 'auto';

/** A RemediationPlaybook with its defaults filled in. Times are ms. */
export interface Playbook {
  readonly name: string;
  readonly description?: string;
  readonly mode: PlaybookMode;
  readonly trigger: {
    readonly alert?: string;
    /** All must hold. */
    readonly conditions: readonly TriggerCondition[];
  };
  /** In the order they run. */
  readonly actions: readonly Action[];
  readonly rollback: { readonly enabled: boolean; readonly window: number };
  readonly limits: PlaybookLimits;
  readonly source: Location;
}

export type Operator = 'gt' | 'ge' | 'lt' | 'le' | 'eq' | 'ne';

export interface TriggerCondition {
  readonly metric: string;
  readonly operator: Operator;
  readonly threshold: number;
  /** What the metric is compared as a share of. Absent: the value itself is compared. */
  readonly shareOf?: 'memory limit' | { readonly metric: string };
  /** How long it must have held. */
  readonly duration: number;
}

export interface PlaybookLimits {
  readonly runsPerHour: number;
  /** Distinct targets that one run may touch. */
  readonly targets: number;
  /** Names that are never touched. */
  readonly protected: readonly string[];
}

/** A replica count: `+1` adds to the live count, `3` is the count wanted. */
export type Replicas = { readonly relative: number } | { readonly absolute: number };

/** What each type of action takes beside what all take. A name left out is one the alert would give. */
export interface ActionParameters {
  restart_pod: { readonly pod?: string; readonly selector?: string; readonly namespace?: string };
  scale_up: { readonly deployment?: string; readonly namespace?: string; readonly replicas: Replicas };
  clear_pvc: { readonly pvc?: string; readonly namespace?: string; readonly path?: string; readonly olderThan: number };
  retry_sync: { readonly application?: string };
  refresh_secrets: { readonly secret?: string; readonly namespace?: string };
  restart_process: { readonly process?: string };
  restart_container: { readonly container?: string };
  restart_workload: { readonly workload?: string };
  alert_escalate: { readonly channel?: string; readonly message?: string };
  notify: { readonly channel?: string; readonly message?: string };
  rollback_deployment: { readonly deployment?: string; readonly namespace?: string; readonly revision?: number };
  node_drain: { readonly node?: string; readonly grace: number };
  database_failover: { readonly database?: string; readonly to?: string };
  feature_flag_disable: { readonly flag: string };
  exec: {
    readonly command: readonly string[];
    /** Absolute path inside the root. */
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
  };
  http_request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
}

export type ActionType = keyof ActionParameters;

export interface ActionBasics {
  readonly id?: string;
  /** `X_failed` or `X_succeeded`, as written. Absent: the action runs in its turn. */
  readonly condition?: string;
  readonly timeout: number;
  /** Tries after the first. */
  readonly retries: number;
  readonly source: Location;
}

export type ActionOf<T extends ActionType> = ActionBasics & { readonly type: T } & ActionParameters[T];

export type Action = { [T in ActionType]: ActionOf<T> }[ActionType];
