import type { SemanticTokens } from 'vscode-languageserver';
import type { Node } from 'yaml';
import { type ParsedFile, perDocument } from '../../schemas/document.ts';
import type { JsonSchema } from '../../schemas/schema.ts';
import { tokenLegend } from './advertised.ts';
import { positionAt } from './position.ts';
import { walk } from './schema-walk.ts';
import { pairsOf } from './yaml-source.ts';

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
  const add = (range: Node['range'] | undefined, type: TokenType | undefined, declares: boolean) => {
    const [start, end] = range ?? [0, 0];
    if (!type || start === end || document.text.slice(start, end).includes('\n')) return;
    tokens.push({
      start,
      length: end - start,
      type: tokenLegend.tokenTypes.indexOf(type),
      modifiers: declares ? 1 : 0,
    });
  };
  for (const found of walk(document)) {
    if ('scalar' in found) add(found.scalar.range, typeOf(found.schema), found.schema['x-defines'] !== undefined);
    else if (found.schema['x-keys-define'] !== undefined)
      for (const { key } of pairsOf(found.map)) add(key.range, 'variable', true);
  }
  return tokens.sort((a, b) => a.start - b.start);
});

function typeOf(schema: JsonSchema): TokenType | undefined {
  if (schema['x-format'] === 'duration') return 'number';
  const named = schema['x-defines'] ?? schema['x-reference'];
  if (named === undefined || named === 'file') return undefined;
  if (named === 'alert') return 'enumMember';
  return named === 'action' || named === 'playbook' ? 'function' : 'variable';
}
