import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import { type ParsedFile, perDocument } from '../../schemas/document.ts';
import type { JsonSchema } from '../../schemas/schema.ts';
import { positionAt } from './position.ts';
import { walk } from './schema-walk.ts';

export const tokenLegend = {
  tokenTypes: ['number', 'variable', 'function', 'enumMember'],
  tokenModifiers: ['declaration'],
} satisfies SemanticTokensLegend;

type TokenType = (typeof tokenLegend.tokenTypes)[number];

/** One word to colour, by its offset in its document. */
interface Token {
  readonly start: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}

/** Durations, names that refer to something or that others refer to, and alerts, as the protocol encodes them. */
export function semanticTokens(file: ParsedFile): SemanticTokens {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const document of file.documents)
    for (const { start, length, type, modifiers } of tokensOf(document)) {
      const at = positionAt(file, document.start + start);
      const sameLine = at.line === before.line;
      data.push(
        at.line - before.line,
        sameLine ? at.character - before.character : at.character,
        length,
        type,
        modifiers,
      );
      before = at;
    }
  return { data };
}

const tokensOf = perDocument((document): readonly Token[] => {
  const tokens: Token[] = [];
  for (const found of walk(document)) {
    const type = 'scalar' in found ? typeOf(found.schema) : undefined;
    if (!('scalar' in found) || !type || !found.scalar.range) continue;
    const [start, end] = found.scalar.range;
    const length = end - start;
    if (length === 0 || document.text.slice(start, end).includes('\n')) continue;
    const modifiers = found.schema['x-defines'] === undefined ? 0 : 1;
    tokens.push({ start, length, type: tokenLegend.tokenTypes.indexOf(type), modifiers });
  }
  return tokens;
});

function typeOf(schema: JsonSchema): TokenType | undefined {
  if (schema['x-format'] === 'duration') return 'number';
  const named = schema['x-defines'] ?? schema['x-reference'];
  if (named === undefined || named === 'file') return undefined;
  if (named === 'alert') return 'enumMember';
  return named === 'action' || named === 'playbook' ? 'function' : 'variable';
}
