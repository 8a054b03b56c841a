import type { GitEvidence } from '../../model/evidence.ts';
import { failed } from '../../model/failure.ts';
import { notTrusted } from '../failures.ts';
import { gitEvidence } from '../git.ts';
import type { SectionSource } from '../section.ts';
import { count, utc } from '../units.ts';

export interface ChangesSubject {
  readonly at: Date;
  readonly root: string;
  readonly trusted: boolean;
  /** Folders or files that count, relative to the root; none means all of it. */
  readonly paths?: readonly string[];
}

/** Files named of each commit; the JSON form has more. */
const filesShown = 5;

/** What landed lately in the repository, and what is not committed. Git is not asked in a root that is not trusted. */
export const changesSection: SectionSource<ChangesSubject, GitEvidence> = {
  title: 'Recent changes',
  timeout: 2_000,
  read: async ({ at, root, trusted, paths = [] }, signal) =>
    trusted ? gitEvidence({ root, paths, before: at, signal }) : failed(notTrusted()),
  lines: ({ branch, commits, uncommitted, moreUncommitted = 0 }) => [
    `branch      ${branch}`,
    ...commits.flatMap(({ hash, author, at, subject, files, moreFiles = 0 }) => [
      `${utc(at)}  ${hash.slice(0, 8)}  ${subject}  (${author}, ${count(files.length + moreFiles, 'file')})`,
      ...files.slice(0, filesShown).map((file) => `            ${file}`),
    ]),
    ...(commits.length === 0 ? ['no commit'] : []),
    ...(uncommitted.length > 0 ? [`not committed: ${count(uncommitted.length + moreUncommitted, 'file')}`] : []),
    ...uncommitted.map((file) => `            ${file}`),
  ],
};
