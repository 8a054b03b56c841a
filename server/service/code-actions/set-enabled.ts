import { schemaOf } from '../../../schemas/schema.ts';
import type { FixesProblem } from './fix.ts';
import { insertEntries, mappingAt } from './insert-key.ts';

/** Writes down whether a check runs: only a person knows which. */
export const setEnabled: FixesProblem = (file, document, { code }) => {
  const map = code === 'health/enabled-missing' ? mappingAt(document, []) : undefined;
  if (!map) return [];
  const order = Object.keys(schemaOf('health').properties ?? {});
  return ['enabled: true', 'enabled: false'].map((line) => ({
    title: `Write ${line}`,
    changes: insertEntries(file, map, [{ key: 'enabled', lines: [line] }], order),
  }));
};
