import type { Located } from '../workspace/name-index.ts';
import type { KnownNames } from '../workspace/noted-names.ts';
import type { Occurrence } from '../workspace/occurrences.ts';
import type { Sort } from '../workspace/sorts.ts';
import { displayPath } from '../workspace/workspace.ts';
import type { NameFinding, NameSubject } from './rule.ts';

/** The definitions of a sort in a document that are not the only one of their name, each with where the first other is. */
export function* duplicates(
  { path, line, occurrences, index }: NameSubject,
  sort: Sort,
  message: (one: Occurrence, where: string) => string,
): Generator<NameFinding> {
  if (!index) return;
  for (const one of occurrences) {
    if (one.sort !== sort || !one.defines) continue;
    const other = index
      .definitions(sort, one.key)
      .find((each) => each.path !== path || each.documentLine !== line || each.start !== one.start);
    if (other) yield { start: one.start, end: one.end, message: message(one, placeText(other, index)) };
  }
}

function placeText({ path, range }: Located, { root }: KnownNames): string {
  return `${displayPath(path, root)}, line ${range.start.line + 1}`;
}
