import { isMap, isScalar } from 'yaml';
import type { DefinitionDocument } from './document.ts';
import type { Kind } from './kinds.ts';
import { type Entry, entriesOf } from './nodes.ts';
import { rangeOf } from './place.ts';
import type { Problem } from './problem.ts';
import { promisedKeys } from './recognise.ts';
import { schemaOf } from './schema.ts';
import { didYouMean, nearest } from './suggest.ts';

const called: Readonly<Partial<Record<Kind, string>>> = {
  health: 'a health config',
  rule: 'a recovery rule',
  escalation: 'an escalation policy',
};

/** What to say of a document whose file's name promises a kind that its keys do not keep. */
export function unmetPromise(document: DefinitionDocument, kind: Kind): Problem {
  const root = document.yaml.contents ?? undefined;
  const entries = isMap(root) ? entriesOf(root, document) : new Map<string, Entry>();
  const own = Object.keys(schemaOf(kind).properties ?? {});
  const missing = (promisedKeys[kind] ?? []).filter((key) => !says(entries.get(key)));
  const others = [...entries.keys()].filter((key) => !own.includes(key));
  const slips = missing.map((key) => ({ key, written: nearest(key, others) }));
  const slip = slips.find(({ written }) => written !== undefined);
  const marked = entries.get(slip?.written ?? '') ?? [...entries.values()][0];
  const [start, end] = rangeOf(marked?.key ?? root, document);
  const lacks = missing.map((key) => `no "${key}"`).join(' and ');
  const why = isMap(root) ? `it has ${lacks}` : 'it is not written as lines of "key: value"';
  return {
    code: 'kind/not-as-named',
    severity: 'warning',
    message: `By its file's name this is ${called[kind]}, but ${why}, so it is neither checked nor run.${didYouMean(slip?.key)}`,
    start,
    end,
    ...(slip ? { data: { replacement: slip.key } } : {}),
  };
}

/** Whether an entry is there and has a value. */
function says(entry: Entry | undefined): boolean {
  return entry !== undefined && !(isScalar(entry.value) && entry.value.value === null);
}
