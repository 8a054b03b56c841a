import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import {
  type CancellationToken,
  type Connection,
  createConnection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  LSPErrorCodes,
  PositionEncodingKind,
  type RenameParams,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../schemas/lsp.ts';
import { openDocuments } from './documents.ts';
import { type FormattingRegistration, registerFormatting } from './formatting.ts';
import { answerRefused, inOrder } from './lifecycle.ts';
import { pushDiagnostics } from './push.ts';
import { pathFromRoot } from './root.ts';
import { followRules } from './rule-configuration.ts';
import { packagedReference, sectionsOf } from './rules-reference.ts';
import { clientFeatures } from './service/client-features.ts';
import { codeActionKinds } from './service/code-actions/index.ts';
import { createLanguageService } from './service/language-service.ts';
import type { Refused } from './service/rename.ts';
import { tokenLegend } from './service/semantic-tokens.ts';
import { unhurried } from './unhurried.ts';
import { type OpenWorkspace, openWorkspace } from './workspace.ts';

/** Serves one client over this process's standard input and output; the process ends with the client. */
export function runStdio(): void {
  keepMemorySmall();
  startServer(createConnection(process.stdin, process.stdout, inOrder()));
}

/** Serves the editor that started this process with a message channel; the process ends with the channel. */
export function runIpc(): void {
  keepMemorySmall();
  process.once('disconnect', () => process.exit(1));
  startServer(createConnection(new IPCMessageReader(process), new IPCMessageWriter(process), inOrder()));
}

/**
 * Reading a large file leaves much behind that is never used again. Left to itself V8 makes room for it instead of
 * clearing it away: a third more memory, and no faster (docs/BENCHMARKS.md).
 */
function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Serves one client until it says `exit`. */
export function startServer(connection: Connection): void {
  answerRefused(connection);
  const documents = openDocuments(connection);
  let service = createLanguageService(documents);
  let formatting: FormattingRegistration | undefined;
  documents.onClose((uri) => formatting?.closed(uri));

  let workspace: OpenWorkspace | undefined;
  let tellsFolders = false;
  let followed: ReturnType<typeof followRules> | undefined;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities, initializationOptions } = params;
    const commands = commandsIn(initializationOptions);
    const pull = capabilities.textDocument?.diagnostic !== undefined;
    const refresh = pull && (capabilities.workspace?.diagnostics?.refreshSupport ?? false);
    tellsFolders = capabilities.workspace?.workspaceFolders ?? false;
    const failed = (error: unknown) => void report('Diagnostics', error);
    let pushAgain: (() => void) | undefined;
    const again = () => {
      pushAgain?.();
      if (refresh) connection.languages.diagnostics.refresh().catch(failed);
    };
    const { rules: initial, rulesReference } = (initializationOptions ?? {}) as Record<string, unknown>;
    const rules = followRules(connection, capabilities, initial, again, failed);
    followed = rules;
    const reference = typeof rulesReference === 'string' ? rulesReference : packagedReference();
    const sectionOf = reference === undefined ? undefined : sectionsOf(reference);
    service = createLanguageService(documents, {
      diagnostics: () => ({ rules: rules.settings(), sectionOf }),
      client: clientFeatures(capabilities),
      commands,
      resolvePath: pathFromRoot,
      names: () => workspace?.view(),
    });
    if (capabilities.textDocument?.formatting?.dynamicRegistration) formatting = registerFormatting(connection);
    if (!pull)
      pushAgain = pushDiagnostics(connection, documents, {
        prepare: (uri) => service.prepare(uri),
        diagnose: judged,
        failed,
      });
    workspace = openWorkspace(connection, documents, {
      folders: foldersOf(params),
      watches: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
      changed: again,
      prepare: (uri) => service.prepare(uri),
      failed: (error) => report('Reading the workspace', error),
      note: (message) => connection.console.info(message),
    });
    return {
      serverInfo: { name: 'Healer' },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: [' ', ':', '[', '{', ','] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: capabilities.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
        workspaceSymbolProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        documentSymbolProvider: { label: 'Healer' },
        ...(formatting ? {} : { documentFormattingProvider: true }),
        foldingRangeProvider: true,
        semanticTokensProvider: { legend: tokenLegend, full: true },
        inlayHintProvider: true,
        documentLinkProvider: {},
        selectionRangeProvider: true,
        codeActionProvider: { codeActionKinds: [...codeActionKinds] },
        ...(commands?.runCheck || commands?.dryRun ? { codeLensProvider: {} } : {}),
        ...(pull
          ? {
              diagnosticProvider: {
                identifier: 'healer',
                interFileDependencies: !refresh,
                workspaceDiagnostics: false,
              },
            }
          : {}),
      },
    };
  });

  connection.onInitialized(() => {
    followed?.start();
    workspace?.start();
    if (tellsFolders) connection.workspace.onDidChangeWorkspaceFolders((event) => workspace?.changeFolders(event));
  });

  const judged = (uri: string) => {
    formatting?.seen(uri, service.formats(uri));
    return service.concerns(uri) ? service.diagnostics(uri) : undefined;
  };

  const report = (what: string, error: unknown): string => {
    const reason = error instanceof Error ? error.message : String(error);
    connection.console.error(`${what} failed: ${error instanceof Error ? (error.stack ?? reason) : reason}`);
    return `${what} failed: ${reason}`;
  };

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
      await workspace?.settled();
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
    await workspace?.renewed();
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

  connection.listen();
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

/** The commands a client names in its options; anything else there is ignored. */
function commandsIn(options: unknown): InitializationOptions['commands'] {
  const commands = options && typeof options === 'object' && 'commands' in options ? options.commands : undefined;
  if (!commands || typeof commands !== 'object') return undefined;
  const { runCheck, dryRun } = commands as Record<string, unknown>;
  return {
    ...(typeof runCheck === 'string' ? { runCheck } : {}),
    ...(typeof dryRun === 'string' ? { dryRun } : {}),
  };
}
