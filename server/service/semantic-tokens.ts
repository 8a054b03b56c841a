import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import type { DefinitionDocument, ParsedFile } from '../../schemas/document.ts';
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

const known = new WeakMap<DefinitionDocument, readonly Token[]>();

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

/** The tokens of one document, read once. */
function tokensOf(document: DefinitionDocument): readonly Token[] {
  const before = known.get(document);
  if (before) return before;
  const tokens: Token[] = [];
  for (const found of walk(document)) {
    const type = 'scalar' in found ? typeOf(found.schema) : undefined;
    if (!('scalar' in found) || !type || !found.scalar.range) continue;
    const start = found.scalar.range[0] - document.start;
    const length = found.scalar.range[1] - found.scalar.range[0];
    if (length === 0 || document.text.slice(start, start + length).includes('\n')) continue;
    const modifiers = found.schema['x-defines'] === undefined ? 0 : 1;
    tokens.push({ start, length, type: tokenLegend.tokenTypes.indexOf(type), modifiers });
  }
  known.set(document, tokens);
  return tokens;
}

function typeOf(schema: JsonSchema): TokenType | undefined {
  if (schema['x-format'] === 'duration') return 'number';
  const named = schema['x-defines'] ?? schema['x-reference'];
  if (named === undefined || named === 'file') return undefined;
  if (named === 'alert') return 'enumMember';
  return named === 'action' || named === 'playbook' ? 'function' : 'variable';
}
