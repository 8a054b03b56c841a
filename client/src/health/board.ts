import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Daemon } from '../daemon.ts';
import { FolderBoard } from '../folder-board.ts';
import { HealthFollower } from './follower.ts';

/** How every folder of the workspace stands. */
export class HealthBoard extends FolderBoard<HealthFollower> {
  protected make(daemon: Daemon): HealthFollower {
    return new HealthFollower(daemon);
  }

  protected override attaches(folder: string): boolean {
    return isRoot(folder);
  }
}

/** Whether a folder is a root: what its `healer.yaml` names runs. */
export function isRoot(folder: string): boolean {
  return existsSync(join(folder, 'healer.yaml'));
}

const inRoots = new Map<string, boolean>();

/** Whether a folder is a root or lies in one: a `healer.yaml` says what runs there. */
export function isInRoot(folder: string): boolean {
  let at = existsSync(folder) ? realpathSync(folder) : folder;
  while (!isRoot(at) && dirname(at) !== at) at = dirname(at);
  const found = isRoot(at);
  inRoots.set(folder, found);
  return found;
}

/** As `isInRoot` last found it: what is drawn at each change waits for no disk. */
export function wasInRoot(folder: string): boolean {
  return inRoots.get(folder) ?? isInRoot(folder);
}
