import type { Kind } from '../../../schemas/kinds.ts';
import type { ProblemData, ProblemSeverity } from '../../../schemas/problem.ts';
import type { Finding, Refusal } from '../../../schemas/rules/refusal.ts';
import type { KnownNames } from '../workspace/noted-names.ts';
import type { Occurrence } from '../workspace/occurrences.ts';

/** What a rule may know beside the document's value. */
export interface RuleContext {
  /** How many documents of the same kind come before this one in its file: 2 for all that are more than one. */
  readonly earlierOfKind: 0 | 1 | 2;
}

/** A mistake no schema can see and with which a document still runs. What it must not run with is a `Refusal`. */
export interface Rule extends Omit<Refusal, 'kind' | 'check'> {
  readonly kind: Kind | 'any';
  readonly severity: ProblemSeverity;
  /** `value` is the document as plain data; it may break its schema. */
  check(value: unknown, context: RuleContext): Iterable<Finding>;
}

/** What a rule about names finds: where, in offsets from the document's start, and what to say. */
export interface NameFinding {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: ProblemSeverity;
  readonly data?: ProblemData;
}

/** A document, as a rule about names sees it. */
export interface NameSubject {
  readonly path: string;
  /** Its first line in the file, from 0. */
  readonly line: number;
  readonly occurrences: readonly Occurrence[];
  /** The names of everything under the document's root; undefined while they are not known. */
  readonly index: KnownNames | undefined;
}

/**
 * A mistake that only the names around a document show. In its examples `# file: PATH` begins each file; what is not
 * marked in any of them must give nothing.
 */
export interface NameRule extends Omit<Rule, 'kind' | 'check'> {
  check(subject: NameSubject): Iterable<NameFinding>;
}
