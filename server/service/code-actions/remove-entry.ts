import { isCollection, isMap, type Node, type Pair, type YAMLMap } from 'yaml';
import type { ParsedFile } from '../../../schemas/document.ts';
import type { Change } from '../changes.ts';
import { columnOf, commentsOf, lineEndAt, lineStartAt, pairEnd, pairsOf } from '../yaml-source.ts';
import type { FixesProblem } from './fix.ts';

const removable = new Set(['schema/unknown-key', 'yaml/duplicate-key']);

/** Removes a key nothing knows, or one written twice, with what stands below it. */
export const removeEntry: FixesProblem = (file, document, { code, start }) => {
  const found = removable.has(code) ? entryAt(document.yaml.contents, start) : undefined;
  if (!found) return [];
  const comments = commentsOf(document);
  const hasComment = (from: number, to: number) => comments.some((one) => one.start >= from && one.end <= to);
  const change = found.map.flow ? removeInFlow(file, found, hasComment) : removeInBlock(file, found, hasComment);
  return change ? [{ title: `Remove "${String(found.pair.key)}"`, changes: [change] }] : [];
};

interface FoundEntry {
  readonly map: YAMLMap;
  readonly pair: Pair<Node, Node | null>;
  readonly before: Pair<Node, Node | null> | undefined;
  readonly after: Pair<Node, Node | null> | undefined;
}

type HasComment = (from: number, to: number) => boolean;

/** The entry whose key begins at an offset. */
function entryAt(root: unknown, offset: number): FoundEntry | undefined {
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isCollection(node)) continue;
    if (isMap(node)) {
      const pairs = pairsOf(node);
      const index = pairs.findIndex(({ key }) => key.range?.[0] === offset);
      const pair = pairs[index];
      if (pair) return { map: node, pair, before: pairs[index - 1], after: pairs[index + 1] };
      open.push(...pairs.map(({ value }) => value ?? undefined));
    } else open.push(...node.items);
  }
  return undefined;
}

function removeInBlock({ text }: ParsedFile, { pair, after }: FoundEntry, hasComment: HasComment): Change {
  const start = pair.key.range?.[0] ?? 0;
  const end = lineEndAt(text, pairEnd(pair, text));
  const lineStart = lineStartAt(text, start);
  const next = after?.key.range?.[0];
  if (text.slice(lineStart, start).trim() === '') return { start: lineStart, end: afterNewline(text, end), text: '' };
  if (next === undefined) return { start, end, text: columnOf(text, start) > 0 ? '{}' : '' };
  return { start, end: hasComment(end, next) ? end : next, text: '' };
}

function removeInFlow(
  { text }: ParsedFile,
  { pair, before, after }: FoundEntry,
  hasComment: HasComment,
): Change | undefined {
  const own = pair.key.range?.[0] ?? 0;
  const start = after || !before ? own : pairEnd(before, text);
  const end = after?.key.range?.[0] ?? pairEnd(pair, text);
  return hasComment(start, end) ? undefined : { start, end, text: '' };
}

function afterNewline(text: string, end: number): number {
  return end + (/^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
}
