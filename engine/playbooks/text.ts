import { nearest } from '../../schemas/suggest.ts';

/** A command as a person would type it: words with spaces or signs of the shell in single quotes. */
export function quoted(argv: readonly string[]): string {
  return argv.map((word) => (/^[\w@%+=:,./*…-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `step 1`, `steps 1 and 3`. */
export function steps(indexes: readonly number[]): string {
  return `${indexes.length === 1 ? 'step' : 'steps'} ${list(indexes.map(String))}`;
}

/** `; did you mean api`, or nothing where no known name is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `; did you mean ${near}`;
}
