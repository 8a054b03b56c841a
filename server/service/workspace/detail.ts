import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { DefinitionDocument } from '../../../schemas/document.ts';
import type { Kind } from '../../../schemas/kinds.ts';
import { siblingsOf } from '../path-at.ts';
import { code } from '../schema-text.ts';
import type { Sort } from './sorts.ts';

/** How many lines of a description or comment are shown. */
const shownLines = 3;

/** What a definition is, in a few words: by its own description, else by what it does. Empty where it says nothing. */
export function detailOf(what: Kind | Sort, node: unknown, document: DefinitionDocument): string {
  if (!isMap(node)) return '';
  const read = siblingsOf(node);
  switch (what) {
    case 'health': {
      const does = ['type', 'target', 'host', 'port'].flatMap((key) => read(key) ?? []).join(' ');
      return joined([
        does && `check ${code(does)}${read('interval') ? ` every ${read('interval')}` : ''}`,
        comment(document),
      ]);
    }
    case 'playbook': {
      const metadata: unknown = node.get('metadata');
      const description = isMap(metadata) ? siblingsOf(metadata)('description') : undefined;
      return firstLines(description ?? comment(document));
    }
    case 'escalation': {
      const levels: unknown = node.getIn(['escalation', 'levels']);
      const count = isSeq(levels) ? levels.items.length : 0;
      return joined([`escalation policy, ${count} ${count === 1 ? 'level' : 'levels'}`, comment(document)]);
    }
    case 'channel':
      return read('type') ?? '';
    case 'service': {
      const workloads: unknown = node.get('workloads');
      const names = isSeq(workloads)
        ? workloads.items.flatMap((item) => (isScalar(item) ? String(item.value) : []))
        : [];
      return joined([
        read('owner') && `owner ${read('owner')}`,
        names.length > 0 ? `workloads ${names.join(', ')}` : '',
      ]);
    }
    default:
      return '';
  }
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('; ');
}

/** The comment above a document's first line. */
function comment({ yaml }: DefinitionDocument): string {
  const contents: Node | null = yaml.contents;
  const first: unknown = isMap(contents) ? contents.items[0]?.key : undefined;
  const above = isScalar(first) ? first.commentBefore : undefined;
  return firstLines(yaml.commentBefore ?? contents?.commentBefore ?? above ?? '');
}

function firstLines(text: string): string {
  if (text === '') return '';
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('yaml-language-server'));
  return lines.slice(0, shownLines).join(' ') + (lines.length > shownLines ? ' …' : '');
}
