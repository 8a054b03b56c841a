/** The last two parts of a path, as much as a person needs to know the file: `playbooks/restore.playbook.yaml`. */
export function shortPath(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).slice(-2).join('/');
}
