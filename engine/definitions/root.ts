import { dirname } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { type Disk, disk, errorCode, holds } from './disk.ts';
import { noSuchPath, unreadable } from './failures.ts';

/**
 * The root of a folder (or of a file's folder): the nearest ancestor with `healer.yaml`, else the nearest with `.git`,
 * else the folder itself. Always a real path. Fails when nothing is there or it may not be read.
 */
export async function findRoot(path: string, from: Disk = disk): Promise<Result<string>> {
  try {
    const start = await realFolder(path, from);
    if (!start.ok) return start;
    const folder = start.value;
    const root = (await nearestWith(folder, 'healer.yaml', from)) ?? (await nearestWith(folder, '.git', from));
    return success(root ?? folder);
  } catch (error) {
    return failed(unreadable(path, errorCode(error)));
  }
}

/** The nearest of a folder and its ancestors that holds `name`. */
export async function nearestWith(folder: string, name: string, from: Disk): Promise<string | undefined> {
  if (await holds(folder, name, from)) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearestWith(parent, name, from);
}

/** The real path of a folder, or of the folder a file is in. Fails when nothing is there or it may not be read. */
export async function realFolder(path: string, from: Disk): Promise<Result<string>> {
  try {
    const found = await from.look(path);
    if (!found) return failed(noSuchPath(path));
    return success(found.type === 'folder' ? found.realPath : dirname(found.realPath));
  } catch (error) {
    return failed(unreadable(path, errorCode(error)));
  }
}
