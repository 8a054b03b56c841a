import { resolve } from 'node:path';
import { unreadable } from '../engine/definitions/failures.ts';
import { listYamlFiles } from '../engine/definitions/files.ts';
import type { Failure } from '../engine/model/failure.ts';
import { disk, errorCode } from '../schemas/files/disk.ts';
import { maxFileBytes } from '../schemas/validate.ts';
import { workspaceOfFiles } from '../server/read-workspace.ts';
import { type Finding, lintFile } from '../server/service/lint.ts';
import { workspaceRules } from './workspace-rules.ts';

export interface LintReport {
  readonly findings: readonly Finding[];
  /** Paths that could not be linted, and why. */
  readonly failures: readonly Failure[];
  /** How many YAML files were read. */
  readonly files: number;
  /** How many of their documents are of Healer's kinds. */
  readonly definitions: number;
}

/**
 * Lints every YAML file at or under these paths, which may be relative to `cwd`. Names are looked up among these files, and
 * runbooks on the disk; codes have the severities that their root's .vscode/settings.json gives them.
 */
export async function lintPaths(paths: readonly string[], cwd: string): Promise<LintReport> {
  const given = paths.map((path) => resolve(cwd, path));
  const { files, failures } = await listYamlFiles(given);
  const read = new Map<string, Uint8Array>();
  const unread: Failure[] = [];
  for (const file of files) {
    try {
      read.set(file, await disk.read(file, maxFileBytes));
    } catch (error) {
      unread.push(unreadable(file, errorCode(error)));
    }
  }
  const workspace = await workspaceOfFiles(read, given);
  const rules = await workspaceRules(given);
  const linted = [...read].map(([file, bytes]) =>
    lintFile(file, bytes, { index: workspace.at(file), rules: rules.of(file) }),
  );
  const findings = linted.flatMap((one) => one.findings);
  const definitions = linted.reduce((sum, one) => sum + one.definitions, 0);
  return { findings, failures: [...failures, ...unread, ...rules.failures], files: files.length, definitions };
}
