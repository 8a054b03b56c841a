import { dirname } from 'node:path';
import { type Disk, disk, errorCode } from '../../schemas/files/disk.ts';
import { markedRoot } from '../../schemas/files/nearest.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { noSuchPath, notAFolder, unreadable } from './failures.ts';

/**
 * The root of a folder (or of a file's folder): the nearest ancestor with `healer.yaml`, else the nearest with `.git`,
 * else the folder itself. Always a real path. Fails when nothing is there or it may not be read.
 */
export async function findRoot(path: string, from: Disk = disk): Promise<Result<string>> {
  try {
    const start = await realFolder(path, from);
    if (!start.ok) return start;
    const folder = start.value;
    return success((await markedRoot(folder, from)) ?? folder);
  } catch (error) {
    return failed(unreadable(path, errorCode(error)));
  }
}

/** As `realFolder`, of a folder only. */
export async function onlyFolder(path: string, from: Disk = disk): Promise<Result<string>> {
  try {
    const found = await from.look(path);
    if (!found) return failed(noSuchPath(path));
    return found.type === 'folder' ? success(found.realPath) : failed(notAFolder(path));
  } catch (error) {
    return failed(unreadable(path, errorCode(error)));
  }
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
