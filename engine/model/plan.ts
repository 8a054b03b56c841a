import type { Location } from './location.ts';

/**
 * What would happen to a step now.
 * `run`: it would run. `ask`: it would run once approved, in its turn or after the outcome it waits for. `skip`: it waits
 * for another step's outcome.
 * `not_connected`: its platform is not configured, so nothing is known and nothing would be done.
 * `unsupported`: this version cannot do it. `blocked`: a limit or a missing fact forbids it.
 */
export type StepVerdict = 'run' | 'ask' | 'skip' | 'not_connected' | 'unsupported' | 'blocked';

/** Whether a condition holds; what cannot be read is unknown, and unknown never acts. */
export type Tristate = 'yes' | 'no' | 'unknown';

/** What a step would send or run, exactly. */
export type Call =
  | { readonly type: 'http'; readonly method: string; readonly url: string; readonly body?: string }
  | { readonly type: 'command'; readonly argv: readonly string[]; readonly cwd?: string };

export interface PlanTarget {
  readonly platform: 'local' | 'kubernetes' | 'argocd' | 'docker' | 'channel' | 'http' | 'database' | 'flags';
  /** The target's name; absent when the alert would name it and there is none. */
  readonly name?: string;
  /** Why it is as it is: `not connected: the profile names no kubernetes backend`. */
  readonly status: string;
}

export interface PlanStep {
  /** From 1. */
  readonly index: number;
  readonly id?: string;
  readonly type: string;
  readonly verdict: StepVerdict;
  /** One sentence: why this verdict. */
  readonly why: string;
  /** `restart_failed` as written; absent when the step runs in its turn. */
  readonly condition?: string;
  readonly targets: readonly PlanTarget[];
  readonly calls: readonly Call[];
  /** What would be different after it: `replicas` 2 → 3. */
  readonly changes: readonly { readonly what: string; readonly before: string; readonly after: string }[];
  readonly approval: { readonly needed: boolean; readonly from?: string };
  /** ms */
  readonly timeout: number;
  readonly retries: number;
  /** The steps that run when this one fails or succeeds, by index. */
  readonly onFailure: readonly number[];
  readonly onSuccess: readonly number[];
  /** How it is undone, or that it cannot be. */
  readonly rollback: string;
  readonly source: Location;
}

export interface PlanCondition {
  readonly metric: string;
  /** `>`, `≥` … */
  readonly operator: string;
  /** As it is compared: `0.9 of the memory limit`. */
  readonly threshold: string;
  /** The value now, or undefined when it cannot be read. */
  readonly now?: string;
  readonly duration?: string;
  readonly holds: Tristate;
  readonly why: string;
}

export interface PlanGate {
  readonly name: string;
  readonly holds: Tristate;
  readonly why: string;
}

/** What a playbook would do now. Making it changes nothing. */
export interface Plan {
  readonly playbook: string;
  readonly description?: string;
  readonly mode: 'suggest' | 'approve' | 'auto';
  readonly source: Location;
  /** UTC, RFC 3339. */
  readonly madeAt: string;
  /** What it would do, in one sentence, and that nothing was touched. */
  readonly summary: string;
  /** Why it would not start by itself, where its mode says that it might. */
  readonly caution?: string;
  readonly trigger: {
    readonly alert?: string;
    /** Whether that alert fires now; absent where no alert is named. */
    readonly firing?: { readonly holds: Tristate; readonly why: string };
    readonly holds: Tristate;
    readonly conditions: readonly PlanCondition[];
  };
  readonly gates: readonly PlanGate[];
  readonly steps: readonly PlanStep[];
  readonly counts: Readonly<Record<StepVerdict, number>>;
  readonly rollback: { readonly enabled: boolean /** ms */; readonly window: number };
  /** Reads made to plan, by what was asked; writes are always none. */
  readonly reads: readonly string[];
}
