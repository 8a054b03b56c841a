import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { GitEvidence } from '../model/evidence.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { redact } from '../redact.ts';
import { gitFailed, gitMissing, notRepository } from './failures.ts';

export interface GitQuestion {
  /** Absolute path of a folder in the repository. */
  readonly root: string;
  /** Folders or files relative to `root`, taken literally; none means the whole repository. */
  readonly paths: readonly string[];
  /** Commits of the 24 hours before this are wanted; else the last five. */
  readonly before: Date;
  readonly signal?: AbortSignal;
}

const day = 24 * 3_600_000;
const mostCommits = 100;
const fallbackCommits = 5;
/** Files listed for one commit, and uncommitted ones. */
const mostFiles = 50;
/** Commits among which a small one is looked for, and how many lines of a diff are kept. */
const looked = 10;
const mostDiffLines = 40;
/** Of one line of a diff, in characters. */
const longestLine = 300;

/**
 * What landed lately on the branch that is checked out (a merge counts as one change), and what is not committed.
 * Reads only: no lock is taken, and no hook, pager, monitor, signature check or network fetch is started.
 */
export async function gitEvidence({ root, paths, before, signal }: GitQuestion): Promise<Result<GitEvidence>> {
  const git = (...args: readonly string[]) => run(root, args, signal);

  const inside = await git('rev-parse', '--is-inside-work-tree');
  if (!inside.ok) return inside;
  const [branch, head, status] = await Promise.all([
    git('symbolic-ref', '--quiet', '--short', 'HEAD'),
    git('rev-parse', '--quiet', '--verify', '--short', 'HEAD'),
    git(
      'status',
      '--porcelain=v1',
      '-z',
      '--untracked-files=normal',
      '--no-renames',
      '--ignore-submodules=dirty',
      '--',
      ...paths,
    ),
  ]);
  if (!status.ok) return status;

  let commits: GitEvidence['commits'] = [];
  let diff: GitEvidence['diff'];
  if (head.ok) {
    const since = `--since=${new Date(before.getTime() - day).toISOString()}`;
    let found = await log(git, [since, `--max-count=${mostCommits}`], paths);
    if (found.ok && found.value.length === 0) found = await log(git, [`--max-count=${fallbackCommits}`], paths);
    if (!found.ok) return found;
    commits = found.value;
    diff = await smallDiff(git, commits, paths);
  }

  const uncommitted = status.value
    .split('\0')
    .filter(Boolean)
    .map((entry) => entry.slice(3));
  const moreUncommitted = uncommitted.length - mostFiles;
  return success({
    type: 'git',
    branch: branch.ok ? branch.value.trim() : `detached at ${head.ok ? head.value.trim() : 'nothing'}`,
    commits,
    ...(diff && { diff }),
    uncommitted: uncommitted.slice(0, mostFiles),
    ...(moreUncommitted > 0 && { moreUncommitted }),
  });
}

type Git = (...args: readonly string[]) => Promise<Result<string>>;

async function log(git: Git, limits: readonly string[], paths: readonly string[]) {
  const mark = randomUUID();
  const printed = await git(
    'log',
    ...limits,
    '-z',
    `--format=${mark}%x00%H%x00%an%x00%cI%x00%s`,
    '--name-only',
    '--no-renames',
    '--first-parent',
    '--diff-merges=first-parent',
    '--no-show-signature',
    '--no-ext-diff',
    '--no-textconv',
    '--',
    ...paths,
  );
  return printed.ok ? success(parseLog(printed.value, mark)) : printed;
}

/** Each commit is printed as mark, hash, author, time, subject, then (after one line break) its files. */
function parseLog(printed: string, mark: string): GitEvidence['commits'] {
  const records = printed.split(`${mark}\0`).slice(1);
  return records.map((record) => {
    const [hash = '', author = '', at = '', subject = '', ...rest] = record.split('\0');
    const files = rest.map((file, index) => (index === 0 ? file.replace(/^\n/, '') : file)).filter(Boolean);
    const moreFiles = files.length - mostFiles;
    return {
      hash,
      author,
      at: new Date(at).toISOString(),
      subject,
      files: files.slice(0, mostFiles),
      ...(moreFiles > 0 && { moreFiles }),
    };
  });
}

/** What the latest of the commits changed whose diff is short; undefined where there is none, or git did not answer. */
async function smallDiff(
  git: Git,
  commits: GitEvidence['commits'],
  paths: readonly string[],
): Promise<GitEvidence['diff']> {
  for (const { hash, files } of commits.slice(0, looked)) {
    if (files.length === 0 || files.length > mostDiffLines / 4) continue;
    const printed = await git(
      'show',
      '--format=',
      '--patch',
      '--unified=1',
      '--no-renames',
      '--diff-merges=first-parent',
      '--no-show-signature',
      '--no-ext-diff',
      '--no-textconv',
      hash,
      '--',
      ...paths,
    );
    if (!printed.ok) return undefined;
    const lines = diffLines(printed.value);
    if (lines.length > 0 && lines.length <= mostDiffLines) return { hash, lines };
  }
  return undefined;
}

/** Of a patch the names of files, places and lines; secrets are blanked. */
function diffLines(patch: string): readonly string[] {
  return redact(patch)
    .split('\n')
    .filter(
      (line) =>
        line !== '' && !/^(diff --git |index |(new|deleted) file mode |(old|new) mode |\\ No newline)/.test(line),
    )
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
}

/** Settings of the user or the repository that could start something, take a lock or change what is printed. */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  'protocol.allow=never',
  'log.follow=false',
  'log.showRoot=true',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'color.ui=never',
].flatMap((setting) => ['-c', setting]);

function run(root: string, args: readonly string[], signal: AbortSignal | undefined): Promise<Result<string>> {
  const argv = ['--no-optional-locks', '--no-pager', '--literal-pathspecs', ...settings, '-C', root, ...args];
  const options = {
    cwd: '/',
    env: environment(),
    maxBuffer: 64 * 1024 * 1024,
    killSignal: 'SIGKILL',
    timeout: 10_000,
    ...(signal && { signal }),
  } as const;
  return new Promise((done) => {
    execFile('git', argv, options, (error, stdout, stderr) => {
      if (!error) return done(success(stdout));
      if (error.code === 'ENOENT') return done(failed(gitMissing()));
      if (/not a git repository/i.test(stderr)) return done(failed(notRepository(root)));
      const slow = error.killed || error.name === 'AbortError';
      done(failed(gitFailed(slow ? 'it took too long' : (stderr.trim().split('\n')[0] ?? error.message))));
    });
  });
}

/** Without the `GIT_*` variables of whoever started us, which could point at another repository. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(inherited),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    LC_ALL: 'C',
  };
}
