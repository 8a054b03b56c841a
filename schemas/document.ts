import { Composer, type Document, type Node, Parser, YAMLParseError } from 'yaml';
import type { Kind } from './kinds.ts';
import { type Lines, linesOf, linesOfDocuments } from './lines.ts';
import { readPlain } from './plain/read-plain.ts';
import { type Recognition, recognise } from './recognise.ts';
import { documentStarts } from './split.ts';

/** One document of a YAML file. Offsets, lines and node ranges count from the start of the file, in UTF-16 units. */
export interface DefinitionDocument {
  /** Position among the file's documents, from 0. */
  readonly index: number;
  /** From the document's first character (its `---`, its modeline or the file's start) to where the next begins. */
  readonly start: number;
  readonly end: number;
  /** The line it begins on, from 0. It always begins at the start of a line. */
  readonly line: number;
  /** Its own characters, from `start` to `end`. */
  readonly text: string;
  /**
   * Parsed when first read: text that cannot be ours is never parsed unless asked for. Only what was read last is kept,
   * so what is wanted of every document of a file is best kept with `perDocument`.
   */
  readonly yaml: Document.Parsed;
  /** What the document is linted as: both its file name and its keys match, or a modeline chose. Undefined: not ours. */
  readonly kind: Kind | undefined;
  /** What the file name (or the modeline) alone says: enough for completion. */
  readonly expected: Kind | undefined;
  /** The `kind` value (or the `apiVersion` where there is none), where the apiVersion is ours, or nearly, and the kind is not known. */
  readonly unknownKind: Node | undefined;
  /** What a modeline names after `healer:` where there is no such kind. */
  readonly unknownModeline: string | undefined;
  /** The kind the file's own name promises, where the keys are not those of one. */
  readonly unmet: Kind | undefined;
  /**
   * The document as a file of its own, in which everything counts from its first character. The same object in every
   * version of the file for as long as the document's text stays, wherever it moves.
   */
  readonly alone: SingleFile;
}

export interface ParsedFile {
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly documents: readonly DefinitionDocument[];
}

/** A file that is one document. */
export interface SingleFile extends ParsedFile {
  readonly documents: readonly [DefinitionDocument];
}

/**
 * A YAML file as its documents, each recognised by itself. Never throws: what is wrong with the text is in each
 * document's `yaml.errors`. `path` is only looked at, never read; either kind of slash will do. With an earlier version
 * of the file, the documents an edit left alone are taken from it, and only those around the edit are looked at.
 */
export function parseFile(path: string, text: string, previous?: ParsedFile): ParsedFile {
  if (previous?.path !== path) return place(path, text, [], divide(path, text, 0).singles);
  if (previous.text === text) return previous;
  const { kept, from, tail, shift } = compare(previous, text);
  const { singles, reached } = divide(path, text, from, (start) => tail.has(start - shift));
  const rest = reached === undefined ? [] : previous.documents.slice(tail.get(reached - shift));
  return place(path, text, kept, [...singles, ...rest.map(({ alone }) => alone)], rest);
}

/**
 * What an edit left alone. `kept`: documents in front that cannot have changed; `from`: where they end. `tail`: the
 * indexes of documents behind the edit whose text is the same, by their old start; `shift`: how far they moved. The
 * document before the first changed one is divided again, since what follows decides where it ends; so is the last,
 * since a marker without a line end is one only there; and a file's first never follows another.
 */
function compare({ text: before, documents }: ParsedFile, text: string) {
  const shift = text.length - before.length;
  const isSame = ({ start, text: own }: DefinitionDocument, by: number) =>
    start + by >= 0 && text.slice(start + by, start + by + own.length) === own;
  let same = 0;
  for (let own = documents[same]; own && same + 1 < documents.length && isSame(own, 0); own = documents[same]) same++;
  const kept = documents.slice(0, Math.max(0, same - 1));
  const from = kept.at(-1)?.end ?? 0;
  const tail = new Map<number, number>();
  for (const document of documents.slice(kept.length + 1).reverse()) {
    if (document.start + shift <= from || !isSame(document, shift)) break;
    tail.set(document.start, document.index);
  }
  return { kept, from, tail, shift };
}

/** The documents of a text from the start of one on, up to one whose start is `known`; that start is `reached`. */
function divide(path: string, text: string, from: number, known: (start: number) => boolean = () => false) {
  const singles: SingleFile[] = [];
  let start = from;
  for (const next of documentStarts(withLineFeeds(text), from)) {
    singles.push(new Single(path, own(text, start, next)));
    start = next;
    if (known(next)) return { singles, reached: next };
  }
  singles.push(new Single(path, start === 0 ? text : own(text, start, text.length)));
  return { singles, reached: undefined };
}

/** A part of a text that does not keep the whole of it in memory, as a slice would. */
function own(text: string, start: number, end: number): string {
  return ` ${text.slice(start, end)}`.slice(1);
}

/** A file of documents in their places: those `kept` stay in theirs, and of those `moved` whose place is the same too. */
function place(
  path: string,
  text: string,
  kept: readonly DefinitionDocument[],
  singles: readonly SingleFile[],
  moved: readonly DefinitionDocument[] = [],
): ParsedFile {
  const [only] = singles;
  if (only && kept.length === 0 && singles.length === 1) return only;
  const documents = [...kept];
  const last = kept.at(-1);
  let start = last?.end ?? 0;
  let line = last ? last.line + last.alone.lines.count - 1 : 0;
  for (const [nth, single] of singles.entries()) {
    const index = documents.length;
    const before = moved[nth - singles.length + moved.length];
    const stays = before?.index === index && before.start === start && before.line === line;
    documents.push(stays ? before : index === 0 ? single.documents[0] : new Placed(single, index, start, line));
    start += single.text.length;
    line += single.lines.count - 1;
  }
  return { path, text, lines: linesOfDocuments(documents), documents };
}

