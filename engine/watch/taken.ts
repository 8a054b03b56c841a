import type { Check } from '../model/check.ts';
import type { WrittenRule } from '../model/definition.ts';
import type { Failure } from '../model/failure.ts';
import type { Location } from '../model/location.ts';

/** The part of loaded definitions that watching goes by. */
export interface Loaded {
  readonly checks: readonly Check[];
  readonly rules: readonly WrittenRule[];
  readonly failures: readonly Failure[];
  /** Files read, whether they could be taken or not. */
  readonly reads: readonly string[];
}

export interface Taken {
  readonly checks: readonly Check[];
  readonly failures: readonly Failure[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** A check by workload and name. */
export function keyOf({ workload, name }: Pick<Check, 'workload' | 'name'>): string {
  return `${workload}/${name}`;
}

/** A check's content in one word: where it is written is no part of it. */
export function versionOf({ source: _, ...check }: Check): string {
  return JSON.stringify(check);
}

/**
 * What is watched after definitions were loaded again. What was taken from a file that cannot be taken whole any more
 * stays as it was; so does everything when the failure names no file that was read (`healer.yaml` itself, a folder gone).
 */
export function take(before: readonly Check[], loaded: Loaded): Taken {
  const now = new Map(loaded.checks.map((check) => [keyOf(check), check]));
  for (const check of keptFrom(before, loaded)) {
    const key = keyOf(check);
    if (!now.has(key)) now.set(key, check);
  }
  const was = new Map(before.map((check) => [keyOf(check), check]));
  const same = (key: string, check: Check) => versionOf(was.get(key) ?? check) === versionOf(check);
  return {
    checks: [...now.values()],
    failures: loaded.failures,
    added: [...now.keys()].filter((key) => !was.has(key)),
    removed: [...was.keys()].filter((key) => !now.has(key)),
    changed: [...now].filter(([key, check]) => was.has(key) && !same(key, check)).map(([key]) => key),
  };
}

/** The rules in force after that, by the same measure. */
export function takeRules(before: readonly WrittenRule[], loaded: Loaded): readonly WrittenRule[] {
  const names = new Set(loaded.rules.map(({ name }) => name));
  return [...loaded.rules, ...keptFrom(before, loaded).filter(({ name }) => !names.has(name))];
}

/** What was taken from files that cannot be taken whole now. */
function keptFrom<T extends { readonly source: Location }>(before: readonly T[], loaded: Loaded): readonly T[] {
  const broken = new Set(loaded.failures.flatMap(({ file }) => (file === undefined ? [] : [file])));
  const everything = loaded.failures.some(({ file }) => file === undefined || !loaded.reads.includes(file));
  return before.filter(({ source }) => everything || broken.has(source.file));
}
