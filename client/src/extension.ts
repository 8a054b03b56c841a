import * as vscode from 'vscode';
import { CheckResults } from './check-results.ts';
import { servePostmortems } from './commands/generate-postmortem.ts';
import { registerCommands } from './commands/index.ts';
import { createContext } from './context.ts';
import { HealthBoard } from './health/board.ts';
import { CheckTests } from './health/check-tests.ts';
import { DaemonLogs } from './health/daemon-log.ts';
import { notifyOfChanges } from './health/notifier.ts';
import { ResultLenses } from './health/result-lenses.ts';
import { showStatus } from './health/status-bar.ts';
import { HealthTree } from './health/tree.ts';
import { IncidentBoard } from './incidents/board.ts';
import { notifyOfIncidents } from './incidents/notifier.ts';
import { IncidentTree } from './incidents/tree.ts';
import { LanguageServer, watchEditors } from './language-server.ts';
import { healthPanels } from './pages/health-page.ts';
import { incidentPanels } from './pages/incidents-page.ts';
import { commitTexts } from './pages/open-commit.ts';
import type { Panels } from './pages/panel-of.ts';
import { Watching } from './watching.ts';

/** Called by VS Code when a YAML file is opened or one of our commands is run. */
export function activate(extension: vscode.ExtensionContext): void {
  const context = createContext(extension);
  const server = new LanguageServer(context);
  const results = new CheckResults();
  const board = new HealthBoard(context);
  const tree = new HealthTree(context, board);
  const incidents = new IncidentBoard(context);
  const incidentTree = new IncidentTree(incidents);
  const watching = new Watching(context, board);
  const logs = new DaemonLogs(board);
  extension.subscriptions.push(server, results, board, tree, incidents, incidentTree, watching, logs);

  registerCommands(context, { server, results, board, tree, incidents, incidentTree, watching, logs });
  watchEditors(context, server);
  extension.subscriptions.push(
    showStatus(board),
    notifyOfChanges(context, board),
    notifyOfIncidents(context, incidents, board),
    new ResultLenses(board, results),
    new CheckTests(context, board),
    commitTexts(),
    servePostmortems(context),
  );
  restore(incidentPanels);
  restore(healthPanels);

  /** Draws panels of a kind again that the editor kept over a reload; the title tells whose a panel was. */
  function restore({ type, titleOf, adopt }: Pick<Panels<unknown>, 'type' | 'titleOf' | 'adopt'>): void {
    const serializer = {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel) {
        const daemons = (vscode.workspace.workspaceFolders ?? []).map((folder) => context.daemonOf(folder));
        const daemon = daemons.find((one) => titleOf(one) === panel.title) ?? daemons[0];
        if (daemon) adopt(context, daemon, panel);
        else panel.dispose();
      },
    };
    extension.subscriptions.push(vscode.window.registerWebviewPanelSerializer(type, serializer));
  }
}
