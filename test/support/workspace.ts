import { parseFile } from '../../schemas/document.ts';
import { isYaml } from '../../schemas/files/walk.ts';
import { createWorkspace, foldersOf, nestedRoots, type Workspace } from '../../server/service/workspace/workspace.ts';
import { ranges } from './fixture.ts';

/** The root that example files lie under. */
export const root = '/shop';

/** An example's files by absolute path, `# file: PATH` beginning each, and what is marked in them between `«` and `»`. */
export function exampleFiles(example: string) {
  const parts = example.split(/^# file: (.+)\n/m);
  const files = new Map<string, string>();
  const marks: { path: string; start: number; end: number }[] = [];
  const named = parts.length === 1 ? ['', 'health/example.yaml', example] : parts;
  for (let at = 1; at < named.length; at += 2) {
    const path = `${root}/${named[at]}`;
    const { text, ranges: found } = ranges(named[at + 1] ?? '');
    files.set(path, text);
    marks.push(...found.map((mark) => ({ path, ...mark })));
  }
  return { files, marks };
}

/** A workspace of these files, by absolute path. */
export function workspaceOf(files: ReadonlyMap<string, string>): Workspace {
  const workspace = createWorkspace([root, ...nestedRoots(files.keys())]);
  for (const [path, text] of files) if (isYaml(path)) workspace.set(path, parseFile(path, text), true);
  workspace.setFiles([...[...files.keys()].filter((path) => !isYaml(path)), ...foldersOf(files.keys())]);
  return workspace;
}
