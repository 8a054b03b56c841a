import { type DefinitionDocument, type ParsedFile, parseFile } from '../../../schemas/document.ts';
import type { Problem } from '../../../schemas/problem.ts';
import { applyChanges, type Change } from '../changes.ts';
import { columnOf, lineEndAt, lineStartAt } from '../yaml-source.ts';
import type { Fix, FixesProblem } from './fix.ts';

/** The most ways of mending one fault that are tried: each is read as YAML. */
const most = 4;

/** Closes what is open and indents what is out of line, where the document has fewer faults for it. */
export const mendSyntax: FixesProblem = (file, document, problem) => {
  const faults = document.yaml.errors.length;
  if (faults === 0) return [];
  return ways(document, problem)
    .slice(0, most)
    .filter(({ changes }) => faultsAfter(file, document, changes) < faults);
};

function ways({ text, start }: DefinitionDocument, { code, start: from, end }: Problem): Fix[] {
  const at = from - start;
  const close = (where: number, text: string): Fix[] =>
    text === ''
      ? []
      : [{ title: `Add the missing ${text}`, changes: [{ start: start + where, end: start + where, text }] }];
  switch (code) {
    case 'yaml/unclosed-quote':
      return close(end - start, text[at] ?? '');
    case 'yaml/unclosed-bracket': {
      const line = lineStartAt(text, at);
      const ends = [...new Set([blockEnd(text, at), end - start])];
      return ends.flatMap((one) => close(one, closersOf(text.slice(line, one))));
    }
    case 'yaml/indentation':
      return columnsAbove(text, at).map((column) => ({
        title: `Indent by ${column} ${column === 1 ? 'space' : 'spaces'}`,
        changes: shifted(text, at, column).map((change) => ({
          ...change,
          start: start + change.start,
          end: start + change.end,
        })),
      }));
    default:
      return [];
  }
}

function faultsAfter({ path }: ParsedFile, { text, start }: DefinitionDocument, changes: readonly Change[]): number {
  const own = changes.map((change) => ({ ...change, start: change.start - start, end: change.end - start }));
  const { documents } = parseFile(path, applyChanges(text, own));
  return documents.reduce((sum, { yaml }) => sum + yaml.errors.length, documents.length - 1);
}

/** What closes the brackets that a text leaves open, in their order; quoted ones do not count. */
function closersOf(text: string): string {
  const open: string[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:^|\s)#.*|[[\]{}]/g)) {
    if (token === '[') open.push(']');
    else if (token === '{') open.push('}');
    else if (token === ']' || token === '}') open.pop();
  }
  return open.reverse().join('');
}

/** The lines from an offset on that are indented deeper than its own, with that: where their last word ends. */
function blockEnd(text: string, at: number): number {
  const indent = indentAt(text, at);
  let end = at;
  for (let line = lineStartAt(text, at); line < text.length; line = text.indexOf('\n', line) + 1 || text.length) {
    const words = text
      .slice(line, lineEndAt(text, line))
      .replace(/(?:^|\s)#.*$/, '')
      .trimEnd();
    if (line > at && words !== '' && indentAt(text, line) <= indent) break;
    if (words !== '') end = line + words.length;
  }
  return end;
}

/** The columns that keys and dashes above a line stand in, the nearest to its own first. */
function columnsAbove(text: string, at: number): number[] {
  const own = columnOf(text, at);
  if (text.slice(lineStartAt(text, at), at).trim() !== '') return [];
  const found = new Set<number>();
  for (let line = lineStartAt(text, at); line > 0; ) {
    line = lineStartAt(text, line - 1);
    const words = /^( *)((?:- +)*)[^\s#]/.exec(text.slice(line, lineEndAt(text, line)));
    if (!words) continue;
    const [, indent = '', dashes = ''] = words;
    found.add(indent.length).add(indent.length + dashes.length);
    if (indent === '') break;
  }
  return [...found].filter((column) => column !== own).sort((a, b) => Math.abs(a - own) - Math.abs(b - own) || b - a);
}

/** The changes that move a line, with the deeper ones below it, to a column. */
function shifted(text: string, at: number, column: number): Change[] {
  const own = columnOf(text, at);
  const changes: Change[] = [];
  for (let line = lineStartAt(text, at); line < text.length; line = text.indexOf('\n', line) + 1 || text.length) {
    const indent = indentAt(text, line);
    const empty = text.slice(line, lineEndAt(text, line)).trim() === '';
    if (line > at && !empty && indent <= own) break;
    if (!empty) changes.push({ start: line, end: line + indent, text: ' '.repeat(Math.max(0, indent + column - own)) });
  }
  return changes;
}

/** The spaces that the line of an offset begins with. */
function indentAt(text: string, offset: number): number {
  return /^ */.exec(text.slice(lineStartAt(text, offset)))?.[0].length ?? 0;
}
