import type { WrittenRule } from '../model/definition.ts';
import { type Failure, withPlace } from '../model/failure.ts';
import type { Told } from './event.ts';
import type { Taken } from './taken.ts';

/** Names listed in a message, and in its data: a folder of thousands is told by how many there are. */
const namedInWords = 20;
const namedInData = 1_000;

export interface DefinitionsTold {
  readonly taken: Taken;
  /** What could not be taken the time before. */
  readonly failures: readonly Failure[];
  readonly rules: { readonly before: readonly WrittenRule[]; readonly now: readonly WrittenRule[] };
  /** The checks that another daemon watched before this one loaded, by key; none once it has. */
  readonly watchedBefore: ReadonlySet<string>;
}

/** Says what changed in the definitions, what could not be taken, and what can be again, each once. */
export async function tellDefinitions(
  { taken, failures, rules, watchedBefore }: DefinitionsTold,
  tell: (told: Told) => Promise<unknown>,
): Promise<void> {
  const added = taken.added.filter((key) => !watchedBefore.has(key));
  const mended = [...filesOf(failures)].filter((file) => !filesOf(taken.failures).has(file));
  const changes = { added, removed: taken.removed, changed: taken.changed };
  const parts = [
    ...Object.entries(changes).flatMap(([verb, keys]) => (keys.length > 0 ? [`${verb} ${listed(keys)}`] : [])),
    ...(mended.length > 0 ? [`nothing is wrong with ${listed(mended)} any more`] : []),
  ];
  if (parts.length > 0) {
    const lists = { ...changes, ...(mended.length > 0 && { mended }) };
    const data = Object.fromEntries(Object.entries(lists).map(([verb, keys]) => [verb, keys.slice(0, namedInData)]));
    await tell({ kind: 'definitions_changed', message: parts.join('; '), data });
  }
  // Which rules the other had is not kept.
  if (watchedBefore.size === 0) await tellRules(rules, tell);
  const known = new Set(failures.map(nameOf));
  for (const failure of taken.failures.filter((one) => !known.has(nameOf(one)))) {
    const { code, file, line } = failure;
    const kept = taken.stays(failure) ? ' What it said before stays in force.' : '';
    await tell({
      kind: 'definitions_invalid',
      message: `${withPlace(failure)}${kept}`,
      data: { code, ...(file !== undefined && { file }), ...(line !== undefined && { line }) },
    });
  }
}

async function tellRules(
  { before, now }: DefinitionsTold['rules'],
  tell: (told: Told) => Promise<unknown>,
): Promise<void> {
  const content = (rule: WrittenRule | undefined) => JSON.stringify(rule?.value);
  const was = new Map(before.map((rule) => [rule.name, rule]));
  const is = new Map(now.map((rule) => [rule.name, rule]));
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const changed = names.filter((name) => content(was.get(name)) !== content(is.get(name)));
  if (changed.length === 0) return;
  const verbs = changed.map(
    (name) => `${!was.has(name) ? 'added' : is.has(name) ? 'changed' : 'removed'} rule ${name}`,
  );
  await tell({ kind: 'definitions_changed', message: verbs.join('; '), data: { rules: changed } });
}

function filesOf(failures: readonly Failure[]): ReadonlySet<string> {
  return new Set(failures.flatMap(({ file }) => (file ? [file] : [])));
}

function nameOf({ file = '', message }: Failure): string {
  return `${file} ${message}`;
}

function listed(names: readonly string[]): string {
  const more = names.length - namedInWords;
  return more > 0 ? `${names.slice(0, namedInWords).join(', ')} and ${more} more` : names.join(', ');
}
