/** The text without its one `|`, and the offset the mark stood at. */
export function cursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error('The fixture has no cursor mark |');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The text without its `«…»` marks, and the offsets they enclosed, in order of their starts. Marks may nest. */
export function ranges(marked: string): { text: string; ranges: { start: number; end: number }[] } {
  const found: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '«') {
      const range = { start: text.length, end: text.length };
      found.push(range);
      open.push(range);
    } else if (character === '»') {
      const range = open.pop();
      if (!range) throw new Error('The fixture closes a range it did not open');
      range.end = text.length;
    } else text += character;
  }
  if (open.length > 0) throw new Error('The fixture leaves a range open');
  return { text, ranges: found };
}
