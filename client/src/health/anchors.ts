/** One change of a text: lines `from`–`to` (from 0) became `added` + 1 lines. */
export interface LineEdit {
  readonly from: number;
  readonly to: number;
  readonly added: number;
}

/** Where a line (from 0) is after an edit; undefined when it was inside what was replaced. */
export function shifted(line: number, { from, to, added }: LineEdit): number | undefined {
  if (line <= from) return line;
  return line <= to ? undefined : line + added - (to - from);
}
