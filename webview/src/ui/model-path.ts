/** The last two parts of a path, as much as a person needs to know the file: `playbooks/restore.playbook.yaml`. */
export function shortPath(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).slice(-2).join('/');
}

/** A path as it is told from a root; `shortPath` of one outside it, or where no root is known. */
export function pathIn(root: string | undefined, path: string): string {
  if (root === undefined || !path.startsWith(`${root}/`)) return shortPath(path);
  return path.slice(root.length + 1);
}
