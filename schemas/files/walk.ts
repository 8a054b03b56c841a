import { join, resolve } from 'node:path';
import { type Disk, disk, type Entry, errorCode } from './disk.ts';
import { enter, type IgnoreRules, isIgnored, neverEntered, rulesAt } from './ignored.ts';
import { isInside } from './inside.ts';

/** A path that could not be walked, and why. */
export type WalkProblem =
  | { readonly what: 'nothing-there' | 'not-a-file'; readonly path: string }
  | { readonly what: 'unreadable'; readonly path: string; readonly reason: string }
  | { readonly what: 'outside'; readonly path: string; readonly target: string; readonly within: string };

export interface Walked {
  /** Absolute paths as they were reached (a link is not replaced by its target), each file once. */
  readonly files: readonly string[];
  readonly problems: readonly WalkProblem[];
}

/** Whether a file of this name is wanted. Default: those that end in `.yaml` or `.yml`. */
export type Wanted = (name: string) => boolean;

/**
 * The files at and under these paths: each file given, whatever its name, and every wanted one under each folder given.
 * node_modules, .git and what git ignores are passed over; links that leave the folder given are not followed.
 */
export async function walkPaths(paths: readonly string[], from: Disk = disk, wanted: Wanted = isYaml): Promise<Walked> {
  const walk = newWalk(from, wanted);
  for (const path of paths.map((given) => resolve(given)))
    await orFailure(walk, path, async () => {
      const found = await from.look(path);
      if (!found) walk.problems.push({ what: 'nothing-there', path });
      else if (found.type === 'file') take(walk, path, found.realPath);
      else if (found.type === 'other') walk.problems.push({ what: 'not-a-file', path });
      else {
        const { rules } = await rulesAt(found.realPath, found.realPath, from);
        await walkFolder(walk, { path, realPath: found.realPath, rules, within: found.realPath });
      }
    });
  return walk;
}

/** A folder by real path, with what git ignores in it. */
export interface StrictFolder {
  readonly path: string;
  readonly rules: IgnoreRules;
}

/**
 * The YAML files under folders that must not lead out of a root: a link to a place outside it is a problem. `root` is a
 * real path.
 */
export async function walkStrictly(folders: readonly StrictFolder[], root: string, from: Disk = disk): Promise<Walked> {
  const walk = newWalk(from, isYaml);
  for (const { path, rules } of folders)
    await walkFolder(walk, { path, realPath: path, rules, within: root, strict: true });
  return walk;
}

interface Walk {
  readonly from: Disk;
  readonly files: string[];
  readonly wanted: Wanted;
  readonly problems: WalkProblem[];
  /** Real paths, so that nothing is walked or listed twice. */
  readonly seen: Set<string>;
}

interface Folder {
  readonly path: string;
  readonly realPath: string;
  readonly rules: IgnoreRules;
  readonly within: string;
  /** Links that leave `within` are problems. */
  readonly strict?: boolean;
}

function newWalk(from: Disk, wanted: Wanted): Walk {
  return { from, wanted, files: [], problems: [], seen: new Set() };
}

async function walkFolder(walk: Walk, folder: Folder): Promise<void> {
  if (walk.seen.has(folder.realPath)) return;
  walk.seen.add(folder.realPath);
  await orFailure(walk, folder.path, async () => {
    for (const entry of await walk.from.list(folder.path))
      await orFailure(walk, join(folder.path, entry.name), () => walkEntry(walk, folder, entry));
  });
}

/** Does what reads a path; what may not be read is a problem, and the rest goes on. */
async function orFailure(walk: Walk, path: string, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    walk.problems.push({ what: 'unreadable', path, reason: errorCode(error) });
  }
}

async function walkEntry(walk: Walk, folder: Folder, { name, type }: Entry): Promise<void> {
  if (neverEntered.has(name)) return;
  const path = join(folder.path, name);
  const realPath = join(folder.realPath, name);
  if (isIgnored(folder.rules, realPath, type === 'folder')) return;
  if (type === 'link') await follow(walk, folder, path, name);
  else if (type === 'folder') await descend(walk, folder, path, realPath);
  else if (type === 'file' && walk.wanted(name)) take(walk, path, realPath);
}

async function descend(walk: Walk, parent: Folder, path: string, realPath: string): Promise<void> {
  await walkFolder(walk, { ...parent, path, realPath, rules: await enter(parent.rules, realPath, walk.from) });
}

async function follow(walk: Walk, folder: Folder, path: string, name: string): Promise<void> {
  const found = await walk.from.look(path);
  if (!found) {
    if (walk.wanted(name)) walk.problems.push({ what: 'nothing-there', path });
    return;
  }
  if (found.type === 'file' && !walk.wanted(name)) return;
  if (!isInside(found.realPath, folder.within)) {
    if (folder.strict) walk.problems.push({ what: 'outside', path, target: found.realPath, within: folder.within });
    return;
  }
  const target = await rulesAt(found.realPath, folder.within, walk.from);
  if (target.ignored) return;
  if (found.type === 'folder')
    await walkFolder(walk, { ...folder, path, realPath: found.realPath, rules: target.rules });
  else if (found.type === 'file') take(walk, path, found.realPath);
}

function take(walk: Walk, path: string, realPath: string): void {
  if (walk.seen.has(realPath)) return;
  walk.seen.add(realPath);
  walk.files.push(path);
}

export function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}
