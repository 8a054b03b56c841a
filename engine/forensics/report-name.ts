import { redact } from '../redact.ts';

/** Room for each part of the name, in characters, which are bytes: the whole stays far below the 255 of a file name. */
const longest = 80;

/**
 * The name of a report's file, without its ending: `<YYYYMMDDTHHMMSSmmmZ>-<workload>-<what>`. Of a workload's name and of
 * the words only what is safe in any file name remains.
 */
export function reportName(at: Date, workload: string | undefined, what: string): string {
  const stamp = at.toISOString().replace(/[-:.]/g, '');
  return `${stamp}-${part(workload ?? '', /[^A-Za-z0-9_.:@]+/g) || 'host'}-${part(redact(what).toLowerCase(), /[^a-z0-9]+/g) || 'report'}`;
}

/** The text with each run of what is not allowed as one dash, beginning with a letter or digit and ending in no dash. */
function part(text: string, notAllowed: RegExp): string {
  return text
    .replace(notAllowed, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, longest)
    .replace(/-+$/, '');
}
