import { resolve } from 'node:path';
import { listYamlFiles } from '../engine/definitions/files.ts';
import type { Failure } from '../engine/model/failure.ts';
import { applyChanges } from '../server/service/changes.ts';
import { format } from '../server/service/format.ts';
import { readFile } from '../server/service/lint.ts';
import { rewrite } from './rewrite.ts';

export interface FormatReport {
  /** Files that were, or with `check` would be, written anew. */
  readonly changed: readonly string[];
  readonly failures: readonly Failure[];
  /** How many YAML files were read. */
  readonly files: number;
}

/** Lays out every definition at or under these paths as the editor does. */
export async function formatPaths(paths: readonly string[], cwd: string, check: boolean): Promise<FormatReport> {
  const { files, failures } = await listYamlFiles(paths.map((path) => resolve(cwd, path)));
  const changed: string[] = [];
  const unwritten: Failure[] = [];
  for (const path of files) {
    const written = await rewrite(path, (bytes) => formatted(path, bytes), check);
    if (!written.ok) unwritten.push(written.failure);
    else if (written.value) changed.push(path);
  }
  return { changed, failures: [...failures, ...unwritten], files: files.length };
}

function formatted(path: string, bytes: Uint8Array): string | undefined {
  const file = readFile(path, bytes);
  const changes = file && format(file);
  return file && changes ? applyChanges(file.text, changes) : undefined;
}
