import { nearest } from '../../../schemas/suggest.ts';
import type { NameIndex } from './name-index.ts';

/** The names that might have been meant, found once for all who ask in one state of an index. */
const found = new WeakMap<NameIndex, { readonly generation: number; readonly answers: Map<string, NearestName> }>();

export interface NearestName {
  /** Whether there is any name that could have been meant. */
  readonly any: boolean;
  readonly name: string | undefined;
}

/**
 * The one of `names` that a person who wrote `wanted` most likely meant. `what` says of which sort they are: the names of
 * a sort must depend on the index alone.
 */
export function nearestName(
  index: NameIndex,
  what: string,
  wanted: string,
  names: () => readonly string[],
): NearestName {
  const { generation } = index;
  let known = found.get(index);
  if (known?.generation !== generation) {
    known = { generation, answers: new Map() };
    found.set(index, known);
  }
  const key = `${what}\n${wanted}`;
  let answer = known.answers.get(key);
  if (!answer) {
    answer = nearestOf(wanted, names());
    known.answers.set(key, answer);
  }
  return answer;
}

/** As `nearestName`, of names that are for this once. */
export function nearestOf(wanted: string, names: readonly string[]): NearestName {
  return { any: names.length > 0, name: nearest(wanted, names) };
}
