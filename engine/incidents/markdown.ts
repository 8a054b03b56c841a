/**
 * Text of a user's as it may stand anywhere in one line of Markdown, a heading or a table cell: nothing in it is taken
 * for markup, and it stays one line.
 */
export function inline(text: string): string {
  return escapeStart(escapeMarks(text.replace(/[\s\p{Cc}]+/gu, ' ').trim()));
}

/** As `inline`, with the line breaks of the text kept where a table cell shows them. */
export function cell(text: string): string {
  return linesOf(text).map(inline).filter(Boolean).join('<br>');
}

/** Text of a user's as paragraphs and plain lists: blank lines part them, line breaks stay. */
export function block(text: string): string {
  let markdown = '';
  let last: 'blank' | 'item' | 'text' = 'blank';
  for (const line of linesOf(text)) {
    const item = /^\s*[-*\u2022]\s+(.*)$/.exec(line)?.[1];
    const words = inline(item ?? line);
    const kind = words === '' ? 'blank' : item === undefined ? 'text' : 'item';
    if (kind !== 'blank') {
      const gap = markdown === '' ? '' : kind !== last ? '\n\n' : kind === 'item' ? '\n' : '\\\n';
      markdown += gap + (kind === 'item' ? `- ${words}` : words);
    }
    last = kind;
  }
  return markdown;
}

/** A table; its cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** `2026-11-21 02:54:12` of a UTC RFC 3339 time. */
export function utc(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}

function linesOf(text: string): readonly string[] {
  return text.trim().split(/\r\n|[\n\r\u2028\u2029]/);
}

function escapeMarks(text: string): string {
  return text
    .replace(/[\\`*[\]<|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/(?<= )#+$/, '\\$&');
}

/** Marks that mean something only where a line begins: headings, quotes, lists, rules. */
function escapeStart(text: string): string {
  return text.replace(/^(?=[#>+=-])/, '\\').replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}