class Single implements SingleFile {
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly documents: readonly [DefinitionDocument];

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.lines = linesOf(text);
    this.documents = [new Placed(this, 0, 0, 0)];
  }
}

/** How much text may be kept parsed, in UTF-16 units: a tree takes some hundred times the memory of its text. */
const maxParsed = 20_000;

/** The documents that are kept parsed, the one read last at the end. */
const parsed = new Set<Placed>();
let parsedLength = 0;
let latest: Placed | undefined;

function keepParsed(document: Placed): void {
  if (latest === document) return;
  latest = document;
  if (!parsed.delete(document)) parsedLength += document.text.length;
  parsed.add(document);
  for (const oldest of parsed) {
    if (parsedLength <= maxParsed || oldest === document) return;
    forget(oldest);
  }
}

function forget(document: Placed): void {
  parsed.delete(document);
  parsedLength -= document.text.length;
  document.drop();
}

/** Lets go of every tree; a document that is read again is parsed again. */
export function forgetParsed(): void {
  for (const document of parsed) forget(document);
  latest = undefined;
}

type Recognised = Pick<Recognition, 'kind' | 'expected' | 'unknownModeline' | 'unmet'> & {
  readonly isUnknown: boolean;
};

/** A document and where it stands. What its text alone decides is worked out once, where it stands alone. */
class Placed implements DefinitionDocument {
  readonly alone: SingleFile;
  readonly index: number;
  readonly start: number;
  readonly line: number;
  #yaml: Document.Parsed | undefined;
  #recognised: Recognised | undefined;

  constructor(alone: SingleFile, index: number, start: number, line: number) {
    this.alone = alone;
    this.index = index;
    this.start = start;
    this.line = line;
  }

  get text(): string {
    return this.alone.text;
  }

  get end(): number {
    return this.start + this.alone.text.length;
  }

  get yaml(): Document.Parsed {
    this.#yaml ??= compose(this.text, this.start);
    keepParsed(this);
    return this.#yaml;
  }

  get kind(): Kind | undefined {
    return this.#recognition().kind;
  }

  get expected(): Kind | undefined {
    return this.#recognition().expected;
  }

  get unknownKind(): Node | undefined {
    return this.#recognition().isUnknown ? this.#recognise().unknownKind : undefined;
  }

  get unknownModeline(): string | undefined {
    return this.#recognition().unknownModeline;
  }

  get unmet(): Kind | undefined {
    return this.#recognition().unmet;
  }

  drop(): void {
    this.#yaml = undefined;
  }

  /** Without the node, which would keep its tree; worked out where the document stands alone, and kept here too. */
  #recognition(): Recognised {
    if (!this.#recognised) {
      const [alone] = this.alone.documents;
      if (alone !== this && alone instanceof Placed) this.#recognised = alone.#recognition();
      else {
        const { unknownKind, ...rest } = this.#recognise();
        this.#recognised = { ...rest, isUnknown: unknownKind !== undefined };
      }
    }
    return this.#recognised;
  }

  #recognise(): Recognition {
    return recognise(this.alone.path, this.text, () => this.yaml);
  }
}

/**
 * A value worked out once for each document and kept until its text changes, however often it moves. `derive` is given
 * the document as it stands alone, and that file of one document: every offset and line in its answer counts from there.
 */
export function perDocument<T>(derive: (document: DefinitionDocument, file: SingleFile) => T): PerDocument<T> {
  const known = new WeakMap<SingleFile, { readonly value: T }>();
  const derived = ({ alone }: DefinitionDocument): T => {
    let found = known.get(alone);
    if (!found) {
      found = { value: derive(alone.documents[0], alone) };
      known.set(alone, found);
    }
    return found.value;
  };
  return Object.assign(derived, { has: ({ alone }: DefinitionDocument) => known.has(alone) });
}

export interface PerDocument<T> {
  (document: DefinitionDocument): T;
  /** Whether the value has been worked out already. */
  has(document: DefinitionDocument): boolean;
}

function compose(text: string, offset: number): Document.Parsed {
  const known = withLineFeeds(text);
  return readPlain(known, offset) ?? composeAny(known, offset);
}

/**
 * The text with a line feed for each carriage return that stands alone, every character in its place: YAML takes both for
 * a line's end (https://yaml.org/spec/1.2.2/#54-line-break-characters), and the library does not.
 */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/** Duplicate keys and merge keys are left to `readValue`, which is linear where the library's own check is quadratic. */
function composeAny(text: string, offset: number): Document.Parsed {
  const parser = new Parser();
  parser.offset = offset;
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  const [first, ...more] = composer.compose(parser.parse(text), true, offset + text.length);
  if (!first) throw new Error('The YAML library composed no document');
  for (const { errors } of more) for (const error of errors) first.errors.push(error);
  for (const [start, end] of repeatedVersions(text))
    first.errors.push(new YAMLParseError([offset + start, offset + end], 'BAD_DIRECTIVE', 'Only one %YAML line'));
  return first;
}

/** The `%YAML` lines after the first above a document's `---`: YAML allows one, and the library does not look. */
function repeatedVersions(text: string): [number, number][] {
  if (!text.includes('%YAML')) return [];
  const head = /^(?:\uFEFF?[ \t]*(?:#[^\n]*)?\r?\n|%[^\n]*\n)*/.exec(text)?.[0] ?? '';
  const lines = [...head.matchAll(/^%YAML[ \t].*$/gm)];
  return lines.slice(1).map(({ index, 0: line }) => [index, index + line.trimEnd().length]);
}
