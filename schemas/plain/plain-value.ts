/** A scalar without quotes as YAML 1.2 reads it, and what the YAML library notes of how it is written. */
export interface PlainValue {
  readonly value: string | number | boolean | null;
  readonly format?: 'OCT' | 'HEX' | 'EXP';
  /** The decimals of a number that ends in a zero, so that they are not lost. */
  readonly minFractionDigits?: number;
}

const words: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
  ...all(['', '~', 'null', 'Null', 'NULL'], null),
  ...all(['true', 'True', 'TRUE'], true),
  ...all(['false', 'False', 'FALSE'], false),
  ...all(['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'], Number.POSITIVE_INFINITY),
  ...all(['-.inf', '-.Inf', '-.INF'], Number.NEGATIVE_INFINITY),
  ...all(['.nan', '.NaN', '.NAN'], Number.NaN),
]);

function all<T>(written: readonly string[], meant: T): [string, T][] {
  return written.map((word) => [word, meant]);
}

/** The longest of `words`. */
const longestWord = 5;

/**
 * Reads a scalar without quotes by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema): a text
 * unless it is written as null, a boolean or a number.
 */
export function plainValue(source: string): PlainValue {
  if (source.length <= longestWord) {
    const word = words.get(source);
    if (word !== undefined) return { value: word };
  }
  return mayBeNumber(source.charCodeAt(0)) ? number(source) : { value: source };
}

/** A digit, a sign or a point. */
function mayBeNumber(first: number): boolean {
  return (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
}

function number(source: string): PlainValue {
  if (/^[-+]?[0-9]+$/.test(source)) return { value: Number.parseInt(source, 10) };
  if (/^0o[0-7]+$/.test(source)) return { value: Number.parseInt(source.slice(2), 8), format: 'OCT' };
  if (/^0x[0-9a-fA-F]+$/.test(source)) return { value: Number.parseInt(source.slice(2), 16), format: 'HEX' };
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/.test(source))
    return { value: Number.parseFloat(source), format: 'EXP' };
  if (!/^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/.test(source)) return { value: source };
  const value = Number.parseFloat(source);
  return source.endsWith('0') ? { value, minFractionDigits: source.length - source.indexOf('.') - 1 } : { value };
}
