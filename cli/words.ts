/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Rows as columns padded to the widest cell, two spaces between; the last column is left as it is. */
export function columns(rows: readonly (readonly string[])[]): string {
  const longest = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: longest }, (_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

/**
 * Text without what would steer a terminal (escape sequences, a lone carriage return, marks that turn its direction):
 * each such character as `\\u001b`, which in JSON still means the same. Line ends and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
