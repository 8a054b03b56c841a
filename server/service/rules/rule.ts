import type { Fault } from '../../../schemas/faults.ts';
import type { Kind } from '../../../schemas/kinds.ts';
import type { ProblemData, ProblemSeverity } from '../../../schemas/problem.ts';
import type { NameIndex } from '../workspace/name-index.ts';
import type { Occurrence } from '../workspace/occurrences.ts';

/** What a rule finds: where, by keys and list positions from the document's root, and what to say. */
export type Finding = Omit<Fault, 'code'>;

/** What a rule may know beside the document's value. */
export interface RuleContext {
  /** Whether no document of the same kind comes before this one in its file. */
  readonly isFirst: boolean;
}

/** A mistake no schema can see. One file each; its examples are its test and its documentation. */
export interface Rule {
  /** `kind/what`, stable and searchable. */
  readonly code: string;
  readonly kind: Kind | 'any';
  readonly severity: ProblemSeverity;
  /** One or two sentences: what is wrong with it, and what it leads to. */
  readonly description: string;
  /** Whole files without it. */
  readonly valid: readonly string[];
  /** Whole files with it, what is marked between `«` and `»`. */
  readonly invalid: readonly string[];
  /** `value` is the document as plain data; it may break its schema. */
  check(value: unknown, context: RuleContext): Iterable<Finding>;
}

/** A member of what may not even be an object. */
export function get(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** A member that is text. */
export function getText(value: unknown, key: string): string | undefined {
  const found = get(value, key);
  return typeof found === 'string' ? found : undefined;
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
  readonly index: NameIndex | undefined;
}

/**
 * A mistake that only the names around a document show. In its examples `# file: PATH` begins each file; what is not
 * marked in any of them must give nothing.
 */
export interface NameRule extends Omit<Rule, 'kind' | 'check'> {
  check(subject: NameSubject): Iterable<NameFinding>;
}
