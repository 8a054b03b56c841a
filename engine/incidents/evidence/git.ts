import { count } from '../../forensics/units.ts';
import type { GitEvidence } from '../../model/evidence.ts';
import { inline, utc } from '../markdown.ts';
import { withList } from './with-list.ts';

/** Without the authors: a change is a fact about the system. */
export function gitSummary(git: GitEvidence): string {
  const uncommitted = git.uncommitted.length + (git.moreUncommitted ?? 0);
  const line = `branch ${inline(git.branch)}, ${count(git.commits.length, 'recent commit')}, ${count(uncommitted, 'uncommitted file')}.`;
  const list = git.commits.map(
    (commit) =>
      `${utc(commit.at)} ${commit.hash.slice(0, 7)} ${inline(commit.subject)} (${count(commit.files.length + (commit.moreFiles ?? 0), 'file')})`,
  );
  const { diff } = git;
  const change = diff ? `\n\nWhat ${diff.hash.slice(0, 7)} changed:\n\n${fenced(diff.lines)}` : '';
  return `${withList(line, list)}${change}`;
}

/** Lines as a block of code that none of them can end. */
function fenced(lines: readonly string[]): string {
  const text = lines.map((line) => line.replace(/[\r\n\p{Cc}]/gu, ' ')).join('\n');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text}\n${fence}`;
}
