import { join } from 'node:path';
import { type Disk, errorCode } from '../../schemas/files/disk.ts';
import type { WrittenProject } from '../model/definition.ts';
import type { Failure } from '../model/failure.ts';
import { brokenProject, notAFile, notAProject, unreadable } from './failures.ts';
import { readText } from './read.ts';
import { definitionsFromText } from './text.ts';

export type ProjectRead =
  | { readonly usable: true; readonly project: WrittenProject | undefined }
  | { readonly usable: false; readonly failures: readonly Failure[] };

/** `healer.yaml` of a root: the project, nothing where there is no such file, or why it cannot be used. */
export async function readProject(root: string, from: Disk): Promise<ProjectRead> {
  const file = join(root, 'healer.yaml');
  try {
    const found = await from.look(file);
    if (!found) return { usable: true, project: undefined };
    if (found.type !== 'file') return { usable: false, failures: [notAFile(file), brokenProject(file)] };
  } catch (error) {
    return { usable: false, failures: [unreadable(file, errorCode(error))] };
  }
  const text = await readText(file, from);
  if (!text.ok) return { usable: false, failures: [text.failure, brokenProject(file)] };
  const { projects, failures } = definitionsFromText(file, text.value, root);
  if (failures.length > 0) return { usable: false, failures: [...failures, brokenProject(file)] };
  const [project] = projects;
  return project ? { usable: true, project } : { usable: false, failures: [notAProject(file)] };
}
