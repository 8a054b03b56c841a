import { type CST, Parser } from 'yaml';
import type { DefinitionDocument, ParsedFile } from '../../schemas/document.ts';
import type { Change } from './changes.ts';
import { saysTheSame } from './same-content.ts';
import { newlineOf } from './yaml-source.ts';

/** Spaces a level. */
const step = 2;

/**
 * What lays a file's definitions out as everybody's: two spaces a level, lists below their key, one space behind a colon,
 * a dash or a comma, as many inside a brace as inside its other one, no spaces at the ends of lines, one empty line at
 * most, one line end at the end. Comments and values stay as they are written. A document that is not ours, cannot be
 * read, or would not say the same is left as it is. Null where nothing in the file is ours.
 */
export function format(file: ParsedFile): Change[] | null {
  if (!file.documents.some(({ kind }) => kind)) return null;
  return file.documents.flatMap((document) => {
    if (!document.kind || document.yaml.errors.length > 0) return [];
    const changes = layOut(document, document.index === file.documents.length - 1, newlineOf(file.text));
    return saysTheSame(file.path, document, changes) ? changes : [];
  });
}

interface Line {
  /** Offsets in the document: its first character, the first that is no space, and its end before the line end. */
  readonly start: number;
  readonly content: number;
  readonly end: number;
  /** Of a text of several lines, every line but its first. */
  inText: 'no' | 'folded' | 'literal';
  /** The spaces it is to begin with; undefined until that is known. */
  indent: number | undefined;
  comment: boolean;
}

function layOut(document: DefinitionDocument, last: boolean, newline: string): Change[] {
  const { text, start } = document;
  const lines = linesOf(text);
  const gaps: Change[] = [];
  const layout = new Layout(text, lines, gaps);
  for (const token of new Parser().parse(text)) layout.visit(token);
  indentComments(lines);
  const changes = layout.refused ? [] : [...gaps];
  let blank = 0;
  for (const [index, line] of lines.entries()) {
    const empty = line.content === line.end;
    const next = lines[index + 1]?.start ?? text.length;
    if (empty && line.inText === 'no') {
      blank++;
      const atEnd = last && lines.slice(index).every((one) => one.content === one.end && one.inText === 'no');
      if (blank > 1 || atEnd) changes.push({ start: line.start, end: next, text: '' });
      else if (line.end > line.start) changes.push({ start: line.start, end: line.end, text: '' });
      continue;
    }
    blank = 0;
    const indent = layout.refused ? undefined : line.indent;
    if (indent !== undefined && indent !== line.content - line.start)
      changes.push({ start: line.start, end: line.content, text: ' '.repeat(indent) });
    if (line.inText === 'literal' || lines[index + 1]?.inText === 'folded') continue;
    const kept = line.start + text.slice(line.start, line.end).trimEnd().length;
    if (kept > line.content && kept < line.end) changes.push({ start: kept, end: line.end, text: '' });
    if (last && next === text.length && line.end === text.length)
      changes.push({ start: next, end: next, text: newline });
  }
  return changes.map((change) => ({ ...change, start: change.start + start, end: change.end + start }));
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    const end = next - (/\r?\n$/.exec(text.slice(Math.max(start, next - 2), next))?.[0].length ?? 0);
    const content = start + (/^[ ]*/.exec(text.slice(start, end))?.[0].length ?? 0);
    const comment = text[content] === '#' && content < end;
    const blankEnd = text.slice(content, end).trim() === '' ? end : content;
    lines.push({ start, content: blankEnd, end, inText: 'no', indent: undefined, comment });
    start = next;
  }
  return lines;
}

/** Walks a document's tokens and says of each line how far it is to be indented. */
class Layout {
  /** Something in it has a layout of its own; its lines keep their indentation. */
  refused = false;
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #gaps: Change[];

  constructor(text: string, lines: readonly Line[], gaps: Change[]) {
    this.#text = text;
    this.#lines = lines;
    this.#gaps = gaps;
  }

  visit(token: CST.Token): void {
    if (token.type === 'document' && token.value) this.#value(token.value, 0, 0);
  }

