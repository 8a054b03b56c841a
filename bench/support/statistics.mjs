/** The least, the middle and the greatest of some measurements; undefined when there are none. */
export function summary(values) {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { count: sorted.length, min: sorted[0], median, max: sorted.at(-1) };
}

/** A measurement with a constant wait taken off, such as a debounce; never below zero. Both in ms. */
export function less(took, wait) {
  return Math.max(0, took - wait);
}
