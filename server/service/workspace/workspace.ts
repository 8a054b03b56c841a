import { dirname, isAbsolute, relative, sep } from 'node:path';
import type { ParsedFile } from '../../../schemas/document.ts';
import { createNameIndex, type NameIndex } from './name-index.ts';

/**
 * The roots a person works in, each with the names of its files. A folder with a `healer.yaml` is a root of its own,
 * also inside another: a file belongs to the deepest root that holds it.
 */
export interface Workspace {
  /** The index a file's names are looked up in: undefined for a file under no root. */
  at(path: string): NameIndex | undefined;
  readonly indexes: Iterable<NameIndex>;
  set(path: string, file: ParsedFile | undefined, open: boolean): void;
  /** Which other files and folders exist, by absolute path; those of folders end in `/`. */
  setFiles(paths: Iterable<string>): void;
  /** The sum of its indexes' generations. */
  readonly generation: number;
}

/** An empty workspace over these folders, by absolute path. */
export function createWorkspace(roots: Iterable<string>): Workspace {
  const indexes = [...new Set(roots)].sort((a, b) => b.length - a.length).map(createNameIndex);
  const at = (path: string) => indexes.find(({ root }) => isUnder(path, root));
  return {
    at,
    indexes,
    set(path, file, open) {
      at(path)?.set(path, file, open);
    },
    setFiles(paths) {
      const byIndex = new Map(indexes.map((index) => [index, new Set<string>()]));
      for (const path of paths)
        for (const index of indexes)
          if (isUnder(path, index.root))
            byIndex.get(index)?.add(displayPath(path, index.root) + (isFolder(path) ? '/' : ''));
      for (const [index, found] of byIndex) index.setFiles(found);
    },
    get generation() {
      return indexes.reduce((sum, { generation }) => sum + generation, 0);
    },
  };
}

/** A path as a message shows it: relative to the root, divided by `/`. */
export function displayPath(path: string, root: string): string {
  return relative(root, path).split(sep).join('/');
}

/** The folders among these files that are roots of their own, because they hold a `healer.yaml`. */
export function nestedRoots(files: Iterable<string>): string[] {
  return [...files].flatMap((file) => /^(.+)[\\/]healer\.yaml$/.exec(file)?.[1] ?? []);
}

/** The folders these files lie in, each ending in `/`. */
export function foldersOf(files: Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const file of files)
    for (let folder = dirname(file); !found.has(`${folder}/`) && dirname(folder) !== folder; folder = dirname(folder))
      found.add(`${folder}/`);
  return found;
}

function isFolder(path: string): boolean {
  return path.endsWith('/');
}

function isUnder(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
