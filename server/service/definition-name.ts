import { isMap, isScalar, type Node } from 'yaml';
import type { DefinitionDocument } from '../../schemas/document.ts';
import { siblingsOf } from './path-at.ts';

/** The name a definition is known by: its own, or where the kind says so its file's. Undefined while it has none. */
export function definitionName(document: DefinitionDocument, path: string): string | undefined {
  const node = nameNode(document);
  const own = isScalar(node) && node.value !== null ? String(node.value) : '';
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

/** The scalar that gives a definition its name. */
export function nameNode({ kind, yaml }: DefinitionDocument): Node | undefined {
  if (!isMap(yaml.contents)) return undefined;
  const path =
    kind === 'health' ? ['workload'] : kind === 'rule' || kind === 'escalation' ? ['name'] : ['metadata', 'name'];
  const node: unknown = yaml.getIn(path, true);
  return isScalar(node) ? node : undefined;
}

/** A file's name without folder and endings: `web` of `rules/web.rule.yaml`. */
function fileName(path: string): string {
  return /([^\\/]*?)(?:\.(?:rule|escalation))?\.ya?ml$/.exec(path)?.[1] || path;
}
