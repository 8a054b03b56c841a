import { Document, type Node, Pair, type ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import {
  backslash,
  blank,
  carriageReturn,
  closeBrace,
  closeBracket,
  colon,
  comma,
  dash,
  doubleQuote,
  hash,
  isFlowIndicator,
  isKeyPart,
  mayBeginPlain,
  newline,
  openBrace,
  openBracket,
  questionMark,
  singleQuote,
} from './characters.ts';
import { aboveOf, commentBehind, type GapToken, isComment, preludeOf } from './gap.ts';
import { plainValue } from './plain-value.ts';

/**
 * A document of mappings and lists in block style with each value on one line, as most are: the same tree as the YAML
 * library's, with ranges that count from `offset`, in a fraction of its time. Undefined for whatever else a text may be,
 * mistakes too: that is left to the library.
 */
export function readPlain(text: string, offset: number): Document.Parsed | undefined {
  return unusual.test(text) ? undefined : new PlainReader(text, offset).read();
}

/** Tabs and other control characters, a carriage return alone, a byte order mark. */
const unusual = /[^\P{Cc}\r\n]|\r(?!\n)|\uFEFF/u;

/** Deeper nesting is left to the library, which says what is wrong with it. */
const maxNesting = 100;

/** Longer keys are left to the library: YAML limits them to 1024 characters. */
const maxKey = 1000;

const options = { uniqueKeys: false, logLevel: 'silent', prettyErrors: false } as const;

/** Without directives every document has the same. */
const { schema } = new Document(undefined, options);

type Collection = YAMLMap | YAMLSeq;
type Value = Scalar | Collection;

const nothing: readonly GapToken[] = [];
const lineFeed: readonly GapToken[] = [{ source: '\n', column: -1 }];
const carriageReturnLineFeed: readonly GapToken[] = [{ source: '\r\n', column: -1 }];

class PlainReader {
  readonly #text: string;
  readonly #offset: number;
  #at = 0;
  /** Between two entries: the column of the next line with something on it, which `#at` has reached; -1 at the end. */
  #column = 0;
  /** Comments and line ends before that line which belong to no value. */
  #gap: readonly GapToken[] = nothing;
  /** Whether comments, empty lines or blanks end the text. */
  #hasTail = false;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  read(): Document.Parsed | undefined {
    this.#toNextLine();
    const prelude = preludeOf(this.#takeGap());
    const start = this.#offset + this.#at - this.#column;
    const isMarked = this.#isMarker();
    if (this.#column < 0 || (isMarked && !this.#pastMarker())) return undefined;
    const gap = this.#takeGap();
    const contents = this.#collection(0);
    if (!contents || this.#column >= 0) return undefined;
    setAbove(contents, gap, false);
    const document = new Document(undefined, { ...options, schema }) as Document.Parsed;
    document.contents = contents as Node as ParsedNode;
    const end = endOf(contents);
    document.range = [start, end, this.#hasTail ? this.#offset + this.#text.length : end];
    const comment = commentBehind(this.#gap);
    if (comment !== '') document.comment = comment;
    if (isMarked) document.directives.docStart = true;
    if (prelude.comment !== '' && (isMarked || prelude.isApart)) document.commentBefore = prelude.comment;
    else if (prelude.comment !== '') setPrelude(contents, prelude.comment);
    return document;
  }

  /** Whether a `---` stands here. */
  #isMarker(): boolean {
    return this.#column === 0 && this.#text.startsWith('---', this.#at) && this.#isEmpty(this.#at + 3);
  }

  /** Goes on to the first line after a `---`, whose own line ends the gap begins with. False where a value follows at once. */
  #pastMarker(): boolean {
    this.#at += 3;
    const behind = this.#lineEnd();
    if (!behind) return false;
    this.#toNextLine();
    this.#gap = [...behind, ...this.#gap];
    return this.#column >= 0;
  }

  #collection(depth: number): Collection | undefined {
    return this.#isItem() ? this.#list(this.#column, depth) : this.#map(this.#column, depth);
  }

  #map(column: number, depth: number): YAMLMap | undefined {
    if (depth > maxNesting) return undefined;
    const map = new YAMLMap<Scalar, Value>(schema);
    const start = this.#offset + this.#at;
    let end = start;
    do {
      const gap = this.#takeGap();
      const key = this.#key();
      const value = key && this.#entryValue(column, depth);
      if (!value) return undefined;
      setAbove(key, gap, true);
      map.items.push(new Pair(key, value));
      end = endOf(value);
    } while (this.#column === column);
    return this.#closed(map, column, start, end);
  }

  #list(column: number, depth: number): YAMLSeq | undefined {
    if (depth > maxNesting) return undefined;
    const list = new YAMLSeq<Value>(schema);
    const start = this.#offset + this.#at;
    let end = start;
    do {
      const gap = this.#takeGap();
      const value = this.#item(column, depth);
      if (!value) return undefined;
      setAbove(value, gap, true);
      list.items.push(value);
      end = endOf(value);
    } while (this.#column === column && this.#isItem());
    return this.#closed(list, column, start, end);
  }

  /**
   * A collection with its range, now that the next line is not one of its entries. The comments before that line are the
   * collection's unless all of them stand further left. Undefined where the line is indented as nothing around it.
   */
  #closed<T extends Collection>(collection: T, column: number, start: number, end: number): T | undefined {
    if (this.#column > column) return undefined;
    collection.range = [start, end, end];
    if (column > 0 && this.#gap.some((token) => isComment(token) && token.column >= column)) {
      collection.comment = aboveOf(this.#takeGap(), true).comment;
      collection.range[2] = this.#offset + this.#at;
    }
    return collection;
  }

  /** Whether a list's item begins here. */
  #isItem(): boolean {
    return this.#text.charCodeAt(this.#at) === dash && this.#isEmpty(this.#at + 1);
  }

  #item(column: number, depth: number): Value | undefined {
    const indicator = this.#at;
    this.#at += 1;
    this.#skipBlanks();
    if (this.#keyEnd() < 0) return this.#valueInLine(column, depth);
    return this.#map(column + this.#at - indicator, depth + 1);
  }

  /** The key that begins here; what follows its colon is next. */
  #key(): Scalar | undefined {
    const start = this.#at;
    const end = this.#keyEnd();
    if (end < 0) return undefined;
    this.#at = end + 1;
    return this.#plain(start, end);
  }

  /** Where the colon of the key that begins here stands; -1 where none does. */
  #keyEnd(): number {
    const text = this.#text;
    const start = this.#at;
    let end = start;
    while (end < text.length && isKeyPart(text.charCodeAt(end), end === start)) end++;
    if (end === start || end - start > maxKey || end === text.length) return -1;
    return text.charCodeAt(end) === colon && this.#isEmpty(end + 1) ? end : -1;
  }

  #entryValue(column: number, depth: number): Value | undefined {
    this.#skipBlanks();
    const place = this.#at;
    const behind = this.#lineEnd();
    if (!behind) return this.#valueInLine(column, depth);
    this.#toNextLine();
    if (this.#column > column || (this.#column === column && this.#isItem())) {
      const gap = [...behind, ...this.#takeGap()];
      const value = this.#collection(depth + 1);
      if (value) setAbove(value, gap, false);
      return value;
    }
    // To which of the two entries the lines between them belong is a long story.
    const isApart = behind.some(isComment) || this.#gap.length > 0 || this.#hasTail;
    return isApart ? undefined : this.#plain(place, place);
  }

  /** The value that the rest of a line is; then goes on to the next line with something on it. */
  #valueInLine(column: number, depth: number): Value | undefined {
    const value = this.#value(depth, false);
    const behind = value && this.#lineEnd();
    if (!behind) return undefined;
    this.#extend(value, this.#at, behind);
    this.#toNextLine(value, column, behind);
    return this.#column > column ? undefined : value;
  }

  /** Lets a value and what belongs to it end at `end`, with what the comments behind it say. */
  #extend(value: Value, end: number, behind: readonly GapToken[]): void {
    if (value.range) value.range[2] = this.#offset + end;
    const comment = behind === lineFeed ? '' : commentBehind(behind);
    if (comment !== '') value.comment = comment;
  }

  #value(depth: number, inFlow: boolean): Value | undefined {
    const code = this.#text.charCodeAt(this.#at);
    if (code === doubleQuote || code === singleQuote) return this.#quoted(code);
    if (code === openBracket || code === openBrace) return this.#flow(code, depth + 1);
    const start = this.#at;
    const end = this.#plainEnd(inFlow);
    if (end <= start) return undefined;
    this.#at = end;
    return this.#plain(start, end);
  }

  #plain(start: number, end: number): Scalar {
    const source = this.#text.slice(start, end);
    const { value, format, minFractionDigits } = plainValue(source);
    const scalar = this.#scalar(value, source, Scalar.PLAIN, start, end);
    if (format !== undefined) scalar.format = format;
    if (minFractionDigits !== undefined) scalar.minFractionDigits = minFractionDigits;
    return scalar;
  }

  #scalar(value: unknown, source: string, type: Scalar.Type, start: number, end: number): Scalar {
    const scalar = new Scalar(value);
    scalar.range = [this.#offset + start, this.#offset + end, this.#offset + end];
    scalar.source = source;
    scalar.type = type;
    return scalar;
  }

  /** Where the scalar without quotes ends that begins here; -1 where it is none, or not on this line alone. */
  #plainEnd(inFlow: boolean): number {
    const text = this.#text;
    let at = this.#at;
    if (at >= text.length || !mayBeginPlain(text.charCodeAt(at))) return -1;
    let end = -1;
    let before = dash;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === newline || code === carriageReturn || (inFlow && isFlowIndicator(code))) break;
      if (code === hash && before === blank) break;
      if (code === colon && this.#endsKey(at + 1, inFlow)) return -1;
      if (code !== blank) end = at + 1;
      before = code;
    }
    return this.#isIndicator(inFlow) ? -1 : end;
  }

  /** Whether what begins here is an indicator such as `-` or `?`, and not the first character of a scalar. */
  #isIndicator(inFlow: boolean): boolean {
    const code = this.#text.charCodeAt(this.#at);
    return (code === dash || code === questionMark || code === colon) && this.#endsKey(this.#at + 1, inFlow);
  }

  /** Whether a colon before this place would end a key. */
  #endsKey(at: number, inFlow: boolean): boolean {
    return this.#isEmpty(at) || (inFlow && isFlowIndicator(this.#text.charCodeAt(at)));
  }

  /** A text in quotes without escapes, on one line. */
  #quoted(quote: number): Scalar | undefined {
    const text = this.#text;
    const start = this.#at;
    for (let at = start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === newline || code === backslash) return undefined;
      if (code !== quote) continue;
      if (text.charCodeAt(at + 1) === quote) return undefined;
      this.#at = at + 1;
      const value = text.slice(start + 1, at);
      const type = quote === doubleQuote ? Scalar.QUOTE_DOUBLE : Scalar.QUOTE_SINGLE;
      return this.#scalar(value, value, type, start, at + 1);
    }
    return undefined;
  }

  /** A list in brackets or a mapping in braces, on one line and with every value written. */
  #flow(open: number, depth: number): Collection | undefined {
    if (depth > maxNesting) return undefined;
    const text = this.#text;
    const close = open === openBracket ? closeBracket : closeBrace;
    const collection = open === openBracket ? new YAMLSeq<Value>(schema) : new YAMLMap<Scalar, Value>(schema);
    collection.flow = true;
    const start = this.#offset + this.#at;
    this.#at += 1;
    this.#skipBlanks();
    while (collection.items.length > 0 || text.charCodeAt(this.#at) !== close) {
      const key = collection instanceof YAMLMap ? this.#key() : undefined;
      if (collection instanceof YAMLMap && !key) return undefined;
      this.#skipBlanks();
      const value = this.#value(depth, true);
      if (!value) return undefined;
      this.#skipBlanks();
      this.#extend(value, this.#at, nothing);
      if (collection instanceof YAMLSeq) collection.items.push(value);
      else if (key) collection.items.push(new Pair(key, value));
      const code = text.charCodeAt(this.#at);
      if (code === close) break;
      if (code !== comma) return undefined;
      this.#at += 1;
      this.#skipBlanks();
    }
    this.#at += 1;
    const end = this.#offset + this.#at;
    collection.range = [start, end, end];
    return collection;
  }

  /** What is left of a line when it is nothing but a comment, past which this goes; undefined where there is more. */
  #lineEnd(): readonly GapToken[] | undefined {
    this.#skipBlanks();
    const comment = this.#text.charCodeAt(this.#at - 1) === blank ? this.#comment(-1) : undefined;
    const end = this.#newline();
    if (end === nothing && this.#at < this.#text.length) return undefined;
    return comment ? [comment, ...end] : end;
  }

  #comment(column: number): GapToken | undefined {
    const text = this.#text;
    if (text.charCodeAt(this.#at) !== hash) return undefined;
    const feed = text.indexOf('\n', this.#at);
    const lineEnd = feed < 0 ? text.length : feed;
    const end = text.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 1 : lineEnd;
    const source = text.slice(this.#at, end);
    this.#at = end;
    return { source, column };
  }

  #newline(): readonly GapToken[] {
    const code = this.#text.charCodeAt(this.#at);
    if (code === newline) {
      this.#at += 1;
      return lineFeed;
    }
    if (code !== carriageReturn) return nothing;
    this.#at += 2;
    return carriageReturnLineFeed;
  }

  /**
   * Goes to the next line with something on it, and keeps what lies between. Comments further right than the entries
   * around (`column`) belong to the value before them, up to the first that stands further left.
   */
  #toNextLine(value?: Value, column = 0, behind: readonly GapToken[] = nothing): void {
    const text = this.#text;
    let own: GapToken[] | undefined;
    let ownEnd = 0;
    let gap: GapToken[] | undefined;
    let mayBeOwn = value !== undefined;
    for (;;) {
      const line = this.#at;
      this.#skipBlanks();
      this.#column = this.#at - line;
      const comment = this.#comment(this.#column);
      const end = this.#newline();
      if (!comment && end === nothing) break;
      gap ??= [];
      if (comment) gap.push(comment);
      for (const token of end) gap.push(token);
      if (!comment || !mayBeOwn) continue;
      mayBeOwn = comment.column > column;
      if (!mayBeOwn) continue;
      own ??= [...behind];
      for (const token of gap) own.push(token);
      ownEnd = this.#at;
      gap = undefined;
    }
    if (value && own) this.#extend(value, ownEnd, own);
    this.#gap = gap ?? nothing;
    if (this.#at < text.length) return;
    this.#hasTail = gap !== undefined || this.#column > 0;
    this.#column = -1;
  }

  #takeGap(): readonly GapToken[] {
    const gap = this.#gap;
    this.#gap = nothing;
    return gap;
  }

  #skipBlanks(): void {
    while (this.#text.charCodeAt(this.#at) === blank) this.#at += 1;
  }

  /** Whether a blank, a line end or the end of the text stands here. */
  #isEmpty(at: number): boolean {
    if (at >= this.#text.length) return true;
    const code = this.#text.charCodeAt(at);
    return code === blank || code === newline || code === carriageReturn;
  }
}

function endOf({ range }: Value): number {
  return range?.[2] ?? 0;
}

/** Notes at an entry what stands above it. */
function setAbove(node: Value, tokens: readonly GapToken[], atNewline: boolean): void {
  if (tokens.length === 0 || tokens === lineFeed) return;
  const { comment, spaceBefore } = aboveOf(tokens, atNewline);
  if (spaceBefore) node.spaceBefore = true;
  if (comment !== '') node.commentBefore = comment;
}

/** Notes the comment that begins a document at its first entry. */
function setPrelude({ items: [first] }: Collection, comment: string): void {
  const node = first instanceof Pair ? (first.key as Node) : (first as Node);
  node.commentBefore = node.commentBefore ? `${comment}\n${node.commentBefore}` : comment;
}
