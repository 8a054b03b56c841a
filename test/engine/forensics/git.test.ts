import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { gitEvidence } from '../../../engine/forensics/git.ts';
import { codeOf, temporaryFolder, value } from '../store/temporary.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const hours = (count: number) => new Date(now.getTime() - count * 3_600_000).toISOString();

afterEach(() => vi.unstubAllEnvs());

/** A real repository, and what a person would do in it. */
function repository() {
  const root = temporaryFolder();
  const git = (args: readonly string[], at = hours(1)) =>
    execFileSync('git', ['-C', root, '-c', 'core.hooksPath=/dev/null', ...args], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: root,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Mara Lund',
        GIT_AUTHOR_EMAIL: 'mara@example.org',
        GIT_COMMITTER_NAME: 'Mara Lund',
        GIT_COMMITTER_EMAIL: 'mara@example.org',
        GIT_AUTHOR_DATE: at,
        GIT_COMMITTER_DATE: at,
      },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const write = (file: string, text = `${Math.random()}`) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const commit = (subject: string, files: readonly string[], at = hours(1)) => {
    for (const file of files) write(file);
    git(['add', '--all']);
    git(['commit', '--quiet', '--allow-empty', '--message', subject], at);
    return git(['rev-parse', 'HEAD']).trim();
  };
  git(['init', '--quiet', '--initial-branch=main']);
  const ask = (paths: readonly string[] = [], from = root) => gitEvidence({ root: from, paths, before: now });
  return { root, git, write, commit, ask };
}

