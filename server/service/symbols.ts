import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { isCollection, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { type ParsedFile, perDocument } from '../../schemas/document.ts';
import type { Kind } from '../../schemas/kinds.ts';
import { definitionLabel, nameNode, textOf } from './definition-name.ts';
import { siblingsOf } from './path-at.ts';
import { below, rangeAt } from './position.ts';
import type { Sibling } from './schema-at.ts';

/** One symbol per definition, named `kind/name`, with what it is made of below it. Documents that are not ours give none. */
export function symbols(file: ParsedFile): DocumentSymbol[] {
  return file.documents.flatMap((document) => {
    const symbol = symbolOf(document);
    return symbol ? [document.line === 0 ? symbol : moved(symbol, document.line)] : [];
  });
}

/** The symbol of one document; lines count from its own first. */
export const symbolOf = perDocument((document, file): DocumentSymbol | undefined => {
  const { kind } = document;
  const map = kind && document.yaml.contents;
  if (!kind || !isMap(map)) return undefined;
  const read = siblingsOf(map);
  const name = definitionLabel(document, file.path);
  const detail = kind === 'health' && read('enabled') !== 'true' ? 'not enabled' : '';
  const parts = partsOf[kind](map).map((part) => toSymbol(file, part));
  const whole = { name, detail, kind: SymbolKind.Class, node: map, selected: nameNode(document) };
  return { ...toSymbol(file, whole), children: parts };
});

function moved(symbol: DocumentSymbol, line: number): DocumentSymbol {
  const { range, selectionRange, children } = symbol;
  return {
    ...symbol,
    range: below(range, line),
    selectionRange: below(selectionRange, line),
    ...(children ? { children: children.map((child) => moved(child, line)) } : {}),
  };
}

interface Part {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  /** All of it; where `to` is given, up to the end of that. */
  readonly node: Node;
  readonly to?: Node | undefined;
  /** The part of `node` that is its name. */
  readonly selected: Node | undefined;
}

const partsOf: Readonly<Record<Kind, (map: YAMLMap) => Part[]>> = {
  health: (map) => entries(map, SymbolKind.Property, shown),
  rule: (map) => entries(map, SymbolKind.Property, shown),
  escalation: (map) =>
    items(map, ['escalation', 'levels']).map(({ node, read }, index) => {
      const detail = sentence([read('delay') && `after ${read('delay')}`, shown(node.get('channels', true))]);
      return { name: `level ${index + 1}`, detail, kind: SymbolKind.Event, node, selected: undefined };
    }),
  playbook: (map) => [
    ...items(map, ['spec', 'trigger', 'conditions']).map(({ node, read }) => {
      const compared = `${read('operator') ?? 'gt'} ${read('threshold') ?? '?'}`;
      const detail = sentence([compared, read('duration') && `for ${read('duration')}`]);
      return {
        name: read('metric') || 'condition',
        detail,
        kind: SymbolKind.Boolean,
        node,
        selected: scalar(node, 'metric'),
      };
    }),
    ...items(map, ['spec', 'actions']).map(({ node, read }) => {
      const name = read('id') || read('type') || 'action';
      const detail = sentence([read('id') && read('type'), read('condition') && `if ${read('condition')}`]);
      const selected = scalar(node, 'id') ?? scalar(node, 'type');
      return { name, detail, kind: SymbolKind.Function, node, selected };
    }),
  ],
  profile: (map) => [
    ...entries(
      map.get('backends'),
      SymbolKind.Interface,
      (node, read) => read('url') ?? read('context') ?? shown(node),
      'backend/',
    ),
    ...entries(map.get('channels'), SymbolKind.Event, (node, read) => read('type') ?? shown(node), 'channel/'),
    ...entries(map.get('services'), SymbolKind.Module, (_, read) => read('owner') ?? '', 'service/'),
  ],
  project: (map) => entries(map, SymbolKind.Property, shown),
};

/** The keys of a mapping with a name, each as a part; `group` comes before the name. */
function entries(
  map: unknown,
  kind: SymbolKind,
  detail: (node: Node | null, read: Sibling) => string,
  group = '',
): Part[] {
  if (!isMap(map)) return [];
  return map.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || key.value === null || key.value === '') return [];
    const node = isScalar(value) || isCollection(value) ? value : null;
    const read = isMap(value) ? siblingsOf(value) : () => undefined;
    return [
      {
        name: group + String(key.value),
        detail: detail(node, read),
        kind,
        node: key,
        to: node ?? undefined,
        selected: key,
      },
    ];
  });
}

/** The mappings in the list at a path. */
function items(map: YAMLMap, path: readonly string[]): { node: YAMLMap; read: Sibling }[] {
  const list = map.getIn(path);
  return isSeq(list) ? list.items.filter((item) => isMap(item)).map((node) => ({ node, read: siblingsOf(node) })) : [];
}

function scalar(map: YAMLMap, key: string): Node | undefined {
  return map.get(key, true);
}

/** A scalar's text, or a list's scalars with commas; empty for a mapping. */
function shown(node: unknown): string {
  if (isScalar(node)) return node.value === null ? '' : textOf(node);
  return isSeq(node) ? node.items.map(shown).filter(Boolean).join(', ') : '';
}

function sentence(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(', ');
}

function toSymbol(file: ParsedFile, { name, detail, kind, node, to, selected }: Part): DocumentSymbol {
  const [start, end] = node.range ?? [0, 0];
  const [from, until] = (selected ?? node).range ?? [start, end];
  return {
    name,
    ...(detail ? { detail } : {}),
    kind,
    range: rangeAt(file, start, Math.max(end, to?.range?.[1] ?? 0)),
    selectionRange: rangeAt(file, from, until),
  };
}

/** The same symbols as a list, each with the name of what holds it. */
export function flatSymbols(tree: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return tree.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flatSymbols(children ?? [], uri, name),
  ]);
}
