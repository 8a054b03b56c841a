import { isInside } from '../../schemas/files/inside.ts';
import { keyOf } from '../checks/key.ts';
import type { Check } from '../model/check.ts';
import type { WrittenRule } from '../model/definition.ts';
import type { Failure } from '../model/failure.ts';
import type { Location } from '../model/location.ts';

/** What is in force. */
export interface InForce {
  readonly checks: readonly Check[];
  readonly rules: readonly WrittenRule[];
  /** Files and folders that could not be taken whole. */
  readonly broken: ReadonlySet<string>;
}

/** The part of loaded definitions that watching goes by. */
export interface Loaded {
  readonly checks: readonly Check[];
  readonly rules: readonly WrittenRule[];
  readonly failures: readonly Failure[];
  /** The folders whose definitions run. */
  readonly folders: readonly string[];
  /** `healer.yaml`, or a folder that is to run, cannot be used: what lies outside `folders` may only be out of sight. */
  readonly lost: boolean;
  /** Files read, whether they could be taken or not. */
  readonly reads: readonly string[];
}

export interface Taken {
  readonly now: InForce;
  readonly failures: readonly Failure[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Whether something of where the failure is was in force before, and is still. */
  readonly stays: (failure: Failure) => boolean;
}

const versions = new WeakMap<Check, string>();

/** A check's content in one word: where it is written is no part of it. */
export function versionOf(check: Check): string {
  const { source: _, ...content } = check;
  const version = versions.get(check) ?? JSON.stringify(content);
  versions.set(check, version);
  return version;
}

/** Nothing is in force before the first load. */
export const nothingTaken: InForce = { checks: [], rules: [], broken: new Set() };

/**
 * What is in force after definitions were loaded again. A file is taken whole or not at all: what was taken from one
 * that cannot be taken whole any more stays as it was, also when the file is renamed meanwhile; so does all that is out
 * of sight because `healer.yaml` or a folder cannot be used.
 */
export function take(before: InForce, loaded: Loaded): Taken {
  const broken = new Set(loaded.failures.flatMap(({ file }) => (file === undefined ? [] : [file])));
  const good = new Set([...before.checks, ...before.rules].map(({ source }) => source.file));
  const renamed = renaming(good, before.broken, broken, loaded.reads);
  const hidden = (file: string) =>
    loaded.failures.some((failure) => failure.file === undefined || isInside(file, failure.file)) ||
    (loaded.lost && !loaded.folders.some((folder) => isInside(file, folder)));
  const homeOf = (file: string) => (renamed.has(file) ? renamed.get(file) : hidden(file) ? file : undefined);
  const refused = new Set([...broken].filter((file) => good.has(file) || [...renamed.values()].includes(file)));

  const checks = merge(before.checks, loaded.checks, { keyOf, homeOf, refused });
  const rules = merge(before.rules, loaded.rules, { keyOf: ({ name }) => name, homeOf, refused });
  const was = new Map(before.checks.map((check) => [keyOf(check), check]));
  const is = new Map(checks.map((check) => [keyOf(check), check]));
  const same = (key: string, check: Check) => versionOf(was.get(key) ?? check) === versionOf(check);
  const sources = [...before.checks, ...before.rules].map(({ source }) => homeOf(source.file));
  return {
    now: { checks, rules, broken },
    failures: loaded.failures,
    added: [...is.keys()].filter((key) => !was.has(key)),
    removed: [...was.keys()].filter((key) => !is.has(key)),
    changed: [...is].filter(([key, check]) => was.has(key) && !same(key, check)).map(([key]) => key),
    stays: ({ file }) =>
      sources.some(
        (home) => home !== undefined && (file === undefined || isInside(home, file) || !loaded.reads.includes(home)),
      ),
  };
}

/**
 * Broken files that were renamed while they were, by their old names: a file that was broken is gone, and one nobody knew
 * is broken. Which became which does not matter, as nothing of either can be read.
 */
function renaming(
  good: ReadonlySet<string>,
  brokenBefore: ReadonlySet<string>,
  broken: ReadonlySet<string>,
  reads: readonly string[],
): ReadonlyMap<string, string> {
  const read = new Set(reads);
  const gone = [...good].filter((file) => brokenBefore.has(file) && !read.has(file));
  const unknown = [...broken].filter((file) => read.has(file) && !brokenBefore.has(file) && !good.has(file));
  return new Map(
    gone.flatMap((file, index) => {
      const home = unknown[Math.min(index, unknown.length - 1)];
      return home === undefined ? [] : [[file, home] as const];
    }),
  );
}

/** What was loaded from files that may be taken, and beside it what stays at the file that `homeOf` gives. */
function merge<T extends { readonly source: Location }>(
  before: readonly T[],
  loaded: readonly T[],
  by: {
    readonly keyOf: (one: T) => string;
    readonly homeOf: (file: string) => string | undefined;
    readonly refused: ReadonlySet<string>;
  },
): readonly T[] {
  const { keyOf, homeOf, refused } = by;
  const now = new Map(loaded.filter(({ source }) => !refused.has(source.file)).map((one) => [keyOf(one), one]));
  const add = (one: T) => {
    if (!now.has(keyOf(one))) now.set(keyOf(one), one);
  };
  for (const one of before) {
    const file = homeOf(one.source.file);
    if (file !== undefined) add(file === one.source.file ? one : { ...one, source: { ...one.source, file } });
  }
  // What moved to a file that is not taken is there all the same.
  const known = new Set(before.map(keyOf));
  for (const one of loaded) if (known.has(keyOf(one))) add(one);
  return [...now.values()];
}
