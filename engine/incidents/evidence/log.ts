import { worstFirst } from '../../forensics/log-patterns.ts';
import { count, size } from '../../forensics/units.ts';
import type { LogEvidence } from '../../model/evidence.ts';
import { inline, utc } from '../markdown.ts';
import { withList } from './with-list.ts';

/** Patterns of one file that are told; all are kept with the incident. */
const mostPatterns = 5;

/** What each log says most, the worst first. Its lines stay in the incident. */
export function logSummary({ files, unread = [] }: LogEvidence): string {
  const list = files.flatMap(({ path, size: bytes, modified, lines, patterns }) => [
    `${inline(path)} (${size(bytes)}, last written ${utc(modified)}): ${count(lines.length, 'line')} kept`,
    ...worstFirst(patterns)
      .slice(0, mostPatterns)
      .map(({ level, text, count: times }) => `${times} × ${level === undefined ? '' : `${level} `}${inline(text)}`),
  ]);
  return withList(`the end of ${count(files.length, 'file')}.`, [
    ...list,
    ...unread.map((file) => `not read: ${inline(file)}`),
  ]);
}
