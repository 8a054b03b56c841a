import { isAlias, type Node, visit } from 'yaml';
import type { DefinitionDocument } from '../../schemas/document.ts';
import { resolveAlias } from '../../schemas/nodes.ts';
import { paragraphs } from './schema-text.ts';
import type { Occurrence } from './workspace/occurrences.ts';
import { columnOf } from './yaml-source.ts';

/** How many lines of what an alias stands for are shown. */
const shownLines = 12;

/** What the alias at an occurrence stands for, as it is written, in Markdown. Empty for an anchor itself. */
export function aliasHelp(document: DefinitionDocument, { defines, start, name }: Occurrence): string {
  const target = defines ? undefined : targetAt(document, start - 1);
  const [from, to] = target?.range ?? [0, 0];
  if (from === to) return '';
  const text = document.text.slice(from - document.start, to - document.start).trimEnd();
  const indent = new RegExp(`^ {0,${columnOf(document.text, from - document.start)}}`, 'gm');
  const lines = text.split(/\r?\n/).map((line, index) => (index === 0 ? line : line.replace(indent, '')));
  const more = lines.length > shownLines ? '\n…' : '';
  return paragraphs([
    `\`*${name}\` stands for:`,
    `\`\`\`yaml\n${lines.slice(0, shownLines).join('\n')}${more}\n\`\`\``,
  ]);
}

/** The node that the alias at an offset of a document stands for. */
function targetAt(document: DefinitionDocument, offset: number): Node | undefined {
  let found: Node | undefined;
  visit(document.yaml, {
    Alias(_, alias) {
      if (alias.range?.[0] !== document.start + offset) return undefined;
      const target: unknown = resolveAlias(alias, document);
      if (target && !isAlias(target)) found = target as Node;
      return visit.BREAK;
    },
  });
  return found;
}
