/** Offsets in a file: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const marker = /(?:^|\n)(---|\.\.\.)(?=[ \t\r\n]|$)/g;
const modeline = /^#[ \t]*yaml-language-server:[ \t]*\$schema=/;

/**
 * Divides a YAML file into its documents, without parsing it: YAML lets no scalar hold a line that begins with `---` or
 * `...`. Every character belongs to one document; a modeline right above `---` belongs to the document it opens.
 */
export function splitDocuments(text: string): Span[] {
  const starts = [0];
  let current = 0;
  let blankTo = 0;
  let opened = false;
  for (const match of text.matchAll(marker)) {
    const at = match.index + match[0].length - 3;
    const begun = opened || hasContent(text.slice(blankTo, at));
    blankTo = at + 3;
    if (match[1] === '...') {
      if (!begun) continue;
      const lineEnd = text.indexOf('\n', at);
      current = lineEnd < 0 ? text.length : lineEnd + 1;
      opened = false;
      blankTo = current;
      starts.push(current);
    } else if (begun) {
      const start = modelineBefore(text, current, at) ?? at;
      current = start;
      opened = true;
      starts.push(start);
    } else opened = true;
  }
  if (starts.length > 1 && !opened && !hasContent(text.slice(current))) starts.pop();
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/** Whether there is more than blank lines, comments and directives. */
function hasContent(text: string): boolean {
  return /^[ \t]*[^\s#%\uFEFF]/m.test(text) || /^[ \t]+%/m.test(text);
}

/** Where the modeline among the comment lines directly above `at` begins, if there is one. */
function modelineBefore(text: string, from: number, at: number): number | undefined {
  let end = at - 1;
  while (end > from) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (modeline.test(line)) return start;
    if (!/^\s*(#|$)/.test(line)) return undefined;
    end = start - 1;
  }
  return undefined;
}
