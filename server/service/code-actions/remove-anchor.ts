import type { FixesProblem } from './fix.ts';

/** Takes away an anchor that no alias uses, and leaves its value. */
export const removeAnchor: FixesProblem = ({ text }, _document, { code, start, end }) => {
  if (code !== 'names/unused-anchor' || text[start - 1] !== '&') return [];
  const spaces = /^[ \t]*(?=[^\s#])|^/.exec(text.slice(end))?.[0].length ?? 0;
  const from = spaces === 0 ? start - 1 - (/[ \t]*$/.exec(text.slice(0, start - 1))?.[0].length ?? 0) : start - 1;
  return [{ title: `Remove &${text.slice(start, end)}`, changes: [{ start: from, end: end + spaces, text: '' }] }];
};
