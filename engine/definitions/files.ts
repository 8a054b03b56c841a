import { type Disk, disk } from '../../schemas/files/disk.ts';
import { type StrictFolder, type Walked, type WalkProblem, walkPaths, walkStrictly } from '../../schemas/files/walk.ts';
import type { Failure } from '../model/failure.ts';
import { noSuchPath, notAFile, outsideRoot, unreadable } from './failures.ts';

export interface FileList {
  /** Absolute paths as they were reached (a link is not replaced by its target), each file once. */
  readonly files: readonly string[];
  readonly failures: readonly Failure[];
}

/** The YAML files to lint: each file given, and those under each folder given that git does not ignore. */
export async function listYamlFiles(paths: readonly string[], from: Disk = disk): Promise<FileList> {
  return withFailures(await walkPaths(paths, from));
}

/** A folder by real path, with what git ignores in it. */
export type RunningFolder = StrictFolder;

/** The YAML files under the folders whose definitions run. `root` is a real path. */
export async function listRunningFiles(
  folders: readonly RunningFolder[],
  root: string,
  from: Disk = disk,
): Promise<FileList> {
  return withFailures(await walkStrictly(folders, root, from));
}

function withFailures({ files, problems }: Walked): FileList {
  return { files, failures: problems.map(failureOf) };
}

function failureOf(problem: WalkProblem): Failure {
  switch (problem.what) {
    case 'nothing-there':
      return noSuchPath(problem.path);
    case 'not-a-file':
      return notAFile(problem.path);
    case 'unreadable':
      return unreadable(problem.path, problem.reason);
    case 'outside':
      return outsideRoot(problem.path, problem.target, problem.within);
  }
}
