import { isMap, isScalar, type Node } from 'yaml';
import type { DefinitionDocument } from '../../schemas/document.ts';

/** The name a definition is known by: its own, or where the kind says so its file's. Undefined while it has none. */
export function definitionName(document: DefinitionDocument, path: string): string | undefined {
  const node = nameNode(document);
  const own = isScalar(node) && node.value !== null ? String(node.value) : '';
  const named = document.kind === 'rule' || document.kind === 'escalation' || document.kind === 'project';
  return own || (named ? fileName(path) : undefined);
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
