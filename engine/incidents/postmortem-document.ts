import { createHash } from 'node:crypto';

/** A part of a postmortem that Healer writes. */
export interface Block {
  readonly type: 'block';
  readonly name: string;
  /** What was generated into it, as `hashOf` names it; absent on one whose marks a person wrote. */
  readonly hash?: string;
  /** What stands between its marks. */
  readonly content: string;
  /** All of it, marks included, as it stands in the file. */
  readonly raw: string;
}

/** What a person or the template wrote. */
export interface OwnText {
  readonly type: 'text';
  readonly text: string;
}

export type Part = Block | OwnText;

/** The mark at the end of a postmortem: whose it is, and which blocks were ever put into it. */
export interface Mark {
  readonly incident: string;
  readonly blocks: readonly string[];
}

const line = /^( {0,3}<!--[ \t]*(\/?)healer:([a-z][a-z0-9_]*)(?:[ \t]+([0-9a-f]{12}))?[ \t]*-->[ \t]*)\r?$/;
const documentMark = /^ {0,3}<!--[ \t]*healer:postmortem[ \t]+(INC-[0-9-]+)([a-z0-9_, \t]*)-->[ \t]*(?=\r?$)/m;

/**
 * The text as its blocks and what stands between them; joined again, the parts are the text. A block is what lies
 * between the line `<!-- healer:NAME HASH -->` and the next line `<!-- /healer:NAME -->`; marks that do not pair up so
 * are text like any other.
 */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let textFrom = 0;
  let open:
    | { readonly name: string; readonly hash?: string; readonly from: number; readonly contentFrom: number }
    | undefined;
  let at = 0;
  for (const raw of text.split(/(?<=\n)/)) {
    const found = line.exec(raw.replace(/\n$/, ''));
    if (found) {
      const [, mark = '', slash, name = '', hash] = found;
      if (slash === '') open = { name, ...(hash !== undefined && { hash }), from: at, contentFrom: at + raw.length };
      else if (open?.name === name) {
        const to = at + mark.length;
        if (open.from > textFrom) parts.push({ type: 'text', text: text.slice(textFrom, open.from) });
        const content = text.slice(open.contentFrom, at);
        const marked = open.hash === undefined ? {} : { hash: open.hash };
        parts.push({ type: 'block', name, ...marked, content, raw: text.slice(open.from, to) });
        textFrom = to;
        open = undefined;
      }
    }
    at += raw.length;
  }
  if (textFrom < text.length) parts.push({ type: 'text', text: text.slice(textFrom) });
  return parts;
}

/** Names of marks in a text that belong to no block: a person took the other one away. */
export function looseMarks(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((one) => {
    const name = line.exec(one)?.[3];
    return name === undefined ? [] : [name];
  });
}

/** A block as it is written, with lines that end in `eol`. */
export function printBlock(name: string, content: string, eol: string): string {
  const inside = content.trim() === '' ? '' : `${eol}${content.replace(/\r?\n/g, eol)}${eol}${eol}`;
  return `<!-- healer:${name} ${hashOf(content)} -->${eol}${inside}<!-- /healer:${name} -->`;
}

/** Names what was generated. A formatter's doing (blanks, blank lines, the width of a table) makes no difference to it. */
export function hashOf(content: string): string {
  const lines = content.split(/\r\n|\r|\n/).map((one) => one.trim().replace(/[ \t]+/g, ' '));
  const essence = lines
    .filter((one) => one !== '')
    .map((one) => (/^\|[-:| ]+\|$/.test(one) ? one.replace(/-+/g, '-') : one));
  return createHash('sha256').update(essence.join('\n')).digest('hex').slice(0, 12);
}

/** Whether a block says what was generated into it; one that a person has emptied asks to be written again. */
export function isAsGenerated({ content, hash }: Block): boolean {
  return content.trim() === '' || hashOf(content) === hash;
}

export function markOf(text: string): Mark | undefined {
  const found = documentMark.exec(text);
  if (!found) return undefined;
  const [, incident = '', blocks = ''] = found;
  return { incident, blocks: blocks.split(/[\s,]+/).filter(Boolean) };
}

export function printMark({ incident, blocks }: Mark): string {
  return `<!-- healer:postmortem ${[incident, ...blocks].join(' ')} -->`;
}

/** The text with its mark replaced; everything else as it is. */
export function withMark(text: string, mark: Mark): string {
  return text.replace(documentMark, () => printMark(mark));
}

/** How most lines of a text end. */
export function eolOf(text: string): '\r\n' | '\n' {
  const windows = text.split('\r\n').length - 1;
  return windows > text.split('\n').length - 1 - windows ? '\r\n' : '\n';
}
