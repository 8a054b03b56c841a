import { isMap, type YAMLMap } from 'yaml';
import type { DefinitionDocument, ParsedFile } from '../../../schemas/document.ts';
import { keyName, placeAt, resolveAlias } from '../../../schemas/nodes.ts';
import type { Change } from '../changes.ts';
import { columnOf, isBlockScalar, lineEndAt, lineStartAt, newlineOf, pairEnd, pairsOf } from '../yaml-source.ts';

/** A key to add. Its lines after the first are indented from the key's column on. */
export interface NewEntry {
  readonly key: string;
  readonly lines: readonly string[];
}

/** The mapping at a path from the document's root, or undefined where there is none to add to. */
export function mappingAt(document: DefinitionDocument, path: readonly string[]): YAMLMap | undefined {
  const node = resolveAlias(placeAt(document, path)?.value, document);
  return isMap(node) && (pairsOf(node).length > 0 || (node.flow && node.items.length === 0)) ? node : undefined;
}

/** The change that adds entries to a mapping that is written, each behind those that come before it in `order`. */
export function insertEntries(
  { text }: ParsedFile,
  map: YAMLMap,
  entries: readonly NewEntry[],
  order: readonly string[],
): Change[] {
  const pairs = pairsOf(map);
  const [from = 0, to = 0] = map.range ?? [];
  if (pairs.length === 0)
    return [{ start: from, end: to, text: `{${entries.map(({ lines }) => lines.join(' ')).join(', ')}}` }];
  const first = pairs[0]?.key.range?.[0] ?? 0;
  const newline = newlineOf(text);
  const column = columnOf(text, first);
  const indent = ' '.repeat(column);
  const block = (entry: NewEntry) => entry.lines.join(newline + indent);
  const groups = new Map<(typeof pairs)[number] | undefined, NewEntry[]>();
  for (const entry of entries) {
    const place = order.indexOf(entry.key);
    const after = pairs.findLast((pair) => order.indexOf(keyName(pair.key) ?? '') < place);
    groups.set(after, [...(groups.get(after) ?? []), entry]);
  }
  return [...groups].map(([after, group]) => {
    if (map.flow) {
      const written = group.map(({ lines }) => lines.join(' ')).join(', ');
      const at = after ? pairEnd(after, text) : first;
      return { start: at, end: at, text: after ? `, ${written}` : `${written}, ` };
    }
    if (!after)
      return { start: first, end: first, text: group.map((entry) => block(entry) + newline + indent).join('') };
    const behind = endOfEntry(text, after);
    const written = group.map((entry) => indent + block(entry));
    return behind === lineStartAt(text, behind) && behind > 0
      ? { start: behind, end: behind, text: written.map((one) => one + newline).join('') }
      : { start: behind, end: behind, text: written.map((one) => newline + one).join('') };
  });
}

/** Where a new line may follow an entry: its line's end, or behind a block scalar the start of the next line. */
function endOfEntry(text: string, pair: ReturnType<typeof pairsOf>[number]): number {
  const end = pair.value?.range?.[1] ?? 0;
  if (isBlockScalar(pair.value) && text[end - 1] === '\n') return end;
  return lineEndAt(text, pairEnd(pair, text));
}
