import { CodeActionKind, type SemanticTokensLegend } from 'vscode-languageserver';

// What a client is told before anything is loaded that reads YAML: it stands alone for that.

/** The kinds of word that are coloured. */
export const tokenLegend = {
  tokenTypes: ['number', 'variable', 'function', 'enumMember'],
  tokenModifiers: ['declaration'],
} satisfies SemanticTokensLegend;

/** The kind of "fix all": what `editor.codeActionsOnSave` names. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.healer`;

export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind];
