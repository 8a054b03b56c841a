import { join, resolve } from 'node:path';
import { type Disk, errorCode } from '../../schemas/files/disk.ts';
import { rulesAt } from '../../schemas/files/ignored.ts';
import { isInside } from '../../schemas/files/inside.ts';
import type { WrittenProject } from '../model/definition.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import {
  folderIgnored,
  namesNothing,
  noProject,
  noSuchFolder,
  noSuchPath,
  notAFolder,
  outsideRoot,
  unreadable,
} from './failures.ts';
import type { RunningFolder } from './files.ts';

export interface FolderChoice {
  readonly root: string;
  readonly project?: WrittenProject;
  /** Given by hand: it alone counts. */
  readonly dir?: string;
}

/**
 * The folders whose definitions run: the one given by hand, else those `healer.yaml` names; where nothing names any,
 * nothing runs, which is a failure. Each must exist, be a folder, lie inside the root and not be ignored by git. `lost`
 * says that one of them, or the `healer.yaml` that names them, cannot be used.
 */
export async function runningFolders({ root, project, dir }: FolderChoice, from: Disk) {
  const named = dir === undefined ? (project?.value.definitions ?? []) : [resolve(dir)];
  const folders: RunningFolder[] = [];
  const failures: Failure[] = named.length > 0 ? [] : [project ? namesNothing(project.source) : noProject(root)];
  for (const name of named) {
    const folder = await runningFolder(name, { root, ...(dir === undefined && project ? { project } : {}) }, from);
    if (folder.ok) folders.push(folder.value);
    else failures.push(folder.failure);
  }
  const lost = (dir === undefined && !project) || folders.length < named.length;
  return { folders, lost, failures };
}

async function runningFolder(
  name: string,
  { root, project }: FolderChoice,
  from: Disk,
): Promise<Result<RunningFolder>> {
  const path = resolve(root, name);
  try {
    const found = await from.look(path);
    if (!found) return failed(project ? noSuchFolder(name, project.source) : noSuchPath(path));
    if (!isInside(found.realPath, root)) return failed(outsideRoot(join(root, name), found.realPath, root));
    if (found.type !== 'folder') return failed(notAFolder(path));
    const { rules, ignored } = await rulesAt(found.realPath, root, from);
    return ignored ? failed(folderIgnored(path)) : success({ path: found.realPath, rules });
  } catch (error) {
    return failed(unreadable(path, errorCode(error)));
  }
}
