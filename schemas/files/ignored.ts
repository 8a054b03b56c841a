import { basename, dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Disk } from './disk.ts';
import { isInside } from './inside.ts';
import { nearestWith } from './nearest.ts';

/** The rules of one `.gitignore`, for paths under its folder. */
interface Rules {
  readonly base: string;
  readonly rules: Ignore;
}

/** What git ignores at a folder: the rules of every `.gitignore` from the top of the repository down to it. */
export type IgnoreRules = readonly Rules[];

/** Folders that are never entered. */
export const neverEntered: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * The rules in force in a folder, and whether the folder itself is ignored, in a `node_modules` or in a `.git`. `top` is
 * a folder that a person works in on purpose and that holds `folder`: where the repository around it ignores `top`
 * itself, only what is said in `top` counts. Both are real paths.
 */
export async function rulesAt(
  folder: string,
  top: string,
  from: Disk,
): Promise<{ readonly rules: IgnoreRules; readonly ignored: boolean }> {
  const repository = (await nearestWith(top, '.git', from)) ?? top;
  let rules = await exclusions(repository, from);
  for (const step of pathDown(repository, folder)) {
    if (neverEntered.has(basename(step)) || isIgnored(rules, step, true)) {
      if (!isInside(top, step)) return { rules, ignored: true };
      rules = [];
    }
    rules = await enter(rules, step, from);
  }
  return { rules, ignored: false };
}

/** The rules inside `folder`, given those in force around it. */
export async function enter(around: IgnoreRules, folder: string, from: Disk): Promise<IgnoreRules> {
  return [...around, ...(await rulesIn(join(folder, '.gitignore'), folder, from))];
}

/** Whether git ignores a path whose parent folder it does not ignore. A deeper `.gitignore` decides before a higher one. */
export function isIgnored(rules: IgnoreRules, path: string, folder: boolean): boolean {
  for (const { base, rules: own } of rules.toReversed()) {
    const inside = relative(base, path).split(sep).join('/');
    if (inside === '') continue;
    const { ignored, unignored } = own.test(folder ? `${inside}/` : inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}

async function exclusions(repository: string, from: Disk): Promise<IgnoreRules> {
  return rulesIn(join(repository, '.git', 'info', 'exclude'), repository, from);
}

async function rulesIn(file: string, base: string, from: Disk): Promise<IgnoreRules> {
  const found = await from.look(file);
  if (found?.type !== 'file') return [];
  const text = Buffer.from(await from.read(found.realPath, 1024 * 1024)).toString('utf8');
  return [{ base, rules: ignore({ ignorecase: false }).add(text) }];
}

/** `top`, then each folder on the way down, to `folder` itself. */
function pathDown(top: string, folder: string): string[] {
  return folder === top || dirname(folder) === folder ? [folder] : [...pathDown(top, dirname(folder)), folder];
}
