export interface BenchFile {
  readonly text: string;
  /** Where the edit goes, in UTF-16 units. */
  readonly offset: number;
  /** The same place by line and character, from 0. */
  readonly position: { readonly line: number; readonly character: number };
}
export function manyDocuments(count: number): BenchFile;
export function longDocument(lines: number): BenchFile;
