import { count } from '../../engine/forensics/units.ts';
import type { GitEvidence } from '../../engine/model/evidence.ts';
import { utc } from '../times.ts';

/** What changed lately, and the change itself where it is small. */
export function gitLines({ branch, commits, diff, uncommitted, moreUncommitted = 0 }: GitEvidence): string[] {
  const changed = commits.flatMap(({ hash, author, at, subject, files, moreFiles = 0 }) => [
    `${hash.slice(0, 8)}  ${utc(at)}  ${subject}  (${author}, ${count(files.length + moreFiles, 'file')})`,
    ...(diff?.hash === hash ? diff.lines.map((line) => `  ${line}`) : []),
  ]);
  const more = moreUncommitted > 0 ? ` and ${moreUncommitted} more` : '';
  return [
    `branch ${branch}`,
    ...changed,
    ...(uncommitted.length > 0 ? [`not committed: ${uncommitted.join(', ')}${more}`] : []),
  ];
}
