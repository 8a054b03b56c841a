import { setImmediate } from 'node:timers/promises';
import {
  type CancellationToken,
  type Connection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeParams,
  LSPErrorCodes,
  type RenameParams,
  ResponseError,
} from 'vscode-languageserver/node';
import { commandsIn, pulls, refreshes } from './capabilities.ts';
import { openDocuments } from './documents.ts';
import { registerFormatting } from './formatting.ts';
import { pushDiagnostics } from './push.ts';
import { pathFromRoot } from './root.ts';
import { followRules } from './rule-configuration.ts';
import { packagedReference, sectionsOf } from './rules-reference.ts';
import { clientFeatures } from './service/client-features.ts';
import { createLanguageService } from './service/language-service.ts';
import type { Refused } from './service/rename.ts';
import { unhurried } from './unhurried.ts';
import { openWorkspace } from './workspace.ts';

/** Serves one client that has said `initialize` with these parameters, until it says `exit`. */
export function serve(connection: Connection, params: InitializeParams): void {
  const documents = openDocuments(connection);
  const report = (what: string, error: unknown): string => {
    const reason = error instanceof Error ? error.message : String(error);
    connection.console.error(`${what} failed: ${error instanceof Error ? (error.stack ?? reason) : reason}`);
    return `${what} failed: ${reason}`;
  };

  const { capabilities, initializationOptions } = params;
  const commands = commandsIn(initializationOptions);
  const pull = pulls(capabilities);
  const refresh = refreshes(capabilities);
  const failed = (error: unknown) => void report('Diagnostics', error);
  let pushAgain: (() => void) | undefined;
  const again = () => {
    pushAgain?.();
    if (refresh) connection.languages.diagnostics.refresh().catch(failed);
  };
  const { rules: initial, rulesReference } = (initializationOptions ?? {}) as Record<string, unknown>;
  const rules = followRules(connection, capabilities, initial, again, failed);
  const reference = typeof rulesReference === 'string' ? rulesReference : packagedReference();
  const sectionOf = reference === undefined ? undefined : sectionsOf(reference);
  const service = createLanguageService(documents, {
    diagnostics: () => ({ rules: rules.settings(), sectionOf }),
    client: clientFeatures(capabilities),
    commands,
    resolvePath: pathFromRoot,
    names: () => workspace.view(),
  });
  const formatting = capabilities.textDocument?.formatting?.dynamicRegistration
    ? registerFormatting(connection)
    : undefined;
  documents.onClose((uri) => formatting?.closed(uri));
  const judged = (uri: string) => {
    formatting?.seen(uri, service.formats(uri));
    return service.concerns(uri) ? service.diagnostics(uri) : undefined;
  };

  if (!pull)
    pushAgain = pushDiagnostics(connection, documents, {
      prepare: (uri) => service.prepare(uri),
      diagnose: judged,
      failed,
    });
  const workspace = openWorkspace(connection, documents, {
    folders: foldersOf(params),
    watches: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    changed: again,
    prepare: (uri) => service.prepare(uri),
    failed: (error) => report('Reading the workspace', error),
    note: (message) => connection.console.info(message),
  });

  connection.onInitialized(() => {
    rules.start();
    workspace.start();
    if (capabilities.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders((event) => workspace.changeFolders(event));
  });

  /** A request that fails is logged and answered as if there were nothing to say; the next is served as ever. */
  const answer =
    <Params, Result>(what: string, nothing: Result, work: (params: Params) => Result) =>
    (params: Params, token: CancellationToken): Result | ResponseError => {
      if (token.isCancellationRequested) return cancelled();
      try {
        return work(params);
      } catch (error) {
        report(what, error);
        return nothing;
      }
    };

  connection.onCompletion(
    answer('Completion', [], ({ textDocument, position }) => service.completion(textDocument.uri, position)),
  );
  connection.onHover(answer('Hover', null, ({ textDocument, position }) => service.hover(textDocument.uri, position)));
  connection.onDocumentSymbol(answer('Symbols', [], ({ textDocument }) => service.symbols(textDocument.uri)));
  connection.onCodeLens(answer('Code lenses', [], ({ textDocument }) => service.codeLenses(textDocument.uri)));

  connection.onCodeAction(
    answer('Code actions', [], ({ textDocument, range, context }) =>
      service.codeActions(textDocument.uri, range, context),
    ),
  );

  connection.onDocumentFormatting(
    answer('Formatting', null, ({ textDocument }) => service.formatting(textDocument.uri)),
  );

  connection.onFoldingRanges(answer('Folding', null, ({ textDocument }) => service.folding(textDocument.uri)));
  connection.languages.semanticTokens.on(
    answer('Semantic tokens', { data: [] }, ({ textDocument }) => service.semanticTokens(textDocument.uri)),
  );
  connection.languages.inlayHint.on(
    answer('Inlay hints', [], ({ textDocument, range }) => service.inlayHints(textDocument.uri, range)),
  );
  connection.onDocumentLinks(answer('Links', [], ({ textDocument }) => service.links(textDocument.uri)));
  connection.onSelectionRanges(
    answer('Selection', null, ({ textDocument, positions }) => service.selectionRanges(textDocument.uri, positions)),
  );
  const withNames =
    <Params, Result>(what: string, nothing: Result, work: (params: Params) => Result | ResponseError) =>
    async (params: Params, token: CancellationToken): Promise<Result | ResponseError> => {
      await workspace.settled();
      return answer<Params, Result | ResponseError>(what, nothing, work)(params, token);
    };
  connection.onDefinition(
    withNames('Definition', [], ({ textDocument, position }) => service.definition(textDocument.uri, position)),
  );
  connection.onReferences(
    withNames('References', [], ({ textDocument, position, context }) =>
      service.references(textDocument.uri, position, context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    answer('Highlights', [], ({ textDocument, position }) => service.documentHighlights(textDocument.uri, position)),
  );
  connection.onPrepareRename(
    withNames('Rename', null, ({ textDocument, position }) =>
      orRefusal(service.prepareRename(textDocument.uri, position)),
    ),
  );
  connection.onRenameRequest(async (params, token) => {
    const { uri } = params.textDocument;
    const version = documents.version(uri);
    await workspace.renewed();
    if (documents.version(uri) !== version)
      return new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed meanwhile. Rename again.');
    return answer('Rename', null, ({ position, newName }: RenameParams) =>
      orRefusal(service.rename(uri, position, newName)),
    )(params, token);
  });
  connection.onWorkspaceSymbol(withNames('Workspace symbols', [], ({ query }) => service.workspaceSymbols(query)));

  // An empty answer would take back what the client shows, so a failure here is an error; and a keystroke that is
  // already waiting behind the request is read first, since it may cancel it.
  connection.languages.diagnostics.on(async ({ textDocument }, token) => {
    await setImmediate();
    try {
      const stopped = () => token.isCancellationRequested;
      if (stopped() || !(await unhurried(service.prepare(textDocument.uri), stopped)))
        return cancelled<DiagnosticServerCancellationData>();
      const items = judged(textDocument.uri) ?? [];
      return { kind: DocumentDiagnosticReportKind.Full, items } satisfies DocumentDiagnosticReport;
    } catch (error) {
      return new ResponseError<DiagnosticServerCancellationData>(
        ErrorCodes.InternalError,
        report('Diagnostics', error),
      );
    }
  });
}

/** A refusal as the error that clients show. */
function orRefusal<Result>(result: Result | Refused): Result | ResponseError {
  const refused = typeof result === 'object' && result !== null && 'refused' in result;
  return refused ? new ResponseError(LSPErrorCodes.RequestFailed, result.refused) : (result as Result);
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}

function cancelled<Data = void>(): ResponseError<Data> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
