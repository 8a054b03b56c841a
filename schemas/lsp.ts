import type { ProblemSeverity } from './problem.ts';

/** What is said of a problem by its code: `off` for nothing, else how bad it counts. Codes left out keep their own. */
export type RuleSettings = Readonly<Record<string, ProblemSeverity | 'off'>>;

/** What a client may pass as `initializationOptions`. */
export interface InitializationOptions {
  /** The client's own command ids; a code lens is offered only for the commands named here. */
  readonly commands?: { readonly runCheck?: string; readonly dryRun?: string };
  /** URI of docs/rules.md, where each code has a section; without it codes link to the one packaged with the server. Of a file, links name the line. */
  readonly rulesReference?: string;
  /** The client's `healer.rules` setting. */
  readonly rules?: RuleSettings;
}

/** The argument of a code lens command: which definition it stands on. */
export interface DefinitionTarget {
  readonly uri: string;
  /** First line of the document, from 1. */
  readonly line: number;
  readonly name: string;
}
