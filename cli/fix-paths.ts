import { resolve } from 'node:path';
import { listYamlFiles } from '../engine/definitions/files.ts';
import type { Failure } from '../engine/model/failure.ts';
import type { FixedFile } from '../server/service/code-actions/fix-all.ts';
import { fixFile } from '../server/service/lint.ts';
import { rewrite } from './rewrite.ts';
import { workspaceRules } from './workspace-rules.ts';

export interface FixReport {
  readonly fixed: readonly (FixedFile['fixed'][number] & { readonly file: string })[];
  /** Files that could not be read or written, and why. */
  readonly failures: readonly Failure[];
}

/** Mends every YAML file at or under these paths as the editor's fix all does. */
export async function fixPaths(paths: readonly string[], cwd: string): Promise<FixReport> {
  const given = paths.map((path) => resolve(cwd, path));
  const { files } = await listYamlFiles(given);
  const rules = await workspaceRules(given);
  const fixed: FixReport['fixed'][number][] = [];
  const failures: Failure[] = [];
  for (const file of files) {
    let found: FixedFile['fixed'] = [];
    const written = await rewrite(file, (bytes) => {
      const result = fixFile(file, bytes, rules.of(file));
      found = result?.fixed ?? [];
      return result?.text;
    });
    if (!written.ok) failures.push(written.failure);
    else if (written.value) fixed.push(...found.map((one) => ({ ...one, file })));
  }
  return { fixed, failures };
}
