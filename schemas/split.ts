const modeline = /^#[ \t]*yaml-language-server:[ \t]*\$schema=/;

/**
 * Where the documents of a YAML file begin that follow the one at `from` (0, or where a document begins), without parsing
 * it: YAML lets no scalar hold a line that begins with `---` or `...`. Every character belongs to one document; a modeline
 * right above `---` belongs to the document it opens. What is found depends on the text from `from` on only.
 */
export function* documentStarts(text: string, from: number): Generator<number, void> {
  const marker = /(?:^|\n)(---|\.\.\.)(?=[ \t\r\n]|$)/g;
  marker.lastIndex = Math.max(0, from - 1);
  let current = from;
  let blankTo = from;
  let opened = false;
  /** A start that is one only if something follows it. */
  let pending: number | undefined;
  for (let match = marker.exec(text); match; match = marker.exec(text)) {
    const at = match.index + match[0].length - 3;
    const begun = opened || hasContent(text.slice(blankTo, at));
    blankTo = at + 3;
    if (match[1] === '...' && !begun) continue;
    if (pending !== undefined) yield pending;
    pending = undefined;
    if (match[1] === '...') {
      const lineEnd = text.indexOf('\n', at);
      current = lineEnd < 0 ? text.length : lineEnd + 1;
      opened = false;
      blankTo = current;
      pending = current;
    } else {
      opened = true;
      if (!begun) continue;
      current = modelineBefore(text, current, at) ?? at;
      yield current;
    }
  }
  if (pending !== undefined && hasContent(text.slice(pending))) yield pending;
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
