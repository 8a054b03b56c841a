import * as vscode from 'vscode';
import type { CheckResults } from '../check-results.ts';
import type { Context } from '../context.ts';
import { type CommandArguments, type CommandId, commands } from '../contributions.ts';
import { failures, showFailure } from '../failures.ts';
import type { HealthBoard } from '../health/board.ts';
import type { DaemonLogs } from '../health/daemon-log.ts';
import type { HealthTree } from '../health/tree.ts';
import { incidentActions } from '../incidents/actions.ts';
import type { IncidentBoard } from '../incidents/board.ts';
import type { IncidentTree } from '../incidents/tree.ts';
import type { LanguageServer } from '../language-server.ts';
import { openHealth } from '../pages/health-page.ts';
import { openIncidents } from '../pages/incidents-page.ts';
import type { Watching } from '../watching.ts';
import { dryRunPlaybook } from './dry-run-playbook.ts';
import { filterHealth } from './filter-health.ts';
import { healthRowActions } from './health-rows.ts';
import { newCheck } from './new-check.ts';
import { openTools } from './open-tools.ts';
import { runCheck } from './run-check.ts';
import { startIncident } from './start-incident.ts';

type Handlers = { [C in CommandId]: (...args: CommandArguments[C]) => Promise<void> | void };

/** What commands act on. */
export interface Parts {
  readonly server: LanguageServer;
  readonly results: CheckResults;
  readonly board: HealthBoard;
  readonly tree: HealthTree;
  readonly incidents: IncidentBoard;
  readonly incidentTree: IncidentTree;
  readonly watching: Watching;
  readonly logs: DaemonLogs;
}

/** Everything a user can do, a row a command. */
export function registerCommands(context: Context, parts: Parts): void {
  const { server, results, board, tree, incidents, incidentTree, watching, logs } = parts;
  const rows = healthRowActions(context, board, tree);
  const incident = incidentActions(context, incidents, incidentTree);
  const handlers: Handlers = {
    [commands.runCheck]: (target) => runCheck(context, results, target),
    [commands.dryRunPlaybook]: (target) => dryRunPlaybook(context, target),
    [commands.startIncident]: () => startIncident(context),
    [commands.openIncidents]: async (id) => {
      const daemon = await context.daemonFor();
      if (daemon) await openIncidents(context, daemon, id);
    },
    [commands.showIncident]: incident.show,
    [commands.acknowledgeIncident]: incident.acknowledge,
    [commands.mitigateIncident]: incident.mitigate,
    [commands.resolveIncident]: incident.resolve,
    [commands.reopenIncident]: incident.reopen,
    [commands.reviewIncident]: incident.review,
    [commands.takeIncident]: incident.take,
    [commands.assignIncident]: incident.assign,
    [commands.changeSeverity]: incident.severity,
    [commands.addNote]: incident.note,
    [commands.copyIncidentId]: incident.copyId,
    [commands.exportIncident]: incident.exportIncident,
    [commands.generatePostmortem]: incident.postmortem,
    [commands.openHealth]: async (workload) => {
      const daemon = await context.daemonFor();
      if (daemon) await openHealth(context, daemon, workload);
    },
    [commands.startWatching]: async () => {
      const daemon = await context.daemonFor();
      if (daemon) await watching.start(daemon);
    },
    [commands.stopWatching]: async () => {
      const daemon = await context.daemonFor();
      if (daemon) await watching.stop(daemon);
    },
    [commands.runWatchedCheck]: rows.check,
    [commands.openCheckFile]: rows.openFile,
    [commands.openIncidentOf]: rows.openIncident,
    [commands.openReportOf]: rows.openReport,
    [commands.openRunbookOf]: rows.openRunbook,
    [commands.openDashboardOf]: rows.openDashboard,
    [commands.silence]: rows.silence,
    [commands.endSilence]: rows.endSilence,
    [commands.pin]: rows.pin,
    [commands.unpin]: rows.unpin,
    [commands.filterHealth]: () => filterHealth(tree),
    [commands.clearHealthFilter]: () => tree.setFilter(''),
    [commands.newCheck]: () => newCheck(context),
    [commands.openTools]: () => openTools(),
    [commands.showDaemonLog]: async () => {
      const daemon = await context.daemonFor();
      if (daemon) await logs.show(daemon);
    },
    [commands.showLog]: () => context.log.show(),
    [commands.restartServer]: () => server.restart(),
  };
  for (const [id, handler] of Object.entries(handlers) as [CommandId, (...args: unknown[]) => Promise<void> | void][]) {
    context.extension.subscriptions.push(vscode.commands.registerCommand(id, guarded(context, id, handler)));
  }
}

/** A fault in one command is told and logged, and costs that command only. */
function guarded(context: Context, id: CommandId, handler: (...args: unknown[]) => Promise<void> | void) {
  return async (...args: unknown[]): Promise<void> => {
    try {
      await handler(...args);
    } catch (error) {
      context.log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      await showFailure(failures.internal(error instanceof Error ? error.message : String(error)));
    }
  };
}
