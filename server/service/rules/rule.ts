import type { ProblemSeverity } from '../../../schemas/problem.ts';
import type { Finding, Refusal } from '../../../schemas/rules/refusal.ts';

/** What a rule may know beside the document's value. */
export interface RuleContext {
  /** How many documents of the same kind come before this one in its file: 2 for all that are more than one. */
  readonly earlierOfKind: 0 | 1 | 2;
}

/** A mistake no schema can see and with which a document still runs. What it must not run with is a `Refusal`. */
export interface Rule extends Omit<Refusal, 'check'> {
  readonly severity: ProblemSeverity;
  /** `value` is the document as plain data; it may break its schema. */
  check(value: unknown, context: RuleContext): Iterable<Finding>;
}
