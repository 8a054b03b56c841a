import { isAlias, isMap, isScalar, type Node, type Scalar } from 'yaml';
import type { DefinitionDocument } from '../../schemas/document.ts';
import { entryOf, resolveAlias } from '../../schemas/nodes.ts';
import { siblingsOf } from './path-at.ts';

/** The name a definition is known by: its own, or where the kind says so its file's. Undefined while it has none. */
export function definitionName(document: DefinitionDocument, path: string): string | undefined {
  const node = resolveAlias(nameNode(document), document);
  const own = isScalar(node) && node.value !== null ? textOf(node) : '';
  const named = document.kind === 'rule' || document.kind === 'escalation' || document.kind === 'project';
  return own || (named ? fileName(path) : undefined);
}

/** What symbols call a definition: `kind/name`, of a health config with its check behind it: `health/api (http)`. */
export function definitionLabel(document: DefinitionDocument, path: string): string {
  const { kind, yaml } = document;
  const read = isMap(yaml.contents) ? siblingsOf(yaml.contents) : () => undefined;
  const check = kind === 'health' ? (read('name') ?? read('type')) : undefined;
  return `${kind}/${definitionName(document, path) ?? '(no name)'}${check ? ` (${check})` : ''}`;
}

/** The scalar that gives a definition its name, or the alias that stands for it. */
export function nameNode(document: DefinitionDocument): Node | undefined {
  const { kind, yaml } = document;
  const path =
    kind === 'health' ? ['workload'] : kind === 'rule' || kind === 'escalation' ? ['name'] : ['metadata', 'name'];
  let node: Node | undefined = yaml.contents ?? undefined;
  for (const key of path) {
    const map = resolveAlias(node, document);
    node = isMap(map) ? entryOf(map, key, document)?.value : undefined;
  }
  return isScalar(node) || isAlias(node) ? node : undefined;
}

/** A scalar as it is written, without its quotes: `007` stays so. */
export function textOf({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? String(value));
}

/** A file's name without folder and endings: `web` of `rules/web.rule.yaml`. */
function fileName(path: string): string {
  return /([^\\/]*?)(?:\.(?:rule|escalation))?\.ya?ml$/.exec(path)?.[1] || path;
}
