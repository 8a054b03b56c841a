import {
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../schemas/lsp.ts';
import { codeActionKinds, tokenLegend } from './service/advertised.ts';

/** What the server can do for a client. It needs nothing that reads YAML, so that the answer to `initialize` waits for none of it. */
export function initializeResult({ capabilities, initializationOptions }: InitializeParams): InitializeResult {
  const { textDocument } = capabilities;
  const commands = commandsIn(initializationOptions);
  const pull = pulls(capabilities);
  const refresh = refreshes(capabilities);
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
      renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
      workspaceSymbolProvider: true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      documentSymbolProvider: { label: 'Healer' },
      ...(textDocument?.formatting?.dynamicRegistration ? {} : { documentFormattingProvider: true }),
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
}

/** Whether the client asks for diagnostics; else they are pushed. */
export function pulls({ textDocument }: InitializeParams['capabilities']): boolean {
  return textDocument?.diagnostic !== undefined;
}

/** Whether the client can be told to ask for its diagnostics again. */
export function refreshes(capabilities: InitializeParams['capabilities']): boolean {
  return pulls(capabilities) && (capabilities.workspace?.diagnostics?.refreshSupport ?? false);
}

/** The commands a client names in its options; anything else there is ignored. */
export function commandsIn(options: unknown): InitializationOptions['commands'] {
  const commands = options && typeof options === 'object' && 'commands' in options ? options.commands : undefined;
  if (!commands || typeof commands !== 'object') return undefined;
  const { runCheck, dryRun } = commands as Record<string, unknown>;
  return {
    ...(typeof runCheck === 'string' ? { runCheck } : {}),
    ...(typeof dryRun === 'string' ? { dryRun } : {}),
  };
}
