import type { JsonSchema } from '../../../schemas/schema.ts';
import { code } from '../schema-text.ts';
import { definitionsText } from './name-help.ts';
import type { NameIndex } from './name-index.ts';
import { catalogueAlerts, localSorts, type Sort, sortWords } from './sorts.ts';

/** What several definitions give one name to on purpose. */
const givenTogether: ReadonlySet<Sort> = new Set<Sort>(['workload', 'alert']);

/**
 * The names defined in the workspace that may be written where a schema wants one, in alphabetical order. Where a name is
 * given, those that others give: a second check of a workload names it again. `written` is what stands
 * at the cursor, which is no name to offer.
 */
export function namesToOffer(schema: JsonSchema, index: NameIndex, written: string): { name: string; about: string }[] {
  const given = schema['x-defines'] as Sort | undefined;
  const sort = given ?? (schema['x-reference'] as Sort | undefined);
  if (!sort || localSorts.has(sort) || (given && !givenTogether.has(given))) return [];
  if (sort === 'file' || sort === 'folder') return pathsToOffer(sort, index);
  return [...index.defined(sort)]
    .filter((name) => !catalogueAlerts.has(name))
    .sort()
    .map((name) => ({ name, found: index.definitions(sort, name) }))
    .filter(({ name, found }) => !given || name !== written || found.length > 1)
    .map(({ name, found }) => ({ name, about: definitionsText(`${sortWords[sort]} ${code(name)}`, found, index) }));
}

function pathsToOffer(sort: 'file' | 'folder', index: NameIndex): { name: string; about: string }[] {
  return [...index.files]
    .filter((path) => path.endsWith('/') === (sort === 'folder') && !/\.ya?ml$/i.test(path))
    .sort()
    .map((path) => ({ name: path.replace(/\/$/, ''), about: '' }));
}
