import {
  type Block,
  eolOf,
  hashOf,
  isAsGenerated,
  looseMarks,
  markOf,
  type Part,
  partsOf,
  printBlock,
  withMark,
} from './postmortem-document.ts';
import type { Draft, DraftBlock } from './template.ts';

export interface Merged {
  readonly text: string;
  /** Names of the blocks a person has edited, which stay as they are. */
  readonly kept: readonly string[];
}

/**
 * The postmortem in `existing` brought up to date from `draft`. What stands outside its blocks, and the blocks a person
 * has edited, stay word for word; blocks keep their place, removed ones stay removed, and those that are new to it come
 * in where the template has them. With `renew` edited blocks are replaced as well: what would be new.
 */
export function mergePostmortem(existing: string, draft: Draft, renew = false): Merged {
  const eol = eolOf(existing);
  const drafted = new Map<string, string>(
    draft.parts.flatMap((part) => (part.type === 'block' ? [[part.name, part.content] as const] : [])),
  );
  const kept: string[] = [];
  const found = partsOf(existing).map((part): Part => {
    const content = part.type === 'block' ? drafted.get(part.name) : undefined;
    if (part.type === 'text' || content === undefined) return part;
    if (!renew && !isAsGenerated(part) && hashOf(part.content) !== hashOf(content)) {
      kept.push(part.name);
      return part;
    }
    if (part.hash === hashOf(content) && hashOf(part.content) === part.hash) return part;
    return { ...part, raw: printBlock(part.name, content, eol) };
  });
  const loose = found.flatMap((part) => (part.type === 'text' ? looseMarks(part.text) : []));
  const before = markOf(existing)?.blocks ?? [];
  const there = new Set<string>([
    ...before,
    ...loose,
    ...found.flatMap((part) => (part.type === 'block' ? [part.name] : [])),
  ]);
  const whole = draft.parts.reduce<readonly Part[]>(
    (parts, part, index) =>
      part.type === 'block' && !there.has(part.name) ? withNew(parts, draft, index, eol) : parts,
    found,
  );
  const text = whole.map((part) => (part.type === 'text' ? part.text : part.raw)).join('');
  const blocks = [...new Set([...before, ...drafted.keys()])];
  return {
    text: withMark(text, { incident: draft.incident, blocks }),
    kept: [...new Set([...kept, ...loose.filter((name) => drafted.has(name))])],
  };
}

/**
 * The parts with a block of the draft that they do not have. One that begins a section in the template comes below its
 * heading where that is here already, else with its heading after the section of the block it follows there. Any other
 * comes right after that block.
 */
function withNew(parts: readonly Part[], draft: Draft, index: number, eol: string): readonly Part[] {
  const { name, content } = draft.parts[index] as DraftBlock;
  const block: Block = { type: 'block', name, content, raw: printBlock(name, content, eol) };
  const blank: Part = { type: 'text', text: `${eol}${eol}` };
  const placeOf = (wanted: string) => parts.findLastIndex((part) => part.type === 'block' && part.name === wanted);
  const after =
    namesOf(draft.parts.slice(0, index))
      .map(placeOf)
      .findLast((place) => place !== -1) ?? -1;

  const heading = headingBefore(draft, index);
  if (heading === undefined) {
    if (after !== -1) return parts.toSpliced(after + 1, 0, blank, block);
    const following = parts.findIndex((part) => part.type === 'block' && namesOf(draft.parts).includes(part.name));
    return following === -1 ? [...parts, blank, block] : parts.toSpliced(following, 0, block, blank);
  }
  const own = belowHeading(parts, heading);
  if (own) return split(parts, own, [block, blank], eol);
  const section: readonly Part[] = [{ type: 'text', text: heading.replace(/\r?\n/g, eol) }, block, blank];
  const end = sectionEnd(parts, after);
  return end ? split(parts, end, section, eol) : [...parts, blank, ...section];
}

/** A place in a text. */
interface Place {
  /** Index of the part. */
  readonly at: number;
  readonly text: string;
  readonly offset: number;
}

/** The parts with some more in the middle of a text, set apart from what is before by a blank line. */
function split(
  parts: readonly Part[],
  { at, text, offset }: Place,
  more: readonly Part[],
  eol: string,
): readonly Part[] {
  const before = text.slice(0, offset);
  const isApart = /^$|\n[ \t]*\r?\n$/.test(before);
  const lead = isApart ? '' : before.endsWith('\n') ? eol : `${eol}${eol}`;
  return parts.toSpliced(at, 1, { type: 'text', text: `${before}${lead}` }, ...more, {
    type: 'text',
    text: text.slice(offset),
  });
}

function namesOf(parts: Draft['parts']): readonly string[] {
  return parts.flatMap((part) => (part.type === 'block' ? [part.name] : []));
}

/** Below the line that is this heading, blank lines after it left behind. */
function belowHeading(parts: readonly Part[], heading: string): Place | undefined {
  const [wanted = ''] = heading.split(/\r?\n/);
  for (const [at, part] of parts.entries()) {
    if (part.type === 'block') continue;
    const { text } = part;
    const start = headings(text).find((one) => (text.slice(one).split(/\r?\n/)[0] ?? '').trim() === wanted.trim());
    if (start === undefined) continue;
    const [lines = ''] = /^[^\n]*(?:\n[ \t]*\r?(?=\n))*\n?/.exec(text.slice(start)) ?? [];
    return { at, text, offset: start + lines.length };
  }
  return undefined;
}

/** The template's words from the last heading before a block on, when there is one since the block before it. */
function headingBefore({ parts }: Draft, index: number): string | undefined {
  const part = parts[index - 1];
  if (part?.type !== 'text') return undefined;
  const offset = headings(part.text).at(-1);
  return offset === undefined ? undefined : part.text.slice(offset);
}

/** Where the first section after a part begins, or the mark at the end; a document's own title is none. */
function sectionEnd(parts: readonly Part[], after: number): Place | undefined {
  for (const [at, part] of parts.entries()) {
    if (at <= after || part.type === 'block') continue;
    const offset = headings(part.text).find((one) => !part.text.startsWith('# ', one)) ?? markAt(part.text);
    if (offset !== undefined) return { at, text: part.text, offset };
  }
  return undefined;
}

function markAt(text: string): number | undefined {
  const at = text.search(/^ {0,3}<!--[ \t]*healer:postmortem[ \t]/m);
  return at === -1 ? undefined : at;
}

/** Offsets of the lines that are headings; what looks like one in a fenced listing is none. */
function headings(text: string): readonly number[] {
  const offsets: number[] = [];
  let fence: string | undefined;
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
      fence = fence === undefined ? mark : undefined;
    else if (fence === undefined && /^ {0,3}#{1,6}[ \t]/.test(line)) offsets.push(at);
    at += line.length;
  }
  return offsets;
}
