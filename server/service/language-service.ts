import type {
  CodeAction,
  CodeActionContext,
  CodeLens,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import type { ParsedFile } from '../../schemas/document.ts';
import type { InitializationOptions } from '../../schemas/lsp.ts';
import { toTextEdits } from './changes.ts';
import { type ClientFeatures, plainClient } from './client-features.ts';
import { codeActions } from './code-actions/index.ts';
import { codeLenses } from './code-lens.ts';
import { complete } from './completion.ts';
import { definition } from './definition.ts';
import { type DiagnosticOptions, diagnose, isTooLarge, prepare } from './diagnostics.ts';
import { documentHighlights } from './document-highlight.ts';
import { documentLinks, type ResolvePath } from './document-links.ts';
import { folding } from './folding.ts';
import { format } from './format.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { references } from './references.ts';
import { prepareRename, rename } from './rename.ts';
import { selectionRange } from './selection.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { flatSymbols, symbolOf, symbols } from './symbols.ts';
import { versionedEdit } from './versioned-edit.ts';
import type { WorkspaceView } from './workspace/name-at.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

/** Where the service finds the files it is asked about. */
export interface FileStore {
  /** The file as it is now, or undefined when it is not open. The same text should give the same object. */
  parsed(uri: string): ParsedFile | undefined;
  /** The client's number for the text of an open file, where it gives one. */
  version?(uri: string): number | undefined;
}

export interface LanguageServiceOptions {
  readonly client?: ClientFeatures;
  readonly commands?: InitializationOptions['commands'];
  /** Read at each call, so that a changed setting counts from the next answer on. */
  readonly diagnostics?: () => DiagnosticOptions;
  /** Where the paths in a file lead. Without it there are no links. */
  readonly resolvePath?: (uri: string) => ResolvePath;
  /** The names of the files around; undefined while they are not known. */
  readonly names?: () => WorkspaceView | undefined;
}

/** Every answer is empty for a file that is not open or holds nothing of ours; one that is too large has a diagnostic only. */
export interface LanguageService {
  /** Whether the file holds a document of ours, or one that is meant to be. */
  concerns(uri: string): boolean;
  /** Whether the file holds a document of ours to format. */
  formats(uri: string): boolean;
  diagnostics(uri: string): Diagnostic[];
  /** Does the work of `diagnostics` beforehand, a document a step: other requests may be answered in between. */
  prepare(uri: string): Generator<void>;
  completion(uri: string, position: Position): CompletionItem[];
  hover(uri: string, position: Position): Hover | null;
  symbols(uri: string): DocumentSymbol[] | SymbolInformation[];
  codeLenses(uri: string): CodeLens[];
  codeActions(uri: string, range: Range, context: Pick<CodeActionContext, 'only'>): CodeAction[];
  /** Null for a file with nothing of ours: another formatter may have it. */
  formatting(uri: string): TextEdit[] | null;
  /** Null for a file with nothing of ours, so that the editor folds it by itself. */
  folding(uri: string): FoldingRange[] | null;
  semanticTokens(uri: string): SemanticTokens;
  inlayHints(uri: string, range: Range): InlayHint[];
  links(uri: string): DocumentLink[];
  selectionRanges(uri: string, positions: readonly Position[]): SelectionRange[] | null;
  definition(uri: string, position: Position): Location[];
  references(uri: string, position: Position, declarations: boolean): Location[];
  documentHighlights(uri: string, position: Position): DocumentHighlight[];
  prepareRename(uri: string, position: Position): ReturnType<typeof prepareRename>;
  rename(uri: string, position: Position, name: string): ReturnType<typeof rename>;
  workspaceSymbols(query: string): WorkspaceSymbol[];
}

/** The language features over a store of files: for a connection, a command or a test alike. */
export function createLanguageService(files: FileStore, options: LanguageServiceOptions = {}): LanguageService {
  const client = options.client ?? plainClient;
  const names = options.names ?? (() => undefined);
  const indexOf = ({ path }: ParsedFile) => names()?.workspace.at(path);
  const readable = (uri: string) => {
    const file = files.parsed(uri);
    return file && !isTooLarge(file) ? file : undefined;
  };
  const written = (edit: WorkspaceEdit) =>
    client.versionedEdits ? versionedEdit(edit, (uri) => files.version?.(uri)) : edit;
  return {
    concerns(uri) {
      const file = files.parsed(uri);
      if (!file) return false;
      if (isTooLarge(file)) return diagnose(file).length > 0;
      return file.documents.some(
        ({ kind, unknownKind, unknownModeline, unmet }) => kind ?? unknownKind ?? unknownModeline ?? unmet,
      );
    },
    formats(uri) {
      const file = readable(uri);
      return file?.documents.some(({ kind }) => kind) ?? false;
    },
    diagnostics(uri) {
      const file = files.parsed(uri);
      return file ? diagnose(file, { ...options.diagnostics?.(), index: indexOf(file) }) : [];
    },
    *prepare(uri) {
      const file = readable(uri);
      if (!file) return;
      for (const document of prepare(file)) {
        // Of several documents few stay parsed, and outlines are wanted of them all.
        if (file.documents.length > 1) symbolOf(document);
        yield;
      }
    },
    completion(uri, position) {
      const file = readable(uri);
      return file ? complete(file, position, client, indexOf(file)) : [];
    },
    hover(uri, position) {
      const file = readable(uri);
      return file ? hover(file, position, client, indexOf(file)) : null;
    },
    symbols(uri) {
      const file = readable(uri);
      if (!file) return [];
      return client.symbolTree ? symbols(file) : flatSymbols(symbols(file), uri);
    },
    codeLenses(uri) {
      const file = readable(uri);
      return file ? codeLenses(file, uri, options.commands) : [];
    },
    codeActions(uri, range, context) {
      const file = readable(uri);
      const given = { ...options.diagnostics?.(), index: file && indexOf(file) };
      const actions = file ? codeActions(file, uri, range, context, given) : [];
      return actions.map((action) => (action.edit ? { ...action, edit: written(action.edit) } : action));
    },
    formatting(uri) {
      const file = readable(uri);
      const changes = file && format(file);
      return changes ? toTextEdits(file, changes) : null;
    },
    folding(uri) {
      const file = readable(uri);
      return file ? folding(file) : null;
    },
    semanticTokens(uri) {
      const file = readable(uri);
      return file ? semanticTokens(file) : { data: [] };
    },
    inlayHints(uri, range) {
      const file = readable(uri);
      return file ? inlayHints(file, range) : [];
    },
    links(uri) {
      const file = options.resolvePath && readable(uri);
      return file && options.resolvePath ? documentLinks(file, options.resolvePath(uri)) : [];
    },
    selectionRanges(uri, positions) {
      const file = readable(uri);
      return file?.documents.some(({ kind }) => kind) ? positions.map((one) => selectionRange(file, one)) : null;
    },
    definition(uri, position) {
      const file = readable(uri);
      return file ? definition(file, uri, position, names()) : [];
    },
    references(uri, position, declarations) {
      const file = readable(uri);
      return file ? references(file, uri, position, declarations, names()) : [];
    },
    documentHighlights(uri, position) {
      const file = readable(uri);
      return file ? documentHighlights(file, position) : [];
    },
    prepareRename(uri, position) {
      const file = readable(uri);
      return file ? prepareRename(file, position, names()) : null;
    },
    rename(uri, position, name) {
      const file = readable(uri);
      const edit = file ? rename(file, uri, position, name, names()) : null;
      return edit && !('refused' in edit) ? written(edit) : edit;
    },
    workspaceSymbols(query) {
      const view = names();
      return view ? workspaceSymbols(query, view) : [];
    },
  };
}
