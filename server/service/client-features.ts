import type { ClientCapabilities } from 'vscode-languageserver';
import { InsertTextMode, MarkupKind } from 'vscode-languageserver';

/** What the client can show, as far as answers depend on it. */
export interface ClientFeatures {
  readonly snippets: boolean;
  /** Inserted text can be marked as having its final indentation. */
  readonly finalIndentation: boolean;
  readonly completionMarkdown: boolean;
  readonly hoverMarkdown: boolean;
  /** Symbols may be a tree; else they are a list. */
  readonly symbolTree: boolean;
  /** Edits may name the version of the document they are for. */
  readonly versionedEdits: boolean;
}

export function clientFeatures({ textDocument, workspace }: ClientCapabilities): ClientFeatures {
  const item = textDocument?.completion?.completionItem;
  const prefersMarkdown = (formats: readonly MarkupKind[] | undefined) => formats?.[0] === MarkupKind.Markdown;
  return {
    snippets: item?.snippetSupport ?? false,
    finalIndentation: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) ?? false,
    completionMarkdown: prefersMarkdown(item?.documentationFormat),
    hoverMarkdown: prefersMarkdown(textDocument?.hover?.contentFormat),
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
  };
}

/** A client that can do none of it. */
export const plainClient: ClientFeatures = clientFeatures({});
