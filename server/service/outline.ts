import { type FlowSpot, readFlow, unquote } from './flow.ts';
import type { Step } from './schema-at.ts';

/** A key or list item of a document read by its indentation alone, so that text that does not parse yet has one too. */
export interface Entry {
  readonly kind: 'root' | 'key' | 'item';
  /** A key's name; empty for the root and for items. */
  readonly name: string;
  /** Where the key or the dash stands in its line, from 0; -1 for the root. */
  readonly column: number;
  readonly parent: Entry | undefined;
  readonly children: Entry[];
  /** The scalar on its own line as it is written, empty when there is none. */
  value: string;
  /** Its value is a flow collection, `{…}` or `[…]`. */
  flow: boolean;
}

/** What the cursor is about to write. Offsets count from the start of the text. */
export interface Spot {
  /** Whose content is written: the root, a key, or an item. */
  readonly slot: Entry;
  /** `key` and `item` in a collection, `value` after a colon; `entry` on a line of its own, where the schema decides. */
  readonly role: 'key' | 'item' | 'value' | 'entry';
  /** The word to replace. */
  readonly start: number;
  readonly end: number;
  /** Column of the word in its line. */
  readonly column: number;
  /** A colon follows the word already. */
  readonly colon: boolean;
  /** The cursor touches the colon or dash before it: a space must come first. */
  readonly needsSpace: boolean;
  /** In a flow collection, another entry follows and no comma stands between. */
  readonly needsComma: boolean;
  /** It begins where another entry of a flow collection ends, and no comma stands between. */
  readonly afterEntry: boolean;
  /** Where a comma is missing on a line above or before the word. */
  readonly commaAt?: number;
  /** All before the word in its line is white space, to be replaced by as many spaces as `column` says. */
  readonly moved: boolean;
  /** The line holds nothing before the word but white space, so its indentation may be changed. */
  readonly alone: boolean;
  /** The entry being written, where it is among the slot's children. */
  readonly own: Entry | undefined;
  /** On a line of its own, the last of the slot's children above it. */
  readonly above?: Entry | undefined;
}

/** The path from the root to an entry. */
export function pathOf(entry: Entry): Step[] {
  const { parent } = entry;
  if (!parent) return [];
  const items = parent.children.filter((child) => child.kind === 'item');
  const key = entry.kind === 'key' ? entry.name : items.indexOf(entry);
  return [...pathOf(parent), { key, sibling: (name) => valueIn(parent, name) }];
}

/** The scalar at a key of an entry's mapping, without quotes; undefined when absent or empty. */
export function valueIn(entry: Entry, key: string): string | undefined {
  const value = entry.children.find((child) => child.kind === 'key' && child.name === key)?.value;
  return value ? unquote(value) : undefined;
}

/** Spaces a level. */
export const step = 2;

const blockScalar = /^[|>][-+0-9]*$/;
const keyPattern =
  /^("(?:[^"\\]|\\.)*"[ \t]*|'(?:[^']|'')*'[ \t]*|[^\s"'#&*!|>%@`{}[\],](?:[^:#]|:(?=\S)|(?<=\S)#)*?):(?=\s|$)/;

