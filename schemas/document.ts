import type { Document, LineCounter, Node } from 'yaml';
import type { Kind } from './kinds.ts';

/** One document of a YAML file. Offsets and node ranges count from the start of the file. */
export interface DefinitionDocument {
  /** Position among the file's documents, from 0. */
  readonly index: number;
  /** From the document's first character (its `---`, its modeline or the file's start) to where the next begins. */
  readonly start: number;
  readonly end: number;
  readonly yaml: Document.Parsed;
  /** What the document is linted as: both its file name and its keys match, or a modeline chose. Undefined: not ours. */
  readonly kind: Kind | undefined;
  /** What the file name (or the modeline) alone says: enough for completion. */
  readonly expected: Kind | undefined;
  /** The `kind` value, where the apiVersion is ours and the kind is not known. */
  readonly unknownKind: Node | undefined;
}

export interface ParsedFile {
  readonly path: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly documents: readonly DefinitionDocument[];
}
