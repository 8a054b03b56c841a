import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder or lies in it. By the text of both, so give real paths where links matter. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