  /** A value whose lines, where they are its own, begin at `column`; `shift` is how far what holds it is moved. */
  #value(token: CST.Token, column: number, shift: number): void {
    switch (token.type) {
      case 'block-map':
        for (const item of token.items) this.#entry(item, column, column - token.indent);
        return;
      case 'block-seq':
        for (const item of token.items) this.#item(item, column, column - token.indent);
        return;
      case 'flow-collection':
        this.#flow(token, shift);
        return;
      default:
        if ('source' in token) this.#scalar(token, shift);
    }
  }

  #entry({ start, key, sep, value }: CST.BlockMap['items'][number], column: number, shift: number): void {
    if (!key && !sep) return;
    if (start.some(({ type }) => type === 'explicit-key-ind') || !sep) this.refused = true;
    this.#first(key ?? sep?.[0], start, column);
    if (key) this.#value(key, column, shift);
    const parts = [key, ...(sep ?? []).filter(isPart), value].filter((part) => part != null);
    for (const [index, part] of parts.entries()) this.#between(part, parts[index + 1]);
    if (value) this.#below(value, sep ?? [], column + step, shift);
  }

  #item({ start, value }: CST.BlockSequence['items'][number], column: number, shift: number): void {
    const dash = start.find(({ type }) => type === 'seq-item-ind');
    if (!dash) return;
    this.#place(dash.offset, column);
    if (!value) return;
    const between = start.slice(start.indexOf(dash) + 1);
    const [gap] = between;
    const block = value.type === 'block-map' || value.type === 'block-seq';
    if (block && between.length === 1 && gap?.type === 'space' && gap.source.length !== step - 1)
      this.#gaps.push({ start: gap.offset, end: gap.offset + gap.source.length, text: ' '.repeat(step - 1) });
    if (!block) this.#between(dash, between.find(isPart) ?? value);
    if (block && between.some(({ type }) => type === 'anchor' || type === 'tag') && !between.some(isNewline))
      this.refused = true;
    this.#below(value, between, column + step, shift);
  }

  /** A value behind its key or dash, on the same line or on lines of its own. */
  #below(value: CST.Token, between: readonly CST.SourceToken[], column: number, shift: number): void {
    const newline = between.findIndex(isNewline);
    for (const token of newline < 0 ? [] : between.slice(newline))
      if (token.type === 'anchor' || token.type === 'tag') this.#place(token.offset, column);
    this.#value(value, column, shift);
    if (newline >= 0 && value.type !== 'block-map' && value.type !== 'block-seq') {
      const many = this.#lineAt(endOf(value)) > this.#lineAt(value.offset);
      this.#place(value.offset, many ? this.#indentAt(value.offset) + shift : column);
    }
  }

  #first(token: { readonly offset: number } | undefined, start: readonly CST.SourceToken[], column: number): void {
    const first = start.find(({ type }) => type === 'anchor' || type === 'tag') ?? token;
    if (first) this.#place(first.offset, column);
  }

  #flow(token: CST.FlowCollection, shift: number): void {
    const from = this.#lineAt(token.offset) + 1;
    const to = this.#lineAt(token.end[0]?.offset ?? token.offset);
    for (const line of this.#lines.slice(from, to + 1)) line.indent = Math.max(0, line.content - line.start + shift);
    const inner = (one: CST.Token | null | undefined) => {
      if (one?.type === 'flow-collection') this.#flow(one, shift);
      else if (one && 'source' in one) this.#scalar(one, shift);
    };
    for (const { key, value } of token.items) {
      inner(key);
      inner(value);
    }
    const parts = [
      token.start,
      ...token.items.flatMap(({ start, key, sep, value }) => [
        ...start.filter(isPart),
        key,
        ...(sep ?? []).filter(isPart),
        value,
      ]),
      token.end[0],
    ].filter((part) => part != null);
    const padding = parts.length > 2 && /^\{[ \t]/.test(this.#text.slice(token.offset, token.offset + 2)) ? ' ' : '';
    for (const [index, part] of parts.entries()) this.#between(part, parts[index + 1], padding);
  }

  /** The gap between two parts of a collection, where it is on one line. */
  #between(a: CST.Token, b: CST.Token | undefined, padding = ''): void {
    const wanted = b && gapBetween(a, b, padding);
    if (!b || wanted === undefined) return;
    const [start, end] = [partEnd(a), b.offset];
    const gap = this.#text.slice(start, end);
    if (gap !== wanted && /^[ \t]*$/.test(gap)) this.#gaps.push({ start, end, text: wanted });
  }

  #scalar(token: CST.Token & { readonly source: string }, shift: number): void {
    const literal = token.type === 'block-scalar';
    if (literal && token.source === '') return;
    const from = this.#lineAt(literal ? token.offset + headerOf(token) : token.offset) + (literal ? 0 : 1);
    const to = this.#lineAt(endOf(token) - (literal ? 1 : 0));
    const own = literal ? this.#lines.slice(from, to + 1) : [];
    const body = Math.min(
      ...own.filter(({ content, end }) => content < end).map(({ content, start }) => content - start),
    );
    for (const line of this.#lines.slice(from, to + 1)) {
      line.inText = literal ? 'literal' : 'folded';
      line.comment = false;
      const spaces = /^ */.exec(this.#text.slice(line.start, line.end))?.[0].length ?? 0;
      const empty = line.content === line.end;
      line.indent = empty && (!literal || spaces < body) ? undefined : Math.max(0, spaces + shift);
      if (empty && line.indent !== undefined && shift !== 0) this.refused = true;
      if (this.#text[line.start + spaces] === '\t' && !literal && shift !== 0) this.refused = true;
    }
  }

  /** The line at an offset begins at `column`, if nothing stands before the offset on it. */
  #place(offset: number, column: number): void {
    const line = this.#lines[this.#lineAt(offset)];
    if (line && line.content === offset) line.indent = column;
    else if (line && this.#text.slice(line.start, offset).trim() === '') this.refused = true;
  }

  #indentAt(offset: number): number {
    const line = this.#lines[this.#lineAt(offset)];
    return line ? line.content - line.start : 0;
  }

  #lineAt(offset: number): number {
    let [low, high] = [0, this.#lines.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lines[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Comments on lines of their own go with the line they were in line with: the next, else the one before. */
function indentComments(lines: readonly Line[]): void {
  const column = (line: Line) => line.content - line.start;
  for (const [index, line] of lines.entries()) {
    if (!line.comment || line.inText !== 'no' || line.indent !== undefined) continue;
    const written = (one: Line) => one.content < one.end && one.indent !== undefined;
    const next = lines.slice(index + 1).find((one) => written(one) && !one.comment);
    const before = lines.slice(0, index).findLast(written);
    if (next && column(next) === column(line)) line.indent = next.indent;
    else if (before && before.inText === 'no' && column(before) === column(line)) line.indent = before.indent;
    else if (before && before.inText === 'no' && column(before) < column(line) && !next) line.indent = before.indent;
    else line.indent = next?.indent ?? (before?.inText === 'no' ? before.indent : 0);
  }
}

/** Whether a token is more than space, line end or comment. */
function isPart({ type }: CST.SourceToken): boolean {
  return type !== 'space' && type !== 'newline' && type !== 'comment';
}

/**
 * What belongs between two parts of a collection that stand on one line; undefined where it stays as it is. `padding` is
 * what stands inside the brackets.
 */
function gapBetween({ type: a }: CST.Token, { type: b }: CST.Token, padding: string): string | undefined {
  if (a === 'map-value-ind' || a === 'seq-item-ind')
    return /^(?:comma|flow-(?:map|seq)-end)$/.test(b) ? undefined : ' ';
  if (/^(?:alias|anchor|tag|explicit-key-ind)$/.test(a) || b === 'explicit-key-ind') return undefined;
  if (b === 'comma' || b === 'map-value-ind') return '';
  if (a === 'flow-map-start' || a === 'flow-seq-start' || b === 'flow-map-end' || b === 'flow-seq-end') return padding;
  return a === 'comma' ? ' ' : undefined;
}

/** Where a part of a collection ends: a scalar without the spaces and comments behind it. */
function partEnd(token: CST.Token): number {
  if (token.type === 'flow-collection') return (token.end[0]?.offset ?? token.offset) + 1;
  return token.offset + ('source' in token ? token.source.length : 0);
}

function isNewline({ type }: CST.SourceToken): boolean {
  return type === 'newline';
}

/** The characters from a block scalar's `|` to the text below it. */
function headerOf(token: CST.Token): number {
  return token.type === 'block-scalar'
    ? token.props.reduce((length, prop) => length + ('source' in prop ? String(prop.source).length : 0), 0)
    : 0;
}

function endOf(token: CST.Token): number {
  if (token.type === 'flow-collection') return token.end[0]?.offset ?? token.offset;
  const { source } = token as { readonly source?: string };
  return token.offset + headerOf(token) + (source?.length ?? 0);
}
