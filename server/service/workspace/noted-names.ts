import type { NameIndex } from './name-index.ts';
import type { Sort } from './sorts.ts';

/** What a rule may ask of an index: what is defined, and not who uses it. */
export type KnownNames = Pick<NameIndex, 'root' | 'files' | 'definitions' | 'defined' | 'isDefined'> & {
  /** The index itself, to keep things by. */
  readonly source: NameIndex;
};

/** What an index was asked, and until when its answers are known to hold. */
export interface Noted {
  readonly index: NameIndex;
  readonly asked: readonly (readonly [sort: Sort, key?: string])[];
  generation: number;
}

/** The index as one that notes each question. */
export function noteQuestions(index: NameIndex): { readonly names: KnownNames; readonly noted: Noted } {
  const asked: [sort: Sort, key?: string][] = [];
  const names: KnownNames = {
    source: index,
    root: index.root,
    get files() {
      asked.push(['file']);
      return index.files;
    },
    definitions(sort, key) {
      asked.push([sort, key]);
      return index.definitions(sort, key);
    },
    defined(sort) {
      asked.push([sort]);
      return index.defined(sort);
    },
    isDefined(sort, key) {
      asked.push([sort, key]);
      return index.isDefined(sort, key);
    },
  };
  return { names, noted: { index, asked, generation: index.generation } };
}

/** Whether the index would answer every question as it did. */
export function stillHolds(noted: Noted): boolean {
  const { index, asked, generation } = noted;
  if (index.generation === generation) return true;
  if (asked.some(([sort, key]) => index.changedAt(sort, key) > generation)) return false;
  noted.generation = index.generation;
  return true;
}
