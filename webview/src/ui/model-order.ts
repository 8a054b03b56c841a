/** The order to draw while the list is in use: known ids keep their place, new ones come last, gone ones go. */
export function keepOrder(before: readonly string[], after: readonly string[]): readonly string[] {
  const known = new Set(before);
  return [...before.filter((id) => after.includes(id)), ...after.filter((id) => !known.has(id))];
}

/** The id `by` places from `from` among `ids`; the first when `from` is not there. Stops at both ends. */
export function moved(ids: readonly string[], from: string | undefined, by: 1 | -1): string | undefined {
  const at = from === undefined ? -1 : ids.indexOf(from);
  return at < 0 ? ids[0] : ids[Math.min(ids.length - 1, Math.max(0, at + by))];
}
