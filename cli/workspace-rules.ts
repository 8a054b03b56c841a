import { join } from 'node:path';
import { type ParseError, parse } from 'jsonc-parser';
import { unreadable } from '../engine/definitions/failures.ts';
import { type Failure, failed, type Result, success } from '../engine/model/failure.ts';
import { disk, errorCode } from '../schemas/files/disk.ts';
import { isInside } from '../schemas/files/inside.ts';
import type { RuleSettings } from '../schemas/lsp.ts';
import { decodeUtf8, maxFileBytes } from '../schemas/validate.ts';
import { rootOfPath } from '../server/read-workspace.ts';
import { ruleSettings } from '../server/service/rule-settings.ts';

/** The severities that the workspace of each file gives to codes. */
export interface WorkspaceRules {
  readonly of: (file: string) => RuleSettings;
  /** One for each settings file that could not be read: its severities are not known. */
  readonly failures: readonly Failure[];
}

/**
 * The `healer.rules` of `.vscode/settings.json` in the roots of these absolute paths, as the editor has them where such a
 * root is open. A user's own settings are not looked at: everybody's lint says the same.
 */
export async function workspaceRules(given: readonly string[]): Promise<WorkspaceRules> {
  const byRoot = new Map<string, RuleSettings>();
  const failures: Failure[] = [];
  for (const path of given) {
    const root = await rootOfPath(path);
    if (byRoot.has(root)) continue;
    const read = await readRules(join(root, '.vscode', 'settings.json'));
    byRoot.set(root, read.ok ? read.value : {});
    if (!read.ok) failures.push(read.failure);
  }
  const roots = [...byRoot.keys()].sort((a, b) => b.length - a.length);
  const of = (file: string) => byRoot.get(roots.find((root) => isInside(file, root)) ?? '') ?? {};
  return { of, failures };
}

async function readRules(file: string): Promise<Result<RuleSettings>> {
  try {
    if (!(await disk.look(file))) return success({});
    const text = decodeUtf8(await disk.read(file, maxFileBytes));
    const errors: ParseError[] = [];
    const settings: unknown = parse(text ?? '', errors, { allowTrailingComma: true });
    if (errors.length > 0) return failed(notJson(file));
    const rules: unknown = typeof settings === 'object' && settings !== null && Reflect.get(settings, 'healer.rules');
    return success(ruleSettings(rules));
  } catch (error) {
    return failed(unreadable(file, errorCode(error)));
  }
}

function notJson(file: string): Failure {
  const message = 'This is not JSON, so the severities in its healer.rules are not known. Mend it, or remove it.';
  return { code: 'cli/bad-settings', message, file };
}
