import type { DefinitionDocument, ParsedFile } from '../../../schemas/document.ts';
import type { Problem } from '../../../schemas/problem.ts';
import type { Change } from '../changes.ts';

/** One thing that can be done to a text. */
export interface Fix {
  /** What it does, as the editor offers it. */
  readonly title: string;
  readonly changes: readonly Change[];
  /** There is one meaning only, so that it may be done unasked: by fix all, on save and by `healer lint --fix`. */
  readonly sure?: boolean;
}

/** Ways to mend one problem; the first is the one most people want. */
export type FixesProblem = (file: ParsedFile, document: DefinitionDocument, problem: Problem) => Fix[];

/** Other ways to write what stands at an offset. */
export type Rewrites = (file: ParsedFile, document: DefinitionDocument, offset: number) => Fix[];
