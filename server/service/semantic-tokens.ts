import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import type { ParsedFile } from '../../schemas/document.ts';
import type { JsonSchema } from '../../schemas/schema.ts';
import { positionAt } from './position.ts';
import { walk } from './schema-walk.ts';

export const tokenLegend = {
  tokenTypes: ['number', 'variable', 'function', 'enumMember'],
  tokenModifiers: ['declaration'],
} satisfies SemanticTokensLegend;

type TokenType = (typeof tokenLegend.tokenTypes)[number];

/** Durations, names that refer to something or that others refer to, and alerts, as the protocol encodes them. */
export function semanticTokens(file: ParsedFile): SemanticTokens {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const document of file.documents)
    for (const found of walk(document)) {
      const type = 'scalar' in found ? typeOf(found.schema) : undefined;
      if (!('scalar' in found) || !type || !found.scalar.range) continue;
      const [start, end] = found.scalar.range;
      if (start === end || file.text.slice(start, end).includes('\n')) continue;
      const at = positionAt(file, start);
      const sameLine = at.line === before.line;
      data.push(at.line - before.line, sameLine ? at.character - before.character : at.character, end - start);
      data.push(tokenLegend.tokenTypes.indexOf(type), found.schema['x-defines'] === undefined ? 0 : 1);
      before = at;
    }
  return { data };
}

function typeOf(schema: JsonSchema): TokenType | undefined {
  if (schema['x-format'] === 'duration') return 'number';
  const named = schema['x-defines'] ?? schema['x-reference'];
  if (named === undefined || named === 'file') return undefined;
  if (named === 'alert') return 'enumMember';
  return named === 'action' || named === 'playbook' ? 'function' : 'variable';
}
