import { Composer, type Document, LineCounter, type Node, Parser } from 'yaml';
import type { Kind } from './kinds.ts';
import { type Recognition, recognise } from './recognise.ts';
import { type Span, splitDocuments } from './split.ts';

/** One document of a YAML file. Offsets and node ranges count from the start of the file, in UTF-16 units. */
export interface DefinitionDocument {
  /** Position among the file's documents, from 0. */
  readonly index: number;
  /** From the document's first character (its `---`, its modeline or the file's start) to where the next begins. */
  readonly start: number;
  readonly end: number;
  /** Its own characters, from `start` to `end`. */
  readonly text: string;
  /** Parsed when first read: text that cannot be ours is never parsed unless asked for. */
  readonly yaml: Document.Parsed;
  /** What the document is linted as: both its file name and its keys match, or a modeline chose. Undefined: not ours. */
  readonly kind: Kind | undefined;
  /** What the file name (or the modeline) alone says: enough for completion. */
  readonly expected: Kind | undefined;
  /** The `kind` value (or the `apiVersion` where there is none), where the apiVersion is ours, or nearly, and the kind is not known. */
  readonly unknownKind: Node | undefined;
  /** What a modeline names after `healer:` where there is no such kind. */
  readonly unknownModeline: string | undefined;
}

export interface ParsedFile {
  readonly path: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly documents: readonly DefinitionDocument[];
}

/**
 * A YAML file as its documents, each recognised by itself. Never throws: what is wrong with the text is in each
 * document's `yaml.errors`. `path` is only looked at, never read; either kind of slash will do.
 */
export function parseFile(path: string, text: string): ParsedFile {
  const documents = splitDocuments(text).map((span, index) => parseSpan(path, text, span, index));
  return { path, text, lines: countLines(text), documents };
}

function parseSpan(path: string, text: string, span: Span, index: number): DefinitionDocument {
  const own = text.slice(span.start, span.end);
  let yaml: Document.Parsed | undefined;
  let recognition: Recognition | undefined;
  const parsed = () => {
    yaml ??= compose(own, span.start);
    return yaml;
  };
  const recognised = () => {
    recognition ??= recognise(path, own, parsed);
    return recognition;
  };
  return {
    index,
    ...span,
    text: own,
    get yaml() {
      return parsed();
    },
    get kind() {
      return recognised().kind;
    },
    get expected() {
      return recognised().expected;
    },
    get unknownKind() {
      return recognised().unknownKind;
    },
    get unknownModeline() {
      return recognised().unknownModeline;
    },
  };
}

/** Duplicate keys and merge keys are left to `readValue`, which is linear where the library's own check is quadratic. */
function compose(text: string, offset: number): Document.Parsed {
  const parser = new Parser();
  parser.offset = offset;
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  const [first, ...more] = composer.compose(parser.parse(text), true, offset + text.length);
  if (!first) throw new Error('The YAML library composed no document');
  for (const document of more) first.errors.push(...document.errors);
  return first;
}

/** Where each line begins. As in an editor, a line ends with LF, CR LF or a lone CR. */
function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const match of text.matchAll(/\r\n?|\n/g)) lines.addNewLine(match.index + match[0].length);
  return lines;
}
