import type { Position } from 'vscode-languageserver';
import type { ParsedFile } from '../../../schemas/document.ts';
import { code, paragraphs } from '../schema-text.ts';
import { nameAt, nameByAlias } from './name-at.ts';
import type { Located, NameIndex } from './name-index.ts';
import { sortWords } from './sorts.ts';
import { displayPath } from './workspace.ts';

/** How many definitions of one name are told of; the rest are counted. */
const shown = 4;

/**
 * What the reference at a position refers to, in Markdown: each definition with its file and a few words. Empty where there
 * is none. `by`: the reference as it is written, or what an alias stands for.
 */
export function nameHelp(
  file: ParsedFile,
  position: Position,
  index: NameIndex | undefined,
  by: 'text' | 'alias' = 'text',
): string {
  const one = index && (by === 'text' ? nameAt(file, position)?.one : nameByAlias(file, position));
  if (!one || one.defines || one.sort === 'action' || one.sort === 'anchor') return '';
  const found = index.definitions(one.sort, one.key);
  return definitionsText(`${sortWords[one.sort]} ${code(one.name)}`, found, index);
}

/** A thing's definitions as a short list, or nothing where it has none. */
export function definitionsText(what: string, found: readonly Located[], { root }: NameIndex): string {
  if (found.length === 0) return '';
  const lines = found.slice(0, shown).map(({ path, range, detail }) => {
    const where = `${displayPath(path, root)}, line ${range.start.line + 1}`;
    return `- ${where}${detail ? `: ${detail}` : ''}`;
  });
  const rest = found.length - lines.length;
  const heading = `${what.charAt(0).toUpperCase()}${what.slice(1)}, defined in:`;
  return paragraphs([`${heading}\n${lines.join('\n')}${rest > 0 ? `\n- and ${rest} more` : ''}`]);
}
