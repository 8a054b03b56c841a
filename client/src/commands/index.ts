import * as vscode from 'vscode';
import type { CheckResults } from '../check-results.ts';
import type { Context } from '../context.ts';
import { type CommandArguments, type CommandId, commands } from '../contributions.ts';
import { failures, showFailure } from '../failures.ts';
import type { LanguageServer } from '../language-server.ts';
import { openHealth } from '../pages/health-page.ts';
import { openIncidents } from '../pages/incidents-page.ts';
import { dryRunPlaybook } from './dry-run-playbook.ts';
import { generatePostmortem } from './generate-postmortem.ts';
import { runCheck } from './run-check.ts';
import { startIncident } from './start-incident.ts';

type Handlers = { [C in CommandId]: (...args: CommandArguments[C]) => Promise<void> | void };

/** Everything a user can do, a row a command. */
export function registerCommands(context: Context, server: LanguageServer, results: CheckResults): void {
  const handlers: Handlers = {
    [commands.runCheck]: (target) => runCheck(context, results, target),
    [commands.dryRunPlaybook]: (target) => dryRunPlaybook(context, target),
    [commands.startIncident]: () => startIncident(context),
    [commands.openIncidents]: async (id) => {
      const daemon = await context.daemonFor();
      if (daemon) await openIncidents(context, daemon, id);
    },
    [commands.generatePostmortem]: (id) => generatePostmortem(context, id),
    [commands.openHealth]: async (workload) => {
      const daemon = await context.daemonFor();
      if (daemon) await openHealth(context, daemon, workload);
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
