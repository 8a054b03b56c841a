/** Where a runbook is: an address of the web, or a file by its path from the root, with one of its headings. */
export type Runbook =
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string; readonly heading: string | undefined };

export function runbookOf(text: string): Runbook {
  if (/^https?:\/\//i.test(text)) return { kind: 'web', url: text };
  const [path = '', heading] = text.split(/#(.*)/s);
  return { kind: 'file', path, heading: heading || undefined };
}

/** The line (from 1) of the heading that a link such as `#what-to-do` means; the first line where there is none. */
export function headingLine(markdown: string, heading: string | undefined): number {
  if (heading === undefined) return 1;
  const line = markdown.split(/\r?\n/).findIndex((text) => {
    const [, title] = /^#{1,6}\s+(.+?)\s*#*$/.exec(text) ?? [];
    return title !== undefined && anchorOf(title) === heading.toLowerCase();
  });
  return Math.max(1, line + 1);
}

/** As GitHub and the editor's preview make it: small letters, no punctuation, a hyphen for each space. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}
