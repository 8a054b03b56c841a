export type ProblemSeverity = 'error' | 'warning' | 'information' | 'hint';

/** Something wrong with a definition: what, where, and where it is known, how to mend it. */
export interface Problem {
  /** Stable and searchable: `group/what`, such as `schema/unknown-key`. */
  readonly code: string;
  readonly severity: ProblemSeverity;
  readonly message: string;
  /** Offsets in the file, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly data?: ProblemData;
}

/** What a quick fix needs. */
export interface ProblemData {
  /** The text to put in place of the marked text. */
  readonly replacement?: string;
  /** Keys to add to the object the problem is about, in the schema's order. */
  readonly missing?: readonly string[];
  /** What to write for some of them, where it is not the schema's default. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Keys and list positions from the document's root to that object; left out, it is the root. */
  readonly object?: readonly string[];
}
