import type { Problem } from '../../../schemas/problem.ts';
import { editDistance } from '../../../schemas/suggest.ts';
import type { FixesProblem } from './fix.ts';

/** Puts what was meant in place of what is marked: the typo, the quotes, the missing colon. */
export const replace: FixesProblem = (file, _document, problem) => {
  const { start, end, data } = problem;
  if (data?.replacement === undefined) return [];
  const written = file.text.slice(start, end);
  const meant = data.replacement;
  const title = problem.code === 'yaml/tab' ? 'Indent with spaces' : `Change to ${shortened(meant)}`;
  return [{ title, changes: [{ start, end, text: meant }], sure: isSure(problem, written, meant) }];
};

/**
 * Whether nobody could have meant anything else. Quotes, spaces and boolean words change no meaning; a key may be one slip
 * away, a value may differ in case and dashes only, since another value is another decision.
 */
function isSure({ code }: Problem, written: string, meant: string): boolean {
  switch (code) {
    case 'yaml/boolean-word':
    case 'yaml/missing-space':
    case 'yaml/quote-needed':
      return true;
    case 'schema/wrong-type':
      return bare(written) === bare(meant) || (/^(['"]).*\1$/.test(written) && !meant.startsWith('['));
    case 'schema/unknown-key':
      return editDistance(letters(written), letters(meant)) <= (meant.length > 4 ? 1 : 0);
    case 'schema/unknown-value':
      return letters(written) === letters(meant);
    default:
      return false;
  }
}

function letters(word: string): string {
  return bare(word)
    .toLowerCase()
    .replace(/[-_\s]/g, '');
}

function bare(word: string): string {
  return word.replace(/^(['"])(.*)\1$/, '$2');
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
