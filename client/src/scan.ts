import { apiVersion, type Kind, namedKinds, pathKinds } from '../../schemas/kinds.ts';

const modeline = /^#\s*yaml-language-server:\s*\$schema=\S*?(health|rule|escalation|playbook|profile|project)\b/m;
const ourKind = new RegExp(`^apiVersion:\\s*["']?${apiVersion.replaceAll('.', '\\.')}`, 'm');
const kindLine = /^kind:\s*["']?(\w+)/m;

/**
 * A cheap guess at the kind of a file from its path and text, without parsing: enough to wake the language server and to
 * choose which buttons to show. The server recognises exactly. Undefined means that nothing in it looks like ours;
 * an `apiVersion` of ours with no kind we know counts as a playbook being written.
 */
export function guessKind(path: string, text: string): Kind | undefined {
  const parts = path.replaceAll('\\', '/').split('/');
  const name = parts.at(-1) ?? '';
  const byModeline = modeline.exec(text)?.[1];
  if (byModeline) return byModeline as Kind;
  if (ourKind.test(text)) return namedKinds[kindLine.exec(text)?.[1] ?? ''] ?? 'playbook';
  if (!/\.ya?ml$/.test(name)) return undefined;
  const stem = name.replace(/\.ya?ml$/, '');
  const folder = parts.at(-2);
  return pathKinds.find(
    (row) =>
      row.file === name ||
      (row.suffix !== undefined && stem.endsWith(`.${row.suffix}`)) ||
      (row.folder !== undefined && row.folder === folder),
  )?.kind;
}

/** Whether a text is meant for us, though nothing tells its kind: a modeline that names none of ours, a playbook without its apiVersion. */
export function isMeantForUs(text: string): boolean {
  return /^#\s*yaml-language-server:\s*\$schema=healer:|^kind:\s*["']?RemediationPlaybook\b/m.test(text);
}

/** The YAML document of a multi-document text that holds a line (from 1), by its `---` lines alone. */
export function documentAround(text: string, line: number): string {
  const lines = text.split(/\r?\n/);
  const isDivider = (at: string | undefined): boolean => at !== undefined && /^---(\s|$)/.test(at);
  let first = Math.min(line, lines.length) - 1;
  while (first > 0 && !isDivider(lines[first])) first--;
  let last = Math.min(line, lines.length);
  while (last < lines.length && !isDivider(lines[last])) last++;
  return lines.slice(first, last).join('\n');
}
