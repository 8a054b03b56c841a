import type { Range } from 'vscode-languageserver';
import type { DefinitionDocument, ParsedFile } from '../../../schemas/document.ts';
import { below, rangeAt } from '../position.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { localSorts, type Sort } from './sorts.ts';

/** An occurrence and where it is: enough to lead there and to edit it without the file's text. */
export interface Located extends Occurrence {
  readonly path: string;
  readonly range: Range;
  /** First line of its document, from 0. */
  readonly documentLine: number;
}

/** The names of the files under one root. */
export interface NameIndex {
  /** Absolute path that `file` names are relative to. */
  readonly root: string;
  /**
   * Grows each time a name begins or ceases to be defined, a file to exist, or what is defined twice stands on another line:
   * what other documents' diagnostics depend on.
   */
  readonly generation: number;
  /**
   * Takes a file in, or out when it is undefined. Of an `open` file only documents that are new since the last time are
   * looked at; of any other nothing but its names is kept.
   */
  set(path: string, file: ParsedFile | undefined, open: boolean): void;
  /** Which other files exist, as paths relative to the root, divided by `/`. */
  setFiles(paths: ReadonlySet<string>): void;
  readonly files: ReadonlySet<string>;
  definitions(sort: Sort, key: string): Located[];
  /** Definitions first, then by file and line. */
  occurrences(sort: Sort, key: string): Located[];
  /** The names of a sort that are defined, in no order. */
  defined(sort: Sort): Iterable<string>;
  /** The names of a sort that are used, in no order. */
  used(sort: Sort): Iterable<string>;
  isDefined(sort: Sort, key: string): boolean;
  /** Every definition, for a search. */
  all(): Iterable<Located>;
}

/** A document's names, placed relative to its first line, so that what happens above it changes nothing here. */
interface Entry {
  readonly path: string;
  line: number;
  readonly found: readonly { readonly one: Occurrence; readonly range: Range }[];
}

type Known = Map<Sort, Map<string, Set<Entry>>>;

export function createNameIndex(root: string): NameIndex {
  const files = new Map<string, Map<object, Entry>>();
  const using: Known = new Map();
  const defining: Known = new Map();
  let generation = 0;
  /** How many names are defined more than once that should not be. */
  let twice = 0;
  let others: ReadonlySet<string> = new Set();

  const add = (entry: Entry) => {
    for (const { one } of entry.found) {
      const known = one.defines ? defining : using;
      const names = known.get(one.sort) ?? new Map<string, Set<Entry>>();
      known.set(one.sort, names);
      const entries = names.get(one.key) ?? new Set();
      names.set(one.key, entries);
      if (isRival(one) && entries.size === 1 && !entries.has(entry)) twice++;
      entries.add(entry);
    }
  };
  const remove = (entry: Entry) => {
    for (const { one } of entry.found) {
      const names = (one.defines ? defining : using).get(one.sort);
      const entries = names?.get(one.key);
      if (entries?.delete(entry) && entries.size === 1 && isRival(one)) twice--;
      if (entries?.size === 0) names?.delete(one.key);
    }
  };
  /** What a file's documents define that others define too, and where: the others' messages say the line. */
  const rivals = (entries: ReadonlyMap<object, Entry>): string => {
    if (twice === 0) return '';
    return [...entries.values()]
      .flatMap(({ found, line }) =>
        found
          .filter(({ one }) => isRival(one) && (defining.get(one.sort)?.get(one.key)?.size ?? 0) > 1)
          .map(({ one, range }) => `${one.sort} ${one.key} ${line + range.start.line}`),
      )
      .join('\n');
  };
  const located = (known: Known, sort: Sort, key: string): Located[] =>
    [...(known.get(sort)?.get(key) ?? [])].flatMap(({ path, line, found }) =>
      found
        .filter(({ one }) => one.sort === sort && one.key === key && one.defines === (known === defining))
        .map(({ one, range }) => ({ ...one, path, range: below(range, line), documentLine: line })),
    );

  return {
    root,
    get generation() {
      return generation;
    },
    get files() {
      return others;
    },
    setFiles(paths) {
      if (paths.size === others.size && [...paths].every((path) => others.has(path))) return;
      others = paths;
      generation++;
    },
    set(path, file, open) {
      const before = files.get(path) ?? new Map<object, Entry>();
      const rivalsBefore = rivals(before);
      const after = new Map<object, Entry>();
      for (const document of file?.documents ?? []) {
        const entry = before.get(document.alone) ?? { path, line: document.line, found: placed(document) };
        entry.line = document.line;
        if (entry.found.length > 0) after.set(open ? document.alone : entry, entry);
      }
      const gone = [...before].filter(([document]) => !after.has(document)).map(([, entry]) => entry);
      const come = [...after].filter(([document]) => !before.has(document)).map(([, entry]) => entry);
      for (const entry of gone) remove(entry);
      for (const entry of come) add(entry);
      if (definitionsOf(gone) !== definitionsOf(come) || rivalsBefore !== rivals(after)) generation++;
      if (after.size > 0) files.set(path, after);
      else files.delete(path);
    },
    definitions: (sort, key) => inOrder(located(defining, sort, key)),
    occurrences: (sort, key) => [...inOrder(located(defining, sort, key)), ...inOrder(located(using, sort, key))],
    defined: (sort) => defining.get(sort)?.keys() ?? [],
    used: (sort) => using.get(sort)?.keys() ?? [],
    isDefined: (sort, key) => defining.get(sort)?.has(key) ?? false,
    *all() {
      for (const [sort, names] of defining) for (const key of names.keys()) yield* located(defining, sort, key);
    },
  };
}

function placed(document: DefinitionDocument): Entry['found'] {
  return occurrencesOf(document)
    .filter(({ sort }) => !localSorts.has(sort))
    .map((one) => ({ one, range: rangeAt(document.alone, one.start, one.end) }));
}

/** Whether it gives a name that only one definition may have. */
function isRival({ sort, defines }: Occurrence): boolean {
  return defines && (sort === 'check' || sort === 'playbook');
}

/** What documents define, as one text to compare. */
function definitionsOf(entries: readonly Entry[]): string {
  return entries
    .flatMap(({ found }) => found.filter(({ one }) => one.defines).map(({ one }) => `${one.sort} ${one.key}`))
    .sort()
    .join('\n\n');
}

function inOrder(found: Located[]): Located[] {
  return found.sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character,
  );
}
