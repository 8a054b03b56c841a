import { join, resolve } from 'node:path';
import { type Disk, errorCode, holds } from '../../schemas/files/disk.ts';
import { rulesAt } from '../../schemas/files/ignored.ts';
import { isInside } from '../../schemas/files/inside.ts';
import type { WrittenProject } from '../model/definition.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import {
  folderIgnored,
  noDefinitions,
  noSuchFolder,
  noSuchPath,
  notAFolder,
  outsideRoot,
  unreadable,
} from './failures.ts';
import type { RunningFolder } from './files.ts';

/** Where definitions are looked for when nothing names the folders. */
export const usualFolders: readonly string[] = ['health', 'playbooks', 'rules'];

export interface FolderChoice {
  readonly root: string;
  readonly project?: WrittenProject;
  /** Given by hand: it alone counts. */
  readonly dir?: string;
}

/**
 * The folders whose definitions run: the one given by hand, else those `healer.yaml` names, else the usual ones that
 * exist, which a notice says. Each must exist, be a folder, lie inside the root and not be ignored by git.
 */
export async function runningFolders({ root, project, dir }: FolderChoice, from: Disk) {
  const named = dir === undefined ? project?.value.definitions : [resolve(dir)];
  const usual = named ? [] : await existing(root, from);
  const folders: RunningFolder[] = [];
  const failures: Failure[] = [];
  for (const name of named ?? usual) {
    const folder = await runningFolder(name, { root, ...(dir === undefined && project ? { project } : {}) }, from);
    if (folder.ok) folders.push(folder.value);
    else failures.push(folder.failure);
  }
  if (!named && usual.length === 0) failures.push(noDefinitions(root, usualFolders));
  const why = project ? 'healer.yaml names no definitions' : 'There is no healer.yaml';
  return { folders, failures, notices: usual.length > 0 ? [`${why}, so those in ${usual.join(', ')} are used.`] : [] };
}

async function existing(root: string, from: Disk): Promise<string[]> {
  const found: string[] = [];
  for (const name of usualFolders) if (await holds(root, name, from)) found.push(name);
  return found;
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
