import type { Call, PlanStep, PlanTarget } from '../model/plan.ts';
import type { ActionOf, ActionType } from '../model/playbook.ts';
import type { PlanFacts } from './facts.ts';

/** Why a step cannot be done now. */
export interface Hindrance {
  readonly verdict: 'not_connected' | 'unsupported' | 'blocked';
  /** One sentence, without its full stop: what is missing and what to add. */
  readonly why: string;
}

/** What an action would do by itself, before the playbook's conditions and limits are looked at. */
export interface StepDraft {
  /** What it would do, to follow "it would": `restart api`. */
  readonly would: string;
  readonly targets: readonly PlanTarget[];
  /** Set where it only asks: its targets are not touched, and no limit counts them. */
  readonly readOnly?: true;
  /** Other names its targets go by (a unit, a container): protected names count for them too. */
  readonly aliases?: readonly string[];
  readonly calls: readonly Call[];
  readonly changes: PlanStep['changes'];
  /** How it is undone, or that it cannot be. */
  readonly rollback: string;
  /** Set where the rollback can undo it by itself. */
  readonly undoable?: true;
  readonly hindrance?: Hindrance;
}

/** How one type of action is planned. */
export interface ActionPlanner<T extends ActionType> {
  /** Whether a person must approve it in every mode; otherwise it is pre-approved. */
  readonly needsApproval: boolean;
  readonly plan: (action: ActionOf<T>, facts: PlanFacts) => StepDraft;
}

/** Which earlier step an action waits for. */
export interface StepLink {
  /** Position of that step, from 0. */
  readonly position: number;
  readonly outcome: 'failed' | 'succeeded';
}

export function blocked(why: string): Hindrance {
  return { verdict: 'blocked', why };
}