/** The outline of one document's text, and what the cursor (an offset in it) would write; no spot inside comments and texts. */
export function outline(text: string, cursor: number): { readonly root: Entry; readonly spot: Spot | undefined } {
  const root: Entry = { kind: 'root', name: '', column: -1, parent: undefined, children: [], value: '', flow: false };
  const open: Entry[] = [root];
  let resume = 0;
  let literal: Entry | undefined;
  let spot: Spot | undefined;

  const top = (column: number) => open.findLast((entry) => entry.column < column) ?? root;

  const push = (kind: 'key' | 'item', name: string, column: number) => {
    const holds = (last: Entry) =>
      last.column < column || (last.column === column && last.kind === 'key' && kind === 'item');
    while (open.length > 0 && !holds(open.at(-1) ?? root)) open.pop();
    const parent = open.at(-1) ?? root;
    const entry: Entry = { kind, name, column, parent, children: [], value: '', flow: false };
    parent.children.push(entry);
    open.push(entry);
    return entry;
  };

  const flowSpot = (found: FlowSpot | 'nowhere' | undefined, from: number, to: number) => {
    if (found === undefined || found === 'nowhere') return;
    const before = text.slice(lineStart(text, found.start), found.start);
    const needsSpace = found.start === found.end && /[:,]/.test(text[found.start - 1] ?? '');
    const needsComma =
      found.role !== 'value' && /^(?:\s|(?<=\s)#.*(?:\n|$))*[^\s:,}\]#]/.test(text.slice(found.end, to));
    const moved = before.trim() === '' && (before.includes('\t') || before.length <= found.slot.column);
    const others = moved ? /\n( *)[^\s}\]#]/.exec(text.slice(from, to))?.[1]?.length : before.length;
    const column = others ?? Math.max(0, found.slot.column + step);
    spot = { afterEntry: false, ...found, column, needsSpace, needsComma, alone: false, moved };
  };

  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).replace(/\r$/, '');
    readLine(line, start);
    start = end + 1;
  }
  return { root, spot };

  function readLine(line: string, start: number) {
    if (start < resume || /^(---|\.\.\.)(\s|$)/.test(line)) return;
    const here = cursor - start;
    const onLine = here >= 0 && here <= line.length;
    const indent = line.search(/\S/);
    if (literal && (indent < 0 ? !onLine || here > literal.column : indent > literal.column)) return;
    if (indent >= 0) literal = undefined;
    if (indent < 0) {
      if (onLine) spot = placeAlone(top(here), start, here, here);
      return;
    }
    if (onLine && (here < indent || inComment(line, here))) return readEntries(line, start, indent, -1);
    readEntries(line, start, indent, onLine ? here : -1);
  }

  /** Reads one line's dashes, key and value. `here` is the cursor's column, or -1 when it is elsewhere. */
  function readEntries(line: string, start: number, indent: number, here: number) {
    let at = indent;
    let item: Entry | undefined;
    while (/^-(\s|$)/.test(line.slice(at))) {
      const dash = at;
      item = push('item', '', dash);
      at = dash + 1 + (line.slice(dash + 1).match(/^\s*/)?.[0].length ?? 0);
      if (at >= line.length && here > dash)
        spot = place(item, 'entry', start, here, here, { needsSpace: here === dash + 1 });
    }
    const rest = line.slice(at);
    if (rest === '' || rest.startsWith('#')) return;
    const key = keyPattern.exec(rest);
    if (key) return readKey(line, start, at, (key[1] ?? '').trimEnd(), here);
    if (/^[{[]/.test(rest)) return readCollection(item ?? top(at), start + at);
    const value = withoutComment(rest);
    const owner = item ?? top(at);
    if (item) item.value = value;
    if (blockScalar.test(value)) literal = owner;
    else if (at <= here && here <= at + value.length)
      spot = item
        ? place(owner, 'entry', start, at, at + value.length, {})
        : placeAlone(owner, start, at, at + value.length);
  }

  function readKey(line: string, start: number, at: number, name: string, here: number) {
    const entry = push('key', unquote(name), at);
    const nameEnd = at + name.length;
    const colon = line.indexOf(':', nameEnd);
    if (at <= here && here <= nameEnd && entry.parent) {
      spot = place(entry.parent, 'key', start, at, nameEnd, { colon: true, own: entry });
    }
    const tagged = /^\s*(?:[&!]\S*\s+)*/.exec(line.slice(colon + 1))?.[0].length ?? 0;
    const valueAt = colon + 1 + tagged;
    const value = withoutComment(line.slice(valueAt));
    if (/^[{[]/.test(value)) return readCollection(entry, start + valueAt);
    entry.value = value;
    if (blockScalar.test(value)) literal = entry;
    else if (value === '' ? here > colon : valueAt <= here && here <= valueAt + value.length) {
      const from = value === '' ? here : valueAt;
      spot = place(entry, 'value', start, from, from + value.length, { needsSpace: from === colon + 1 });
    }
  }

  function readCollection(owner: Entry, from: number) {
    const read = readFlow(text, from, owner, cursor);
    resume = read.end;
    flowSpot(read.spot, from, read.end);
  }
}

/** The offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.slice(0, offset).lastIndexOf('\n') + 1;
}

function place(slot: Entry, role: Spot['role'], line: number, from: number, to: number, more: Partial<Spot>): Spot {
  const defaults = {
    colon: false,
    needsSpace: false,
    needsComma: false,
    afterEntry: false,
    alone: false,
    moved: false,
    own: undefined,
  };
  return { ...defaults, slot, role, start: line + from, end: line + to, column: from, ...more };
}

function placeAlone(slot: Entry, line: number, from: number, to: number): Spot {
  return place(slot, 'entry', line, from, to, { alone: true, above: slot.children.at(-1) });
}

/** Whether a `#` that begins a comment stands before the column. */
function inComment(line: string, column: number): boolean {
  const comment = commentStart(line);
  return comment >= 0 && comment < column;
}

function withoutComment(value: string): string {
  const comment = commentStart(value);
  return (comment < 0 ? value : value.slice(0, comment)).trimEnd();
}

/** Where a line's comment begins: a `#` at its start or after white space, outside quotes; -1 when there is none. */
function commentStart(line: string): number {
  for (const match of line.matchAll(/(?<=^|[\s[{,:-])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<=^|\s)#/g))
    if (match[0] === '#') return match.index;
  return -1;
}
