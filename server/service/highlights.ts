import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver';
import { type Alias, isAlias, isCollection, isPair, type Node } from 'yaml';
import type { DefinitionDocument, ParsedFile } from '../../schemas/document.ts';
import { anchors, maxDepth, resolveAlias } from '../../schemas/nodes.ts';
import { documentAt, offsetAt, rangeAt } from './position.ts';

/** The anchor at a position, or of the alias there, with every alias of it. */
export function highlights(file: ParsedFile, position: Position): DocumentHighlight[] {
  const offset = offsetAt(file, position);
  const document = documentAt(file, offset);
  if (!document?.kind || !document.text.includes('&')) return [];
  const aliases = aliasesIn(document.yaml.contents, 0);
  const covers = ([start, end]: readonly [number, number]) => start <= offset && offset <= end;
  const alias = aliases.find(({ range }) => range && covers([range[0], range[1]]));
  const all = [...anchors(document)].flatMap(([name, nodes]) => nodes.map((node) => ({ name, node })));
  const target = alias
    ? resolveAlias(alias, document)
    : all.find(({ name, node }) => covers(anchorRange(document, name, node)))?.node;
  const name = all.find(({ node }) => node === target)?.name;
  if (!target || name === undefined) return [];
  const uses = aliases.filter((one) => resolveAlias(one, document) === target);
  return [
    { range: rangeAt(file, ...anchorRange(document, name, target)), kind: DocumentHighlightKind.Write },
    ...uses.map(({ range }) => ({
      range: rangeAt(file, range?.[0] ?? 0, range?.[1] ?? 0),
      kind: DocumentHighlightKind.Read,
    })),
  ];
}

/** Where `&name` stands: the nearest before its node. */
function anchorRange({ text, start }: DefinitionDocument, name: string, node: Node): readonly [number, number] {
  const at = start + text.slice(0, (node.range?.[0] ?? start) - start).lastIndexOf(`&${name}`);
  return [at, at + name.length + 1];
}

function aliasesIn(node: unknown, depth: number): Alias[] {
  if (depth > maxDepth) return [];
  if (isAlias(node)) return [node];
  if (isPair(node)) return [...aliasesIn(node.key, depth + 1), ...aliasesIn(node.value, depth + 1)];
  return isCollection(node) ? node.items.flatMap((item) => aliasesIn(item, depth + 1)) : [];
}
