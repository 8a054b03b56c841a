import { isAlias, type Node, visit } from 'yaml';
import type { DefinitionDocument } from '../../../schemas/document.ts';
import { anchors, resolveAlias } from '../../../schemas/nodes.ts';
import type { Occurrence } from './occurrences.ts';

/** A document's anchors and the aliases that stand for them. */
export function anchorOccurrences(document: DefinitionDocument): Occurrence[] {
  if (!document.text.includes('&')) return [];
  const found: Occurrence[] = [];
  const keys = new Map<Node, string>();
  for (const [name, nodes] of anchors(document))
    for (const [index, node] of nodes.entries()) {
      const start = anchorStart(document, name, node);
      if (start === undefined) continue;
      const key = `${name} ${index}`;
      keys.set(node, key);
      found.push({ ...place(name, start), key, defines: true });
    }
  if (keys.size > 0 && document.text.includes('*'))
    visit(document.yaml, {
      Alias(_, alias) {
        const target = resolveAlias(alias, document);
        const key = target && keys.get(target);
        const from = alias.range?.[0];
        if (key === undefined || from === undefined) return;
        found.push({ ...place(alias.source, from - document.start + 1), key, defines: false });
      },
    });
  return found;
}

function place(name: string, start: number): Omit<Occurrence, 'key' | 'defines'> {
  return { sort: 'anchor', name, start, end: start + name.length, how: 'text', quoted: false };
}

/** Where the name of a node's anchor stands: after the last `&` before the node that is not in a comment. */
function anchorStart({ text, start }: DefinitionDocument, name: string, node: Node): number | undefined {
  let before = isAlias(node) ? -1 : (node.range?.[0] ?? 0) - start;
  while (before > 0) {
    const at = text.lastIndexOf(`&${name}`, before - 1);
    if (at < 0) return undefined;
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    const whole = /^(?:[\s,[\]{}]|$)/.test(text.slice(at + 1 + name.length, at + 2 + name.length));
    if (whole && !/(?:^|\s)#/.test(line)) return at + 1;
    before = at;
  }
  return undefined;
}
