import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The URL of the git remote `origin` of the repository that holds `folder`, without a user name or password in it;
 * undefined outside a repository or without that remote. Reads `.git/config`; runs nothing.
 */
export function gitOrigin(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const config = configOf(join(at, '.git'));
    if (config !== undefined) return originIn(config);
    if (dirname(at) === at) return undefined;
  }
}

/** The text of the repository's configuration, following the `.git` file of a worktree or submodule. */
function configOf(git: string): string | undefined {
  try {
    if (statSync(git).isDirectory()) return readFileSync(join(git, 'config'), 'utf8');
    const named = /^gitdir: (.+)$/m.exec(readFileSync(git, 'utf8'))?.[1];
    if (named === undefined) return undefined;
    const own = resolve(dirname(git), named);
    return readFileSync(join(commonDirectory(own), 'config'), 'utf8');
  } catch {
    return undefined;
  }
}

function commonDirectory(own: string): string {
  try {
    return resolve(own, readFileSync(join(own, 'commondir'), 'utf8').trim());
  } catch {
    return own;
  }
}

function originIn(config: string): string | undefined {
  const section = /^\s*\[remote "origin"\]\s*$([\s\S]*?)(?=^\s*\[|$(?![\s\S]))/m.exec(config)?.[1];
  const url = section === undefined ? undefined : /^\s*url\s*=\s*(.+?)\s*$/m.exec(section)?.[1];
  return url?.replace(/^(\w[\w+.-]*:\/\/)[^/@]*@/, '$1');
}
