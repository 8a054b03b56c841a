import type { DefinitionDocument } from '../../schemas/document.ts';
import type { Problem } from '../../schemas/problem.ts';
import { didYouMean, nearest } from '../../schemas/suggest.ts';
import { isInsideScalar } from './code-actions/inside-scalar.ts';
import { problemCodes } from './problem-codes.ts';

const comment = /^[ \t]*#[ \t]*healer-disable-next-line\b[ \t]*(.*)$/gm;

/** Comments that are meant to disable a code and name none, or one that there is not. What follows the codes may say why. */
export function* wrongDisabling(document: DefinitionDocument): Generator<Problem> {
  const { text, start: by } = document;
  if (!text.includes('healer-disable-next-line')) return;
  const codes = problemCodes.map(({ code }) => code);
  for (const { 0: line, 1: named = '', index } of text.matchAll(comment)) {
    if (isInsideScalar(document, by + index)) continue;
    const words = [...named.matchAll(/[^\s,]+/g)];
    const first = words[0];
    const meant = words.filter(([word]) => word.includes('/'));
    const wrong = (meant.length > 0 ? meant : words.slice(0, 1)).filter(([word]) => !codes.includes(word));
    const from = by + index + line.length - named.length;
    if (!first) {
      const start = by + index + line.indexOf('#');
      const message = 'Name what to disable on the next line: "# healer-disable-next-line CODE".';
      yield { ...warning, message, start, end: by + index + line.trimEnd().length };
    }
    for (const { 0: word, index: at } of wrong) {
      const suggestion = nearest(word, codes);
      yield {
        ...warning,
        message: `There is no code "${word}", so this disables nothing.${didYouMean(suggestion)}`,
        start: from + at,
        end: from + at + word.length,
        ...(suggestion === undefined ? {} : { data: { replacement: suggestion } }),
      };
    }
  }
}

const warning = { code: 'comment/unknown-code', severity: 'warning' } as const;
