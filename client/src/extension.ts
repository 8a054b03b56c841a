import * as vscode from 'vscode';
import { CheckResults } from './check-results.ts';
import { registerCommands } from './commands/index.ts';
import { createContext } from './context.ts';
import { panels } from './contributions.ts';
import { LanguageServer, watchEditors } from './language-server.ts';
import { adopt, titleOf } from './pages/incidents-page.ts';

/** Called by VS Code when a YAML file is opened or one of our commands is run. */
export function activate(extension: vscode.ExtensionContext): void {
  const context = createContext(extension);
  const server = new LanguageServer(context);
  const results = new CheckResults();
  extension.subscriptions.push(server, results);

  registerCommands(context, server, results);
  watchEditors(context, server);
  extension.subscriptions.push(
    vscode.window.registerWebviewPanelSerializer(panels.incidents, {
      async deserializeWebviewPanel(panel) {
        const daemons = (vscode.workspace.workspaceFolders ?? []).map((folder) => context.daemonOf(folder));
        const daemon = daemons.find((one) => titleOf(one) === panel.title) ?? daemons[0];
        if (daemon) adopt(context, daemon, panel);
        else panel.dispose();
      },
    }),
  );
}
