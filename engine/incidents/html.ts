import { printable } from '../printable.ts';

/** Markup that stands in a page as it is. */
export interface Markup {
  readonly markup: string;
}

/** What a template takes: text is escaped, markup stays, nothing is left out. */
export type Content = string | number | Markup | undefined | readonly Content[];

/** Markup from a template in which every text is escaped: html`<p>${text}</p>`. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const markup = strings.reduce((before, part, index) => before + written(contents[index - 1]) + part);
  return { markup };
}

function written(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(written).join('');
}

/** Good in text and in quoted attributes; marks that turn the direction of text are shown instead. */
function escaped(text: string): string {
  return printable(text.toWellFormed())
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
