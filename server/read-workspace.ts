import { dirname, join } from 'node:path';
import { parseFile } from '../schemas/document.ts';
import { disk } from '../schemas/files/disk.ts';
import { markedRoot } from '../schemas/files/nearest.ts';
import { isYaml, walkPaths } from '../schemas/files/walk.ts';
import { mentionsHealer } from '../schemas/recognise.ts';
import { decodeUtf8, maxFileBytes } from '../schemas/validate.ts';
import { createWorkspace, nestedRoots, type Workspace } from './service/workspace/workspace.ts';

/** The outermost roots of folders, and the YAML and Markdown files under them that git does not ignore. */
export async function filesUnder(folders: readonly string[], more: Iterable<string> = []) {
  const all = new Set(more);
  for (const folder of folders) all.add(await rootOf(folder));
  const roots = [...all].filter(
    (root) => ![...all].some((other) => other !== root && root.startsWith(join(other, '/'))),
  );
  const { files } = await walkPaths(roots, disk, (name) => isYaml(name) || isMarkdown(name));
  return { roots, paths: files };
}

/** The root of a folder: the nearest with `healer.yaml`, else with `.git`, else the folder itself. */
export async function rootOf(folder: string): Promise<string> {
  return (await markedRoot(folder, disk).catch(() => undefined)) ?? folder;
}

/** The root of a file or folder. */
export async function rootOfPath(path: string): Promise<string> {
  const found = await disk.look(path).catch(() => undefined);
  return rootOf(found?.type === 'folder' ? path : dirname(path));
}

/** Takes a file's names from its bytes; nothing of one that is too large, is not UTF-8 or cannot hold any of ours. */
export function takeBytes(workspace: Workspace, path: string, bytes: Uint8Array): void {
  const text = bytes.length <= maxFileBytes ? decodeUtf8(bytes) : undefined;
  const ours = text !== undefined && mentionsHealer(path, text);
  workspace.set(path, ours ? parseFile(path, text) : undefined, false);
}

/** Tells a workspace which files there are, among these and those its definitions name. */
export async function takeFiles(workspace: Workspace, paths: readonly string[]): Promise<void> {
  const found = new Set(paths.filter((path) => !isYaml(path)));
  for (const { root, used } of workspace.indexes)
    for (const name of used('file')) {
      const path = join(root, name.replace(/#.*$/, ''));
      if (found.has(path)) continue;
      const there = await disk.look(path).catch(() => undefined);
      if (there?.type === 'file') found.add(path);
    }
  workspace.setFiles(found);
}

/** The workspace of these YAML files, by path and bytes, found at or under the paths given; beside them only runbooks are looked for. */
export async function workspaceOfFiles(
  files: ReadonlyMap<string, Uint8Array>,
  given: readonly string[],
): Promise<Workspace> {
  const roots = new Set<string>();
  for (const path of given) roots.add(await rootOfPath(path));
  const workspace = createWorkspace([...roots, ...nestedRoots(files.keys())]);
  for (const [path, bytes] of files) takeBytes(workspace, path, bytes);
  const { files: runbooks } = await walkPaths([...roots], disk, isMarkdown);
  await takeFiles(workspace, runbooks);
  return workspace;
}

function isMarkdown(name: string): boolean {
  return /\.md$/i.test(name);
}
