import { Lexer } from 'yaml';
import type { DefinitionDocument } from '../../../schemas/document.ts';

/** Whether an offset is inside a scalar or where the text of a block begins: a comment put there would be text. */
export function isInsideScalar({ text, start }: DefinitionDocument, offset: number): boolean {
  let at = start;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token === '\x02' || token === '\x18' || token === '\x1f') {
      scalar = token === '\x1f';
      continue;
    }
    if (at > offset) return false;
    if (at === offset) return scalar && /^\s/.test(token);
    if (offset < at + token.length) return scalar || /^["']/.test(token);
    at += token.length;
    scalar = false;
  }
  return false;
}
