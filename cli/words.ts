import { columns as lines } from '../engine/forensics/units.ts';

/** Rows as columns padded to the widest cell, two spaces between; the last column is left as it is. */
export function columns(rows: readonly (readonly string[])[]): string {
  return lines(rows)
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
