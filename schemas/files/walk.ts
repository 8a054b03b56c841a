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
  /** The first limit that left something out; undefined when all was walked. */
  readonly limit: keyof WalkLimits | undefined;
}

/** How far a walk goes that nobody has bounded by marking a root. What is nearest to the top comes first. */
export interface WalkLimits {
  /** Wanted files. */
  readonly files: number;
  /** Levels of folders below the one given. */
  readonly depth: number;
  /** Time, in ms. */
  readonly time: number;
}

/** Whether a file of this name is wanted. Default: those that end in `.yaml` or `.yml`. */
export type Wanted = (name: string) => boolean;

/**
 * The files at and under these paths: each file given, whatever its name, and every wanted one under each folder given.
 * node_modules, .git and what git ignores are passed over; links that leave the folder given are not followed.
 */
export async function walkPaths(
  paths: readonly string[],
  from: Disk = disk,
  wanted: Wanted = isYaml,
  limits?: WalkLimits,
): Promise<Walked> {
  const walk = newWalk(from, wanted, limits);
  for (const path of paths.map((given) => resolve(given)))
    await orFailure(walk, path, async () => {
      const found = await from.look(path);
      if (!found) walk.problems.push({ what: 'nothing-there', path });
      else if (found.type === 'file') take(walk, path, found.realPath);
      else if (found.type === 'other') walk.problems.push({ what: 'not-a-file', path });
      else {
        const { rules } = await rulesAt(found.realPath, found.realPath, from);
        await walkFolder(walk, { path, realPath: found.realPath, rules, within: found.realPath, depth: 0 });
      }
    });
  for (const next of walk.later) await next();
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
    await walkFolder(walk, { path, realPath: path, rules, within: root, strict: true, depth: 0 });
  return walk;
}

interface Walk {
  readonly from: Disk;
  readonly files: string[];
  readonly wanted: Wanted;
  readonly problems: WalkProblem[];
  /** Real paths, so that nothing is walked or listed twice. */
  readonly seen: Set<string>;
  readonly limits: WalkLimits | undefined;
  /** When it began, as `performance.now()` says. */
  readonly began: number;
  limit: keyof WalkLimits | undefined;
  /** With limits: what is deeper than what has been walked. */
  readonly later: (() => Promise<void>)[];
}

interface Folder {
  readonly path: string;
  readonly realPath: string;
  readonly rules: IgnoreRules;
  readonly within: string;
  /** Levels below the folder given. */
  readonly depth: number;
  /** Links that leave `within` are problems. */
  readonly strict?: boolean;
}

function newWalk(from: Disk, wanted: Wanted, limits?: WalkLimits): Walk {
  const began = performance.now();
  return { from, wanted, files: [], problems: [], seen: new Set(), limits, began, limit: undefined, later: [] };
}

/** Whether a limit is reached. */
function isOver(walk: Walk, depth: number): boolean {
  const { limits, files, began } = walk;
  if (!limits) return false;
  const over =
    files.length >= limits.files
      ? 'files'
      : performance.now() - began >= limits.time
        ? 'time'
        : depth > limits.depth
          ? 'depth'
          : undefined;
  walk.limit ??= over;
  return over !== undefined;
}

async function walkFolder(walk: Walk, folder: Folder): Promise<void> {
  if (walk.seen.has(folder.realPath) || isOver(walk, folder.depth)) return;
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
  const walkIt = async () => {
    const depth = parent.depth + 1;
    await walkFolder(walk, { ...parent, path, realPath, depth, rules: await enter(parent.rules, realPath, walk.from) });
  };
  if (walk.limits) walk.later.push(() => orFailure(walk, path, walkIt));
  else await walkIt();
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
    await walkFolder(walk, { ...folder, path, realPath: found.realPath, depth: folder.depth + 1, rules: target.rules });
  else if (found.type === 'file') take(walk, path, found.realPath);
}

function take(walk: Walk, path: string, realPath: string): void {
  if (walk.seen.has(realPath) || isOver(walk, 0)) return;
  walk.seen.add(realPath);
  walk.files.push(path);
}

export function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}
