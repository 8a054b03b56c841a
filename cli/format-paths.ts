import { resolve } from 'node:path';
import { listYamlFiles } from '../engine/definitions/files.ts';
import type { Failure } from '../engine/model/failure.ts';
import type { ParsedFile } from '../schemas/document.ts';
import { applyChanges } from '../server/service/changes.ts';
import { format } from '../server/service/format.ts';
import { readFile } from '../server/service/lint.ts';
import { rewrite } from './rewrite.ts';

export interface FormatReport {
  /** Files that were, or with `check` would be, written anew. */
  readonly changed: readonly string[];
  /** What could not be read or written, and definitions that are no YAML. */
  readonly failures: readonly Failure[];
  /** How many YAML files were read. */
  readonly files: number;
}

/** Lays out every definition at or under these paths as the editor does. */
export async function formatPaths(paths: readonly string[], cwd: string, check: boolean): Promise<FormatReport> {
  const { files, failures } = await listYamlFiles(paths.map((path) => resolve(cwd, path)));
  const changed: string[] = [];
  const left: Failure[] = [];
  for (const path of files) {
    const written = await rewrite(
      path,
      (bytes) => {
        const file = readFile(path, bytes);
        if (file) left.push(...unreadableIn(file));
        const changes = file && format(file);
        return file && changes ? applyChanges(file.text, changes) : undefined;
      },
      check,
    );
    if (!written.ok) left.push(written.failure);
    else if (written.value) changed.push(path);
  }
  return { changed, failures: [...failures, ...left], files: files.length };
}

/** The definitions of a file that cannot be laid out because they cannot be read. */
function unreadableIn({ path, documents, lines }: ParsedFile): Failure[] {
  return documents.flatMap(({ kind, yaml }) => {
    const [fault] = yaml.errors;
    if (!kind || !fault) return [];
    const message = 'This cannot be read as YAML, so the document stays as it is. healer lint says what is wrong.';
    return [{ code: 'cli/not-yaml', message, file: path, line: lines.linePos(fault.pos[0]).line }];
  });
}
