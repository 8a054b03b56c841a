import * as vscode from 'vscode';
import type { CheckReport } from '../../../engine/protocol/rpc.ts';
import type { DefinitionTarget } from '../../../schemas/lsp.ts';
import type { CheckResults } from '../check-results.ts';
import type { Context } from '../context.ts';
import { definitionOnScreen } from '../definition-text.ts';
import { failures, showFailure } from '../failures.ts';

/** Runs the check at a code lens or the cursor, as it stands on the screen, and shows the outcome beside it. */
export async function runCheck(context: Context, results: CheckResults, target?: DefinitionTarget): Promise<void> {
  if (!vscode.workspace.isTrusted) return showFailure(failures.untrusted('Running a check'));
  const onScreen = await definitionOnScreen(target);
  if (!onScreen) return showFailure(failures.nothingHere('health check'));
  const daemon = context.daemonFor(onScreen.document.uri);
  if (!daemon.ok) return showFailure(daemon.failure);

  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: `Running check ${target?.name ?? ''}…`,
    cancellable: true,
  };
  const answer = await vscode.window.withProgress(progress, (_, token) =>
    daemon.value.request('check/run', (root) => ({ root, definition: onScreen.definition }), token),
  );
  if (!answer.ok) return showFailure(answer.failure);
  results.show(onScreen.document, answer.value);
  for (const report of answer.value) announce(context, report, onScreen.unsaved);
}

function announce(context: Context, report: CheckReport, unsaved: boolean): void {
  const name = report.check === report.type ? report.workload : `${report.workload}/${report.check}`;
  const source = unsaved ? ' Ran what is on the screen, which is not saved.' : '';
  const line = `${name} ${report.result}: ${report.message}`;
  context.log.info(`${line} (${report.target}, ${Math.round(report.took)} ms)`);
  for (const note of report.notes) context.log.info(`  ${note}`);
  const notes = report.notes.length > 0 ? ` ${report.notes.join('; ')}.` : '';
  if (report.result === 'passed') void vscode.window.showInformationMessage(`${line}.${source}${notes}`);
  else void vscode.window.showWarningMessage(`${line}.${source}${notes}`);
}
