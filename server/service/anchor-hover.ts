import type { Hover, Position } from 'vscode-languageserver';
import { isMap, isSeq } from 'yaml';
import type { DefinitionDocument, ParsedFile } from '../../schemas/document.ts';
import { anchors } from '../../schemas/nodes.ts';
import { rangeAt } from './position.ts';
import { code, markup, paragraphs } from './schema-text.ts';
import { nameAt, related } from './workspace/name-at.ts';
import { nameHelp } from './workspace/name-help.ts';
import type { NameIndex } from './workspace/name-index.ts';
import { columnOf, contentEnd } from './yaml-source.ts';

/** How many lines of what an anchor marks are shown. */
const shownLines = 8;

/** Help for an anchor or alias: what an alias stands for and where that is, or how often an anchor is used. */
export function anchorHover(file: ParsedFile, position: Position, markdown: boolean, index?: NameIndex): Hover | null {
  const named = nameAt(file, position);
  if (named?.one.sort !== 'anchor') return null;
  const { document, one } = named;
  const all = related(file, named, undefined);
  const anchor = all.find(({ defines }) => defines);
  const uses = all.length - 1;
  const text = one.defines
    ? `Anchor ${code(one.name)}, used ${uses === 1 ? 'once' : `${uses} times`} in this document.`
    : paragraphs([
        `Stands for the anchor ${code(one.name)} of line ${(anchor?.range.start.line ?? 0) + 1}:`,
        block(marked(document, file.text, one.key), markdown),
        nameHelp(file, position, index, 'alias'),
      ]);
  const start = document.start + one.start;
  return { contents: markup(text, markdown), range: rangeAt(file, start - 1, document.start + one.end) };
}

/** The text of what an anchor marks, moved to the left edge. `key` is its occurrences' key: name and number. */
function marked(document: DefinitionDocument, text: string, key: string): string {
  const [name = '', nth = '0'] = key.split(' ');
  const node = anchors(document).get(name)?.[Number(nth)];
  const start = node?.range?.[0];
  if (!node || start === undefined) return '';
  const indent = (isMap(node) || isSeq(node)) && !node.flow ? columnOf(text, start) : 0;
  const lines = text.slice(start, contentEnd(node, text)).split(/\r?\n/);
  const flush = lines.map((line, nth) => (nth === 0 ? line : line.slice(Math.min(indent, line.search(/\S|$/)))));
  return [...flush.slice(0, shownLines), ...(flush.length > shownLines ? ['…'] : [])].join('\n');
}

function block(text: string, markdown: boolean): string {
  return markdown ? `~~~yaml\n${text}\n~~~` : text;
}
