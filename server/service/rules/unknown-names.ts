import { didYouMean } from '../../../schemas/suggest.ts';
import { nearestName } from '../workspace/nearest-name.ts';
import { type Sort, sortWords } from '../workspace/sorts.ts';
import type { NameFinding, NameSubject } from './rule.ts';

/**
 * The references of a sort in a document that lead nowhere. Where the workspace defines nothing of the sort, one cannot
 * tell: those are hints.
 */
export function* unknownNames(
  { occurrences, index }: NameSubject,
  sort: Sort,
  missing: (name: string) => string,
  known: ReadonlyMap<string, string> = new Map(),
): Generator<NameFinding> {
  if (!index) return;
  for (const { sort: own, defines, how, key, name, start, end } of occurrences) {
    if (own !== sort || defines || known.has(key) || index.isDefined(sort, key)) continue;
    const names = () => [...index.defined(sort)].filter((one) => !known.has(one));
    const { any, name: suggestion } = nearestName(index, sort, name, names);
    if (!any) {
      const message = `${missing(name)} No ${sortWords[sort]} is defined in this workspace, so none can be checked.`;
      yield { start, end, message, severity: 'hint' };
      continue;
    }
    const data = suggestion === undefined || how !== 'text' ? {} : { data: { replacement: suggestion } };
    yield { start, end, message: `${missing(name)}${didYouMean(suggestion)}`, ...data };
  }
}
