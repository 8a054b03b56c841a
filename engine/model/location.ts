/** Where a definition is written. */
export interface Location {
  /** Absolute path. */
  readonly file: string;
  /** First line of the document, from 1. */
  readonly line: number;
}