describe('recent changes', () => {
  it('are the commits of the day before, newest first, with time in UTC and files', async () => {
    const { commit, ask } = repository();
    commit('old', ['old.txt'], hours(25));
    const first = commit('Add the worker', ['worker/main.ts'], '2026-11-21T09:00:00+02:00');
    const second = commit('Raise worker pool size', ['worker/pool.ts', 'worker/main.ts'], hours(2));
    expect(value(await ask())).toEqual({
      type: 'git',
      branch: 'main',
      commits: [
        {
          hash: second,
          author: 'Mara Lund',
          at: hours(2),
          subject: 'Raise worker pool size',
          files: ['worker/main.ts', 'worker/pool.ts'],
        },
        {
          hash: first,
          author: 'Mara Lund',
          at: '2026-11-21T07:00:00.000Z',
          subject: 'Add the worker',
          files: ['worker/main.ts'],
        },
      ],
      diff: expect.objectContaining({ hash: second }),
      uncommitted: [],
    });
  });

  it('come with what the latest small one changed, secrets blanked', async () => {
    const { git, commit, write, ask } = repository();
    commit('base', ['big.txt']);
    write('worker/pool.yaml', 'name: worker\npool_size: 10\npassword: s3cret\n');
    git(['add', '--all']);
    git(['commit', '--quiet', '-m', 'Add the pool'], hours(3));
    write('worker/pool.yaml', 'name: worker\npool_size: 40\npassword: s3cret\n');
    git(['commit', '--quiet', '-am', 'Raise worker pool size'], hours(2));
    const hash = git(['rev-parse', 'HEAD']).trim();
    write('big.txt', 'line\n'.repeat(100));
    git(['commit', '--quiet', '-am', 'A large one'], hours(1));
    expect(value(await ask()).diff).toEqual({
      hash,
      lines: [
        '--- a/worker/pool.yaml',
        '+++ b/worker/pool.yaml',
        '@@ -1,3 +1,3 @@',
        ' name: worker',
        '-pool_size: 10',
        '+pool_size: 40',
        ' password: ***',
      ],
    });
    expect(value(await ask(['big.txt'])).diff?.lines).toHaveLength(4);
  });

  it('come with no diff of a large change, and the names of binary files', async () => {
    const { git, write, ask } = repository();
    const commit = (text: string) => {
      write('a', text);
      git(['add', '--all']);
      git(['commit', '--quiet', '-m', 'change']);
    };
    commit('line\n'.repeat(60));
    expect(value(await ask()).diff).toBeUndefined();
    commit('\0\u0001');
    expect(value(await ask()).diff?.lines).toEqual(['Binary files a/a and b/a differ']);
  });

  it('are the last five when the day before was quiet', async () => {
    const { commit, ask } = repository();
    for (let index = 1; index <= 7; index++) commit(`change ${index}`, ['a'], hours(100 - index));
    const { commits } = value(await ask());
    expect(commits.map((found) => found.subject)).toEqual([7, 6, 5, 4, 3].map((index) => `change ${index}`));
  });

  it('are those to the given paths, taken literally, and what is uncommitted there', async () => {
    const { commit, write, ask } = repository();
    commit('api', ['api/a.ts', 'docs/a.md']);
    commit('web', ['web/a.ts']);
    commit('odd', ['*/b.ts']);
    write('web/new.ts');
    write('api/new.ts');
    const subjects = async (...paths: string[]) => value(await ask(paths)).commits.map((found) => found.subject);
    expect(await subjects('api')).toEqual(['api']);
    expect(await subjects('api', 'web/a.ts')).toEqual(['web', 'api']);
    expect(await subjects('*')).toEqual(['odd']);
    expect(await subjects(':(top)')).toEqual([]);
    expect(await subjects('--all')).toEqual([]);
    expect(value(await ask(['web'])).uncommitted).toEqual(['web/new.ts']);
  });

  it.each([
    ['with spaces.txt'],
    ['línea ✓ 日本語.txt'],
    ['\nfirst\nline breaks\n.txt'],
    ['"quoted" \\ \t.txt'],
    [' -> arrow'],
    ['-n'],
  ])('keep the file name %j, committed and not', async (name) => {
    const { commit, write, ask } = repository();
    commit('a', [name, 'zz']);
    write(name);
    const { commits, uncommitted } = value(await ask());
    expect(commits[0]?.files.toSorted()).toEqual([name, 'zz'].toSorted());
    expect(uncommitted).toEqual([name]);
  });

  it.each([['subject with \u001f and | and %H'], ['日本語 "quotes" \\n'], ['a'.repeat(5000)]])(
    'keep the subject %j',
    async (subject) => {
      const { commit, ask } = repository();
      commit(subject, []);
      expect(value(await ask()).commits).toMatchObject([{ subject, files: [] }]);
    },
  );

  it('show a merge as one change with what it brought, at the time it landed', async () => {
    const { git, commit, ask } = repository();
    commit('base', ['a'], hours(90));
    git(['checkout', '--quiet', '-b', 'topic']);
    commit('written long ago', ['topic.ts'], hours(80));
    git(['checkout', '--quiet', 'main']);
    git(['merge', '--quiet', '--no-ff', '-m', 'Merge topic', 'topic'], hours(3));
    expect(value(await ask()).commits).toMatchObject([{ subject: 'Merge topic', files: ['topic.ts'] }]);
    expect(value(await ask(['topic.ts'])).commits).toMatchObject([{ subject: 'Merge topic' }]);
  });

  it('list deleted, renamed and changed files once each', async () => {
    const { git, commit, write, ask } = repository();
    commit('base', ['gone', 'old', 'kept']);
    git(['rm', '--quiet', 'gone']);
    git(['mv', 'old', 'new']);
    write('kept');
    expect(value(await ask()).uncommitted.toSorted()).toEqual(['gone', 'kept', 'new', 'old']);
  });

  it('say how many files there are beyond the first fifty', async () => {
    const { commit, write, ask } = repository();
    const files = Array.from({ length: 60 }, (_, index) => `f${index}`);
    commit('many', files);
    for (const file of files) write(file, 'changed');
    const evidence = value(await ask());
    expect(evidence).toMatchObject({ commits: [{ moreFiles: 10 }], moreUncommitted: 10 });
    expect([evidence.commits[0]?.files.length, evidence.uncommitted.length]).toEqual([50, 50]);
  });

  it('work from a folder inside the repository, and in one without commits', async () => {
    const { root, commit, write, ask } = repository();
    write('new');
    expect(value(await ask())).toEqual({ type: 'git', branch: 'main', commits: [], uncommitted: ['new'] });
    commit('api', ['services/api/a.ts']);
    commit('web', ['services/web/a.ts']);
    const inside = join(root, 'services/api');
    expect(value(await ask(['.'], inside)).commits).toMatchObject([{ subject: 'api' }]);
    expect(value(await ask([], inside)).commits).toHaveLength(2);
  });

  it('name the commit where no branch is checked out', async () => {
    const { git, commit, ask } = repository();
    const hash = commit('a', ['a']);
    git(['checkout', '--quiet', '--detach']);
    const { branch } = value(await ask());
    expect(branch).toMatch(/^detached at /);
    expect(hash.startsWith(branch.slice('detached at '.length))).toBe(true);
  });

  it('start nothing that the repository or the environment names, and leave the repository as it is', async () => {
    const { root, git, commit, ask } = repository();
    const trap = join(root, '..', `${root.split('/').at(-1)}-trap`);
    commit('a', ['a']);
    for (const setting of [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'diff.external',
      'gpg.program',
      'core.editor',
    ]) {
      git(['config', setting, `touch ${trap};`]);
    }
    git(['config', 'log.showSignature', 'true']);
    git(['config', 'color.ui', 'always']);
    git(['config', 'format.pretty', 'raw']);
    vi.stubEnv('GIT_DIR', '/nowhere');
    vi.stubEnv('GIT_EXTERNAL_DIFF', `touch ${trap}`);
    vi.stubEnv('GIT_PAGER', `touch ${trap}`);
    const index = statSync(join(root, '.git/index')).mtimeMs;
    const before = readdirSync(join(root, '.git')).toSorted();

    expect(value(await ask()).commits).toMatchObject([{ subject: 'a', files: ['a'] }]);
    expect(existsSync(trap)).toBe(false);
    expect(statSync(join(root, '.git/index')).mtimeMs).toBe(index);
    expect(readdirSync(join(root, '.git')).toSorted()).toEqual(before);
  });
});

describe('no changes can be told', () => {
  it('outside a repository', async () => {
    const result = await gitEvidence({ root: temporaryFolder(), paths: [], before: now });
    expect(codeOf(result)).toBe('forensics/not-a-repository');
  });

  it('for a folder that is gone, or a path outside the repository', async () => {
    const { root, commit, ask } = repository();
    commit('a', ['a']);
    expect(codeOf(await ask([], join(root, 'gone')))).toBe('forensics/git-failed');
    const outside = await ask(['../elsewhere']);
    expect(outside).toMatchObject({ failure: { message: expect.stringContaining('outside repository') } });
  });

  it('where there is no git', async () => {
    vi.stubEnv('PATH', temporaryFolder());
    expect(codeOf(await gitEvidence({ root: temporaryFolder(), paths: [], before: now }))).toBe('forensics/no-git');
  });

  it('once the time is up', async () => {
    const { root, commit } = repository();
    commit('a', ['a']);
    const result = await gitEvidence({ root, paths: [], before: now, signal: AbortSignal.abort() });
    expect(result).toMatchObject({ failure: { message: expect.stringContaining('too long') } });
  });
});
