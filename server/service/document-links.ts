import type { DocumentLink } from 'vscode-languageserver';
import type { ParsedFile } from '../../schemas/document.ts';
import { rangeAt } from './position.ts';
import { walk } from './schema-walk.ts';

/** The URI of a file or folder named in a definition, by its path from the root; undefined where there is no root. */
export type ResolvePath = (path: string) => string | undefined;

/** Keys whose value is a path from the root or, in healer.yaml, from its folder, which is the root. */
const paths: Readonly<Partial<Record<string, readonly string[]>>> = {
  health: ['runbook', 'cwd'],
  playbook: ['cwd'],
  profile: ['urlFile', 'keyFile', 'tokenFile', 'kubeconfig', 'paths', 'logs'],
  project: ['definitions', 'profile', 'postmortems', 'postmortemTemplate', 'runbooks'],
};

/** The runbooks, folders and files a file names, each as a link to it. */
export function documentLinks(file: ParsedFile, resolve: ResolvePath): DocumentLink[] {
  return file.documents.flatMap((document) => {
    const keys = paths[document.kind ?? ''] ?? [];
    return [...(keys.length > 0 ? walk(document) : [])].flatMap((found) => {
      if (!('scalar' in found) || !keys.includes(found.key)) return [];
      const { value, range } = found.scalar;
      if (typeof value !== 'string' || !range || !isPath(value, found.key)) return [];
      const heading = found.key === 'runbook' ? (/#.*$/.exec(value)?.[0] ?? '') : '';
      const target = resolve(value.slice(0, value.length - heading.length));
      return target === undefined ? [] : [{ range: rangeAt(file, range[0], range[1]), target: target + heading }];
    });
  });
}

/** A profile is a name or a file; nothing that begins with `~`, nor an address, is a path from the root. */
function isPath(value: string, key: string): boolean {
  if (value === '' || /^~|^[a-z][a-z0-9+.-]*:\/\//i.test(value) || /[\r\n]/.test(value)) return false;
  return key !== 'profile' || /[/\\]|\.ya?ml$/.test(value);
}
