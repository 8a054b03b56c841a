import type { Entry } from './outline.ts';

/** The part of a flow collection the cursor stands in. Offsets count from the start of the text. */
export interface FlowSpot {
  /** The collection's owner: the key or item whose value it is. For a value, the key or item it belongs to. */
  readonly slot: Entry;
  readonly role: 'key' | 'item' | 'value';
  readonly start: number;
  readonly end: number;
  /** A colon follows the word already. */
  readonly colon: boolean;
  /** The entry being written, already among the slot's children. */
  readonly own: Entry | undefined;
  /** It begins where a finished entry ends, with no comma between. */
  readonly afterEntry?: boolean;
  /** Where the entry before it ends, which has no comma. */
  readonly commaAt?: number;
}

export interface FlowReading {
  /** Where the collection ends. */
  readonly end: number;
  /** `nowhere`: the cursor is inside, where nothing can be offered. Undefined: it is not inside. */
  readonly spot: FlowSpot | 'nowhere' | undefined;
}

type Stage = 'start' | 'named' | 'colon' | 'done';

interface Frame {
  readonly owner: Entry;
  readonly map: boolean;
  stage: Stage;
  current: Entry | undefined;
  /** Where what was read last ends. */
  end: number;
}

/**
 * Reads a flow collection that begins at `from` (its `{` or `[`) into `owner`'s children, and finds the cursor in it.
 * Forgiving: a collection that is never closed ends before the first line that is indented no deeper than its owner.
 */
export function readFlow(text: string, from: number, owner: Entry, cursor: number): FlowReading {
  const frames: Frame[] = [];
  let spot: FlowSpot | 'nowhere' | undefined;
  let at = from;

  const gap = (frame: Frame) => {
    const place = { start: cursor, end: cursor, colon: false, own: undefined };
    if (frame.stage === 'start') spot = { ...place, slot: frame.owner, role: frame.map ? 'key' : 'item' };
    else if (frame.stage === 'colon' && frame.current) spot = { ...place, slot: frame.current, role: 'value' };
    else if (frame.stage === 'done' && /^[ \t]+$/.test(text.slice(frame.end, cursor)))
      spot = { ...place, slot: frame.owner, role: frame.map ? 'key' : 'item', start: frame.end, afterEntry: true };
    else if (frame.stage === 'done' && text.slice(frame.end, cursor).includes('\n'))
      spot = { ...place, slot: frame.owner, role: frame.map ? 'key' : 'item', commaAt: frame.end };
    else spot = 'nowhere';
  };

  const token = (frame: Frame) => {
    const start = at;
    const before = frame.end;
    at = tokenEnd(text, start);
    frame.end = at;
    const value = text.slice(start, at);
    const colon = /^[ \t]*:/.test(text.slice(at, at + 20));
    const inside = start <= cursor && cursor <= at;
    const place = { start, end: at, colon };
    const unparted = frame.stage === 'done';
    if (frame.stage === 'start' || unparted) {
      frame.current = addEntry(frame, frame.map ? unquote(value) : '');
      if (!frame.map) frame.current.value = value;
      frame.stage = frame.map ? 'named' : 'done';
      const more = unparted ? { commaAt: before } : {};
      if (inside && unparted && !text.slice(before, start).includes('\n')) spot = 'nowhere';
      else if (inside)
        spot = { ...place, slot: frame.owner, role: frame.map ? 'key' : 'item', own: frame.current, ...more };
    } else if (frame.stage === 'colon' && frame.current) {
      frame.current.value = value;
      frame.stage = 'done';
      if (inside) spot = { ...place, slot: frame.current, role: 'value', own: undefined };
    } else if (inside) spot = 'nowhere';
  };

  while (at < text.length) {
    const frame = frames.at(-1);
    const character = text[at] ?? '';
    const open = character === '{' || character === '[';
    if (frame && at === cursor && !spot && /[\s,:{}[\]]/.test(character)) gap(frame);
    if (open) {
      const inner = frame ? (frame.stage === 'colon' && frame.current ? frame.current : addEntry(frame, '')) : owner;
      inner.flow = true;
      if (frame) frame.stage = 'done';
      frames.push({ owner: inner, map: character === '{', stage: 'start', current: undefined, end: at });
      at++;
    } else if (!frame) break;
    else if (character === '}' || character === ']') {
      frames.pop();
      at++;
      const outer = frames.at(-1);
      if (!outer) return { end: at, spot };
      outer.end = at;
    } else if (character === ',') {
      frame.stage = 'start';
      frame.current = undefined;
      at++;
    } else if (character === ':' && frame.stage === 'named') {
      frame.stage = 'colon';
      at++;
    } else if (character === '\n') {
      if (!continues(text, at + 1, owner.column)) return { end: at, spot };
      at++;
    } else if (/\s/.test(character)) at++;
    else if (character === '#') {
      const end = lineEnd(text, at);
      if (at <= cursor && cursor <= end) spot = 'nowhere';
      at = end;
    } else token(frame);
  }
  const last = frames.at(-1);
  if (last && cursor === text.length && !spot) gap(last);
  return { end: at, spot };
}

function addEntry(frame: Frame, name: string): Entry {
  const kind = frame.map ? 'key' : 'item';
  const entry: Entry = {
    kind,
    name,
    column: frame.owner.column,
    parent: frame.owner,
    children: [],
    value: '',
    flow: false,
  };
  frame.owner.children.push(entry);
  return entry;
}

/** Where a scalar ends: a quoted one at its closing quote or its line's end, a plain one before what YAML stops it at. */
function tokenEnd(text: string, start: number): number {
  const rest = text.slice(start, lineEnd(text, start));
  const quoted = /^"(?:[^"\\]|\\.)*"?|^'(?:[^']|'')*'?/.exec(rest)?.[0];
  const plain = /^(?:[^,{}[\]:#\s]|:(?![\s,{}[\]]|$)|(?<=\S)#|[ \t]+(?![\s#:,{}[\]]|$))+/.exec(rest)?.[0];
  return start + Math.max(1, (quoted ?? plain ?? '').length);
}

function continues(text: string, lineStart: number, column: number): boolean {
  const line = text.slice(lineStart, lineEnd(text, lineStart));
  const indent = line.search(/\S/);
  return indent < 0 || indent > column || /^[}\]#]/.test(line.trimStart());
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A scalar's text without its quotes. */
export function unquote(scalar: string): string {
  return /^(["'])(.*)\1$/.exec(scalar)?.[2] ?? scalar;
}
