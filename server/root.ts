import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ResolvePath } from './service/document-links.ts';

/** Where the paths in a file lead: from its root, the nearest folder above it with a healer.yaml, else with a .git. */
export function pathFromRoot(uri: string): ResolvePath {
  const root = uri.startsWith('file:') ? rootOf(dirname(fileURLToPath(uri))) : undefined;
  return (path) => (root === undefined ? undefined : pathToFileURL(resolve(root, path)).href);
}

function rootOf(folder: string): string {
  return nearestWith(folder, 'healer.yaml') ?? nearestWith(folder, '.git') ?? folder;
}

function nearestWith(folder: string, name: string): string | undefined {
  if (existsSync(join(folder, name))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : nearestWith(above, name);
}
