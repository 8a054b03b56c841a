/** What a client may pass as `initializationOptions`. */
export interface InitializationOptions {
  /** The client's own command ids; a code lens is offered only for the commands named here. */
  readonly commands?: { readonly runCheck?: string; readonly dryRun?: string };
}

/** The argument of a code lens command: which definition it stands on. */
export interface DefinitionTarget {
  readonly uri: string;
  /** First line of the document, from 1. */
  readonly line: number;
  readonly name: string;
}
