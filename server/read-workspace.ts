import { dirname, join } from 'node:path';
import { type ParsedFile, parseFile } from '../schemas/document.ts';
import { disk } from '../schemas/files/disk.ts';
import { markedRoot } from '../schemas/files/nearest.ts';
import { isYaml, type WalkLimits, type Wanted, walkPaths } from '../schemas/files/walk.ts';
import { mentionsHealer } from '../schemas/recognise.ts';
import { decodeUtf8, maxFileBytes } from '../schemas/validate.ts';
import { createWorkspace, foldersOf, nestedRoots, type Workspace } from './service/workspace/workspace.ts';

/** How far a folder is read that nothing marks as a root: it may be somebody's home. */
const unmarkedLimits: WalkLimits = { files: 2000, depth: 8, time: 3000 };

/** The roots of folders, and the YAML and Markdown files under them that git does not ignore. */
export async function filesUnder(folders: readonly string[], marked: Iterable<string> = []): Promise<Found> {
  const roots = new Map([...marked].map((root) => [root, true]));
  for (const folder of folders) {
    const { root, isMarked } = await rootOf(folder);
    roots.set(root, isMarked);
  }
  return walkRoots(roots, (name) => isYaml(name) || isMarkdown(name));
}

export interface Found {
  /** Without those that lie inside another and are marked no more than it is. */
  readonly roots: readonly string[];
  readonly paths: readonly string[];
  /** The roots that nothing marks as one. */
  readonly unmarked: readonly string[];
  /** Those of them of which something was left out. */
  readonly cut: readonly string[];
}

/** The files under roots, each with whether it is marked as one; of one that is not, no more than the limits allow. */
async function walkRoots(all: ReadonlyMap<string, boolean>, wanted: Wanted): Promise<Found> {
  const isOutermost = ([root, isMarked]: [string, boolean]) =>
    ![...all].some(([other, otherMarked]) => (otherMarked || !isMarked) && root.startsWith(join(other, '/')));
  const outermost = [...all].filter(isOutermost);
  const marked = outermost.flatMap(([root, isMarked]) => (isMarked ? root : []));
  const unmarked = outermost.flatMap(([root, isMarked]) => (isMarked ? [] : root));
  const paths = new Set((await walkPaths(marked, disk, wanted)).files);
  const cut: string[] = [];
  for (const root of unmarked) {
    const { files, limit } = await walkPaths([root], disk, wanted, unmarkedLimits);
    for (const path of files) paths.add(path);
    if (limit) cut.push(root);
  }
  return { roots: outermost.map(([root]) => root), paths: [...paths], unmarked, cut };
}

/** The root of a folder: the nearest with `healer.yaml`, else with `.git`, else the folder itself, which nothing marks. */
async function rootOf(folder: string): Promise<{ readonly root: string; readonly isMarked: boolean }> {
  const root = await markedRoot(folder, disk).catch(() => undefined);
  return { root: root ?? folder, isMarked: root !== undefined };
}

/** The root of the folder that a path is or lies in, and whether something marks it as one. */
async function rootAt(path: string): ReturnType<typeof rootOf> {
  const found = await disk.look(path).catch(() => undefined);
  return rootOf(found?.type === 'folder' ? path : dirname(path));
}

/** The root of a file or folder. */
export async function rootOfPath(path: string): Promise<string> {
  return (await rootAt(path)).root;
}

/** A file from its bytes; undefined for one that is too large, is not UTF-8 or cannot hold anything of ours. */
export function fileOf(path: string, bytes: Uint8Array): ParsedFile | undefined {
  const text = bytes.length <= maxFileBytes ? decodeUtf8(bytes) : undefined;
  return text !== undefined && mentionsHealer(path, text) ? parseFile(path, text) : undefined;
}

/** Tells a workspace which files and folders there are, among these and those its definitions name. */
export async function takeFiles(workspace: Workspace, paths: readonly string[]): Promise<void> {
  const found = new Set([...paths.filter((path) => !isYaml(path)), ...foldersOf(paths)]);
  for (const { root, used } of workspace.indexes) {
    for (const name of [...used('file'), ...used('profile')]) await look(join(root, name.replace(/#.*$/, '')), 'file');
    for (const name of used('folder')) await look(join(root, name), 'folder');
  }
  workspace.setFiles(found);

  async function look(path: string, wanted: 'file' | 'folder'): Promise<void> {
    const name = wanted === 'folder' ? `${path.replace(/\/$/, '')}/` : path;
    if (found.has(name)) return;
    const there = await disk.look(path).catch(() => undefined);
    if (there?.type === wanted) found.add(name);
  }
}

/** The workspace of these YAML files, by path and bytes, found at or under the paths given; beside them only runbooks are looked for. */
export async function workspaceOfFiles(
  files: ReadonlyMap<string, Uint8Array>,
  given: readonly string[],
): Promise<Workspace> {
  const roots = new Map<string, boolean>();
  for (const path of given) {
    const { root, isMarked } = await rootAt(path);
    roots.set(root, isMarked);
  }
  const workspace = createWorkspace([...roots.keys(), ...nestedRoots(files.keys())]);
  for (const [path, bytes] of files) workspace.set(path, fileOf(path, bytes), false);
  await takeFiles(workspace, [...files.keys(), ...(await walkRoots(roots, isMarkdown)).paths]);
  return workspace;
}

function isMarkdown(name: string): boolean {
  return /\.md$/i.test(name);
}
