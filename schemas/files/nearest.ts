import { dirname } from 'node:path';
import { type Disk, holds } from './disk.ts';

/** The nearest of a folder and its ancestors that holds `name`. */
export async function nearestWith(folder: string, name: string, from: Disk): Promise<string | undefined> {
  if (await holds(folder, name, from)) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearestWith(parent, name, from);
}

/** The folder that marks itself as the root of another: the nearest with `healer.yaml`, else with `.git`. */
export async function markedRoot(folder: string, from: Disk): Promise<string | undefined> {
  return (await nearestWith(folder, 'healer.yaml', from)) ?? (await nearestWith(folder, '.git', from));
}
