import { didYouMean } from '../../../schemas/suggest.ts';
import type { Located } from '../workspace/name-index.ts';
import { nearestName, nearestOf } from '../workspace/nearest-name.ts';
import type { Occurrence } from '../workspace/occurrences.ts';
import { type Sort, sortWords } from '../workspace/sorts.ts';
import type { NameFinding, NameSubject } from './rule.ts';

interface Asked {
  /** What to say of a name that leads nowhere. */
  readonly missing: (name: string, use: Occurrence) => string;
  /** Names that need no definition. One that differs in case only is meant for sure. */
  readonly known?: ReadonlyMap<string, string>;
  /** Whether a definition is one that may be used there; any is where this is left out. */
  readonly counts?: (use: Occurrence, definition: Located) => boolean;
}

/**
 * The references of a sort in a document that lead nowhere. Where the workspace defines nothing of the sort, one cannot
 * tell: those are hints.
 */
export function* unknownNames(
  { occurrences, index }: NameSubject,
  sort: Sort,
  { missing, known = new Map(), counts }: Asked,
): Generator<NameFinding> {
  if (!index) return;
  for (const use of occurrences) {
    const { how, key, name, start, end } = use;
    if (use.sort !== sort || use.defines || known.has(key)) continue;
    const isDefined = (one: string) =>
      counts ? index.definitions(sort, one).some((each) => counts(use, each)) : index.isDefined(sort, one);
    if (isDefined(key)) continue;
    const meant = [...known.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
    const names = () => [...index.defined(sort)].filter((one) => !known.has(one) && isDefined(one));
    // What counts depends on the use, so that it is found for each anew.
    const found = counts ? nearestOf(name, names()) : nearestName(index.source, sort, name, names);
    if (!found.any && meant === undefined) {
      const message = `${missing(name, use)} No ${sortWords[sort]} is defined in this workspace, so none can be checked.`;
      yield { start, end, message, severity: 'hint' };
      continue;
    }
    const suggestion = meant ?? found.name;
    const data = suggestion === undefined || how !== 'text' ? {} : { data: { replacement: suggestion } };
    yield { start, end, message: `${missing(name, use)}${didYouMean(suggestion)}`, ...data };
  }
}
