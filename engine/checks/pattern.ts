import { createContext, Script } from 'node:vm';
import { regularExpressionProblem } from '../../schemas/regular-expression.ts';

/** The longest a pattern may take over one text, in ms. */
const patternTimeout = 100;

const search = new Script('new RegExp(pattern).test(text)');
/** One for all: a context of its own for each text takes five times as long. */
const context = createContext({ pattern: '', text: '' });

/**
 * Whether a regular expression matches somewhere in a text. A pattern such as `(a+)+$` can take longer than anybody's
 * life over a few kilobytes, so it is given 100 ms and then stopped; an invalid one is a problem too, in words.
 */
export function matchesWithin(pattern: string, text: string): 'yes' | 'no' | { readonly problem: string } {
  const invalid = regularExpressionProblem(pattern);
  if (invalid !== undefined) return { problem: invalid };
  try {
    Object.assign(context, { pattern, text });
    return search.runInContext(context, { timeout: patternTimeout }) ? 'yes' : 'no';
  } catch {
    return {
      problem: `/${pattern}/ took longer than ${patternTimeout}ms on this body; write it without nested repetition`,
    };
  } finally {
    context['text'] = '';
  }
}
