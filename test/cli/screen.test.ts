import { expect, it } from 'vitest';
import { drawOn } from '../../cli/screen.ts';

/** A terminal that obeys what `drawOn` writes, and what it shows. */
function terminal(columns: number, rows: number) {
  let lines: string[] = ['$ healer status --watch'];
  let cursor = 1;
  const writes: string[] = [];
  return {
    columns,
    rows,
    writes,
    shown: () => lines,
    write(text: string) {
      writes.push(text);
      for (const [, up, rest, newline] of text
        .replaceAll('\u001b', '␛')
        .matchAll(/␛\[(\d*A|J|K|\?2026[hl])|([^␛\n\r]+)|(\n)/g)) {
        if (up?.endsWith('A')) cursor -= Number(up.slice(0, -1));
        else if (up === 'J') lines = lines.slice(0, cursor);
        else if (rest) lines[cursor] = rest;
        else if (newline) cursor++;
      }
    },
  };
}

it('shows lines in place of those before, each time in one write that clears nothing first', () => {
  const screen = terminal(80, 24);
  const draw = drawOn(screen);
  draw(['one', 'two', 'three']);
  draw(['eins', 'zwei']);
  expect(screen.shown()).toEqual(['$ healer status --watch', 'eins', 'zwei']);
  expect(screen.writes).toHaveLength(2);
  expect(screen.writes.join('')).not.toContain('\u001b[2J');
  draw(['a', 'b', 'c', 'd']);
  expect(screen.shown()).toEqual(['$ healer status --watch', 'a', 'b', 'c', 'd']);
});

it('cuts what is too wide, and counts what is too much', () => {
  const screen = terminal(8, 4);
  drawOn(screen)(['123456789', 'é🧯é🧯é🧯é🧯é🧯', 'c', 'd', 'e']);
  expect(screen.shown().slice(1)).toEqual(['12345678', 'é🧯é🧯é🧯é🧯', '… 3 more']);
});

it('draws on a terminal that does not know its size', () => {
  const screen = terminal(0, 0);
  drawOn(screen)(['one', 'two']);
  expect(screen.shown().slice(1)).toEqual(['one', 'two']);
});
