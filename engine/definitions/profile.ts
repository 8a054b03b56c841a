import { resolve } from 'node:path';
import { type Disk, errorCode } from '../../schemas/files/disk.ts';
import { isInside } from '../../schemas/files/inside.ts';
import type { WrittenProfile, WrittenProject } from '../model/definition.ts';
import type { Failure } from '../model/failure.ts';
import { noSuchProfile, outsideRoot, unreadable } from './failures.ts';
import { readText } from './read.ts';
import { definitionsFromText } from './text.ts';

export interface ProfileFound {
  readonly profile?: WrittenProfile;
  readonly failures: readonly Failure[];
  readonly reads: readonly string[];
}

/**
 * The profile that `healer.yaml` names: a file inside the root, relative to it, else the name of a profile among the
 * definitions loaded. None where it names none.
 */
export async function findProfile(
  {
    root,
    project,
    loaded,
  }: {
    readonly root: string;
    readonly project: WrittenProject | undefined;
    readonly loaded: readonly WrittenProfile[];
  },
  from: Disk,
): Promise<ProfileFound> {
  const wanted = project?.value.profile;
  if (!project || wanted === undefined) return { failures: [], reads: [] };
  const named = loaded.find(({ name }) => name === wanted);
  if (named) return { profile: named, failures: [], reads: [] };
  const path = resolve(root, wanted);
  const known = loaded.map(({ name }) => name);
  try {
    const found = await from.look(path);
    if (found?.type !== 'file') return { failures: [noSuchProfile(wanted, known, project.source)], reads: [] };
    if (!isInside(found.realPath, root)) return { failures: [outsideRoot(path, found.realPath, root)], reads: [] };
  } catch (error) {
    return { failures: [unreadable(path, errorCode(error))], reads: [] };
  }
  const text = await readText(path, from);
  if (!text.ok) return { failures: [text.failure], reads: [] };
  const { profiles, failures } = definitionsFromText(path, text.value, root);
  const [profile] = profiles;
  if (profile) return { profile, failures, reads: [path] };
  return { failures: failures.length > 0 ? failures : [noSuchProfile(wanted, known, project.source)], reads: [path] };
}
