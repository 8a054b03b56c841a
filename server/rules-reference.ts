import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SectionOf } from './service/diagnostics.ts';
import { sectionOf } from './service/rule-settings.ts';

/**
 * Where each code's section is in docs/rules.md, as a URI an editor can open. In a file it is the line of its heading,
 * `#L73`: VS Code opens text at such a line and knows nothing of a heading's anchor there. Anywhere else, and for a code
 * whose heading is not found, it is the anchor. The file is read when the first link is wanted.
 */
export function sectionsOf(reference: string): SectionOf {
  let lines: ReadonlyMap<string, number> | undefined;
  return (code) => {
    lines ??= headingLines(reference);
    const line = lines.get(code);
    return `${reference}#${line === undefined ? sectionOf(code) : `L${line}`}`;
  };
}

/** The URI of the docs/rules.md that is packaged with this program; undefined where it is without it. */
export function packagedReference(): string | undefined {
  const page = join(__dirname, '..', 'docs', 'rules.md');
  return existsSync(page) ? pathToFileURL(page).href : undefined;
}

/** The lines, from 1, of the headings of a Markdown file. Empty for one that is not on this disk. */
function headingLines(uri: string): Map<string, number> {
  if (!uri.startsWith('file:')) return new Map();
  try {
    const lines = readFileSync(fileURLToPath(uri), 'utf8').split('\n');
    return new Map(lines.flatMap((line, index) => (line.startsWith('## ') ? [[line.slice(3).trim(), index + 1]] : [])));
  } catch {
    return new Map();
  }
}
