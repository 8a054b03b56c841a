import { worstFirst } from '../../engine/forensics/log-patterns.ts';
import { size } from '../../engine/forensics/units.ts';
import type { LogEvidence } from '../../engine/model/evidence.ts';
import { utc } from '../times.ts';
import { columns } from '../words.ts';

/** Of each file, patterns and last lines that are shown; all of them are in the incident. */
const mostPatterns = 5;
const mostLines = 5;

/** What each log says most, the worst first, and its last lines. */
export function logLines({ files, unread = [] }: LogEvidence): string[] {
  return [
    ...files.flatMap(({ path, size: bytes, modified, lines, patterns }) => [
      `${path} (${size(bytes)}, last written ${utc(modified)})`,
      ...patternLines(patterns),
      ...(lines.length === 0 ? ['  is empty'] : lines.slice(-mostLines).map((line) => `  | ${line}`)),
    ]),
    ...unread.map((file) => `not read: ${file}`),
  ];
}

function patternLines(patterns: LogEvidence['files'][number]['patterns']): string[] {
  const rows = worstFirst(patterns)
    .slice(0, mostPatterns)
    .map(({ level = '', count, text }) => [`  ${count}×`, level, text]);
  return columns(rows).split('\n').filter(Boolean);
}
