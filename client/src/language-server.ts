import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../schemas/lsp.ts';
import type { Context } from './context.ts';
import { commands, contextKeys, type SettingTypes, settings } from './contributions.ts';
import { failures, showFailure } from './failures.ts';
import { guessKind, isMeantForUs } from './scan.ts';

/** Where the server listens for a debugger when the extension itself is debugged; `.vscode/launch.json` attaches there. */
const debugPort = 6009;

/** The language server, started when the first of our files is seen. */
export class LanguageServer implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private starting: Promise<void> | undefined;

  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  /** Starts once; says so in its own words when that fails, since the editor would stay silent. */
  start(): Promise<void> {
    this.starting ??= this.launch();
    return this.starting;
  }

  async restart(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.starting = undefined;
    await client?.dispose();
    await this.start();
  }

  dispose(): void {
    void this.client?.dispose();
  }

  private async launch(): Promise<void> {
    const module = this.context.extension.asAbsolutePath('dist/server.js');
    const server: ServerOptions = {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', `--inspect=${debugPort}`] } },
    };
    const initializationOptions: InitializationOptions = {
      commands: { runCheck: commands.runCheck, dryRun: commands.dryRunPlaybook },
      rules: vscode.workspace.getConfiguration().get<SettingTypes[typeof settings.rules]>(settings.rules) ?? {},
      rulesReference: vscode.Uri.file(this.context.extension.asAbsolutePath('docs/rules.md')).toString(),
    };
    const options: LanguageClientOptions = {
      documentSelector: [
        { language: 'yaml', scheme: 'file' },
        { language: 'yaml', scheme: 'untitled' },
      ],
      initializationOptions,
      outputChannel: this.context.log,
    };
    this.client = new LanguageClient('healer', 'Healer', server, options);
    try {
      await this.client.start();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.starting = undefined;
      this.context.log.error(`language server: ${reason}`);
      await showFailure(failures.serverStart(reason));
    }
  }
}

/** How long typing rests before a text is looked at again, in ms. */
const rest = 300;

/** Starts the server when a cheap look at an open text finds one of ours, and keeps the editor's context key right. */
export function watchEditors(context: Context, server: LanguageServer): void {
  const kindOf = (document: vscode.TextDocument) =>
    document.languageId === 'yaml' ? guessKind(document.uri.path, document.getText()) : undefined;
  const look = (document: vscode.TextDocument): void => {
    const kind = kindOf(document);
    if (kind || (document.languageId === 'yaml' && isMeantForUs(document.getText()))) void server.start();
    if (document === vscode.window.activeTextEditor?.document) show(kind);
  };
  const show = (kind: ReturnType<typeof kindOf>): void =>
    void vscode.commands.executeCommand('setContext', contextKeys.editorKind, kind);
  let timer: NodeJS.Timeout | undefined;
  for (const document of vscode.workspace.textDocuments) look(document);
  context.extension.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId !== 'yaml') return;
      clearTimeout(timer);
      timer = setTimeout(() => look(document), rest);
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => (editor ? look(editor.document) : show(undefined))),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
