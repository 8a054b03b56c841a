import type { Fault } from '../faults.ts';
import type { Kind } from '../kinds.ts';

/** What a rule finds: where, by keys and list positions from the document's root, and what to say. */
export type Finding = Omit<Fault, 'code'>;

/**
 * A mistake within one document that no schema can see and with which it must not run. It is an error in the editor and
 * refused by the engine. One file each; its examples are its test and its documentation.
 */
export interface Refusal {
  /** `kind/what`, stable and searchable. */
  readonly code: string;
  readonly kind: Kind;
  /** One or two sentences: what is wrong with it, and what it leads to. */
  readonly description: string;
  /** Whole files without it. */
  readonly valid: readonly string[];
  /** Whole files with it, what is marked between `«` and `»`. */
  readonly invalid: readonly string[];
  /** `value` is the document as plain data; it may break its schema. */
  check(value: unknown): Iterable<Finding>;
}
