/** A terminal, as far as drawing needs it. */
interface Terminal {
  readonly columns: number;
  readonly rows: number;
  write(text: string): unknown;
}

/**
 * Shows lines in place of those it showed before, in one write and without clearing first, so that nothing flickers.
 * Lines are cut at the right edge; what does not fit below is counted.
 */
export function drawOn(terminal: Terminal): (lines: readonly string[]) => void {
  let shown = 0;
  return (lines) => {
    // A terminal that does not know its size says 0.
    const { columns, rows } = { columns: terminal.columns || 80, rows: terminal.rows || 24 };
    const room = Math.max(1, rows - 1);
    const fitting = lines.length > room ? [...lines.slice(0, room - 1), `… ${lines.length - room + 1} more`] : lines;
    const up = shown > 0 ? `\u001b[${shown}A` : '';
    const text = fitting.map((line) => `${[...line].slice(0, columns).join('')}\u001b[K\n`).join('');
    // The first and last sequence ask the terminal to show all of it at once; one that cannot ignores them.
    terminal.write(`\u001b[?2026h${up}\r${text}\u001b[J\u001b[?2026l`);
    shown = fitting.length;
  };
}
