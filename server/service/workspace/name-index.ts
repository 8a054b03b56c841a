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
   * Grows each time a name begins or ceases to be defined, one defined in several places moves, or a file begins or
   * ceases to exist: what other documents' diagnostics depend on.
   */
  readonly generation: number;
  /**
   * The generation that last changed where a name is defined, or, for one that is not and where no key is given, which
   * names of its sort are; for files, which there are.
   */
  changedAt(sort: Sort, key?: string): number;
  /**
   * Takes a file in, or out when it is undefined. Of an `open` file only documents that are new since the last time are
   * looked at; of any other nothing but its names is kept.
   */
  set(path: string, file: ParsedFile | undefined, open: boolean): void;
  /** Which other files and folders exist, as paths relative to the root, divided by `/`; those of folders end in one. */
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

/** The documents a name occurs in. */
interface Name {
  readonly entries: Set<Entry>;
  changedAt: number;
}

type Known = Map<Sort, Map<string, Name>>;

export function createNameIndex(root: string): NameIndex {
  const files = new Map<string, Map<object, Entry>>();
  const using: Known = new Map();
  const defining: Known = new Map();
  const sortChangedAt = new Map<Sort, number>();
  let generation = 0;
  let others: ReadonlySet<string> = new Set();

  const add = (entry: Entry) => {
    for (const { one } of entry.found) {
      const known = one.defines ? defining : using;
      const names = known.get(one.sort) ?? new Map<string, Name>();
      known.set(one.sort, names);
      const name = names.get(one.key) ?? { entries: new Set(), changedAt: 0 };
      names.set(one.key, name);
      name.entries.add(entry);
    }
  };
  const remove = (entry: Entry) => {
    for (const { one } of entry.found) {
      const names = (one.defines ? defining : using).get(one.sort);
      const name = names?.get(one.key);
      name?.entries.delete(entry);
      if (name?.entries.size === 0) names?.delete(one.key);
    }
  };
  const nameOf = ({ sort, key }: Occurrence) => defining.get(sort)?.get(key);
  /** Puts documents in place of others; whether that changes what is defined, or where what is defined more than once. */
  const exchange = (gone: readonly Entry[], come: readonly Entry[]): boolean => {
    const [left, arrived] = [placesIn(gone), placesIn(come)];
    const touched = [...new Map([...left, ...arrived]).values()].map(({ one }) => {
      const { entries, changedAt } = nameOf(one) ?? { entries: new Set(), changedAt: 0 };
      return { one, before: entries.size, changedAt };
    });
    for (const entry of gone) remove(entry);
    for (const entry of come) add(entry);
    let changed = false;
    for (const { one, before, changedAt } of touched) {
      const name = nameOf(one);
      const after = name?.entries.size ?? 0;
      const [was, is] = [left.get(idOf(one)), arrived.get(idOf(one))];
      const stays = () => after === 1 || was?.places.join() === is?.places.join();
      const isSame = after === before && was?.traits.join() === is?.traits.join() && stays();
      if (name) name.changedAt = isSame ? changedAt : generation + 1;
      if (isSame) continue;
      changed = true;
      if (after === 0 || before === 0) sortChangedAt.set(one.sort, generation + 1);
    }
    return changed;
  };
  /** Whether one of the names that these documents, which have moved, define is defined more than once. */
  const hasMoved = (moved: readonly Entry[]): boolean => {
    let changed = false;
    for (const { found } of moved)
      for (const { one } of found) {
        const name = one.defines ? nameOf(one) : undefined;
        if (!name || name.entries.size === 1) continue;
        name.changedAt = generation + 1;
        changed = true;
      }
    return changed;
  };
  const located = (known: Known, sort: Sort, key: string): Located[] =>
    [...(known.get(sort)?.get(key)?.entries ?? [])].flatMap(({ path, line, found }) =>
      found
        .filter(({ one }) => one.sort === sort && one.key === key && one.defines === (known === defining))
        .map(({ one, range }) => ({ ...one, path, range: below(range, line), documentLine: line })),
    );

  return {
    root,
    get generation() {
      return generation;
    },
    changedAt(sort, key) {
      const name = key === undefined ? undefined : defining.get(sort)?.get(key);
      return name?.changedAt ?? sortChangedAt.get(sort) ?? 0;
    },
    get files() {
      return others;
    },
    setFiles(paths) {
      if (paths.size === others.size && [...paths].every((path) => others.has(path))) return;
      others = paths;
      generation++;
      sortChangedAt.set('file', generation);
    },
    set(path, file, open) {
      const before = files.get(path) ?? new Map<object, Entry>();
      const after = new Map<object, Entry>();
      const [come, moved, gone]: [Entry[], Entry[], Entry[]] = [[], [], []];
      for (const document of file?.documents ?? []) {
        const { alone, line } = document;
        const known = before.get(alone);
        const entry = known ?? { path, line, found: placed(document) };
        if (entry.found.length === 0) continue;
        after.set(open ? alone : entry, entry);
        if (!known) come.push(entry);
        else if (known.line !== line) {
          known.line = line;
          moved.push(known);
        }
      }
      for (const [document, entry] of before) if (!after.has(document)) gone.push(entry);
      const changed = exchange(gone, come);
      if (hasMoved(moved) || changed) generation++;
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

/** A name as documents define it: where they do, and what else of it others may ask. */
interface Defined {
  readonly one: Occurrence;
  readonly places: string[];
  readonly traits: string[];
}

/** The names that documents define. */
function placesIn(entries: readonly Entry[]): Map<string, Defined> {
  const names = new Map<string, Defined>();
  for (const { line, found } of entries)
    for (const { one, range } of found) {
      if (!one.defines) continue;
      const name = names.get(idOf(one)) ?? { one, places: [], traits: [] };
      names.set(idOf(one), name);
      name.places.push(`${line + range.start.line}:${range.start.character}`);
      name.traits.push(`${one.inPolicy ?? ''} ${one.needs?.join(' ') ?? ''}`);
    }
  return names;
}

function idOf({ sort, key }: Occurrence): string {
  return `${sort} ${key}`;
}

function inOrder(found: Located[]): Located[] {
  return found.sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character,
  );
}
