/** The lowest and the highest HTTP status of a code (`204`) or a range (`200-299`); NaN for what is neither. */
export function statusRange(written: unknown): readonly [number, number] {
  const [low = Number.NaN, high = low] = String(written).split('-').map(Number);
  return [low, high];
}
